/** Names that cron and EventBridge share. */
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

interface Field {
  readonly least: number;
  readonly most: number;
  /** What the numbers may be called, the first standing for `least`. */
  readonly names?: readonly string[];
}

/** @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/crontab.html */
const FIELDS: readonly Field[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: MONTHS },
  { least: 0, most: 6, names: DAYS },
];

/** Whether a text is five fields of cron that all engines read alike: numbers, names, lists, ranges, steps of `*`. */
export function isCron(text: string): boolean {
  const fields = text.split(" ");
  return fields.length === FIELDS.length && FIELDS.every((field, index) => isField(fields[index]!, field));
}

function isField(text: string, field: Field): boolean {
  return text.split(",").every((part) => {
    const [, step] = /^\*(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    if (part.startsWith("*")) return part === "*" || (step !== undefined && isWithin(Number(step), 1, field.most));
    const ends = part.split("-").map((end) => numberOf(end, field));
    return ends.length <= 2 && ends.every((end) => isWithin(end, field.least, field.most)) && ends[0]! <= ends.at(-1)!;
  });
}

function numberOf(text: string, { least, names }: Field): number {
  const name = names?.indexOf(text.toUpperCase()) ?? -1;
  if (name >= 0) return name + least;
  return /^\d{1,2}$/.test(text) ? Number(text) : NaN;
}

function isWithin(number: number, least: number, most: number): boolean {
  return number >= least && number <= most;
}

/**
 * The same times in EventBridge's own cron: a year more, days of the week from 1, and `?` for the one of the two days
 * that does not matter. Undefined where both matter: EventBridge has no word for that.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
export function eventBridgeCron(cron: string): string | undefined {
  const [minute, hour, dayOfMonth, month, dayOfWeek] = cron.split(" ") as [string, string, string, string, string];
  const times = `${minute} ${hour}`;
  if (dayOfWeek === "*") return `cron(${times} ${dayOfMonth} ${month} ? *)`;
  if (dayOfMonth !== "*") return undefined;
  // A step is a distance and stays; a day is a number and moves by one.
  const days = dayOfWeek.replace(/(?<!\/)\b\d\b/g, (day) => String(Number(day) + 1));
  return `cron(${times} ? ${month} ${days} *)`;
}
