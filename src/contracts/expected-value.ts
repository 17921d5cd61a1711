/** What a value from an existing state has to be, and the sentence that stops Terraform where it is something else. */
import type { OutputPath } from "../output-path";
import { inTemplate, quoted, valueAt } from "./terraform-expression";

/** What a value from an existing state has to look like. */
export interface ExpectedValue {
  /** What it is, with an article: `an organization id`. */
  readonly noun: string;
  /** Regular expression (RE2, as Terraform's `regex` takes, without capturing groups) that matches the whole value. */
  readonly pattern: string;
  /**
   * What is refused although it has the form.
   * @default - nothing
   */
  readonly refusals?: readonly Refusal[];
}

/** Values that are refused although they have the expected form. */
export interface Refusal {
  /** The Terraform expression that is true of them; `value` is the expression of the value. */
  readonly when: (value: string) => string;
  /** Why, as a clause: `it is longer than 256 characters`. */
  readonly because: string;
}

/** Refuses texts that are longer than there is room for. */
export function longerThan(characters: number): Refusal {
  return { when: (value) => `length(${value}) > ${characters}`, because: `it is longer than ${characters} characters` };
}

/** Refuses beginnings of ARNs that stand for some of what begins with `prefix`, which is `what`. */
export function covers(prefix: string, what: string): Refusal {
  return {
    when: (value) => `startswith(${quoted(prefix)}, ${value}) || startswith(${value}, ${quoted(prefix)})`,
    because: `it covers ${what}`,
  };
}

/** Where a value of an existing state is read from, and by whom. */
export interface ReadValue {
  /** Name of the stack that reads it. */
  readonly stack: string;
  /** Name of the existing state. */
  readonly state: string;
  /** The path into its outputs, as the configuration has it. */
  readonly output: string;
  /** The same, parsed. */
  readonly path: OutputPath;
}

/** A condition on what a data source read, with its sentence. */
export interface Postcondition {
  readonly condition: string;
  readonly error_message: string;
}

/**
 * The outputs, as a postcondition of their data source has them. In parentheses, since Terraform shows the value of
 * whatever a condition names, and an output may be a secret: of a state that is read, Terraform does not know which is.
 */
export const OWN_OUTPUTS = "(self.outputs)";

/** What is no secret, and can be shown: an ARN, or an id of AWS Organizations. */
const IDENTIFIER = "^(?:arn:[!-~]{1,300}|(?:o|r|ou)-[0-9A-Za-z-]{1,70}|[0-9]{12})$";

/**
 * The postcondition of the data source that reads the state. Its sentence tells a missing output from one that has no
 * such part, from one of another type and from one of another form.
 */
export function postcondition({ stack, state, output, path }: ReadValue, expected: ExpectedValue): Postcondition {
  const { noun, pattern, refusals = [] } = expected;
  const value = valueAt(OWN_OUTPUTS, path);
  const form = `regex(${quoted(pattern)}, ${value})`;
  const conditions = [`${form} != null`, ...refusals.map(({ when }) => `!(${when(value)})`)];

  const reason = firstOf([
    ...missingParts(path),
    [`try(tostring(${value}) == null, true)`, `join("", ["it is ", ${kindOf(value)}])`],
    [`!can(${form})`, `can(regex(${quoted(IDENTIFIER)}, ${value})) ? "it is \${${value}}" : "it is another text"`],
    ...refusals.map(({ when, because }) => [`try(${when(value)}, true)`, quoted(because)] as const),
  ]);
  return {
    // Terraform before 1.12 looks at both sides of `&&`, so the first being false does not spare the others an error.
    condition: refusals.length === 0 ? `\${can(${form})}` : `\${try(${conditions.join(" && ")}, false)}`,
    error_message: `Stack ${stack} reads ${inTemplate(output)} of the existing state ${state}, which must be ${noun}, but \${${reason}}. Apply what writes that state, or correct the reference in the configuration.`,
  };
}

/** An expression that takes the first value whose condition is true. */
function firstOf(cases: readonly (readonly [condition: string, value: string])[]): string {
  return cases.reduceRight((rest, [condition, value]) => `${condition} ? (${value}) : ${rest}`, '"it is refused"');
}

/** For each part of the path: whether it is missing, and what is there instead. */
function missingParts([output, ...steps]: OutputPath): (readonly [string, string])[] {
  const first = [`!can(${OWN_OUTPUTS}.${output})`, quoted(`the state has no output ${output}`)] as const;
  const others = steps.map((step, index) => {
    const before = [output, ...steps.slice(0, index)];
    const parent = valueAt(OWN_OUTPUTS, before);
    const name = typeof step === "number" ? `[${step}]` : step;
    const what = quoted(`${valueAt("", before).slice(1)} has no ${name}: it is `);
    return [`!can(${valueAt(parent, [step])})`, `join("", [${what}, ${kindOf(parent)}])`] as const;
  });
  return [first, ...others];
}

/** How many keys of a mapping are named. */
const KEYS = 10;

/** What kind of value it is, as an expression: it names the keys of a mapping, and of nothing else what it holds. */
function kindOf(value: string): string {
  const keys = `keys(${value})`;
  const mapping = firstOf([
    [`length(${keys}) == 0`, '"an empty mapping"'],
    [`length(${keys}) <= ${KEYS}`, `"a mapping with the keys \${join(", ", ${keys})}"`],
    [
      "true",
      `"a mapping with the keys \${join(", ", slice(${keys}, 0, ${KEYS}))} and \${length(${keys}) - ${KEYS}} more"`,
    ],
  ]);
  const single = `tostring(${value}) == null ? "null" : "a single value"`;
  return `try(${mapping}, ${single}, "a list of \${length(${value})} elements")`;
}
