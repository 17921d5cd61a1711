/** The building blocks of the schema: zod types whose issues are sentences in this project's form. */
import { z } from "zod";
import { didYouMean, oneOf } from "../did-you-mean";
import { refusal, refusalOfKeys, refusalOfType } from "./refusal";

/** What a kind of text is called, and how it is written. */
export interface TextForm {
  /** What the value should be, with its article: `an account id`. */
  readonly noun: string;
  /** What to write: `the 12 digits of the account id`. */
  readonly write: string;
  /** What the whole text matches. */
  readonly pattern: RegExp;
  /**
   * Says why a text is refused, where the pattern alone leaves the reader guessing.
   * @default - the text is only said not to be the noun
   */
  readonly reason?: (text: string) => string | undefined;
  /**
   * What is wrong with a number in this place.
   * @default - it is said not to be the noun
   */
  readonly number?: string;
  /**
   * Why a reference to a state's output cannot stand in this place.
   * @default - the value has to be known before Terraform reads any state
   */
  readonly reference?: string;
}

/** A text of one form. */
export function text({
  noun,
  write,
  pattern,
  reason,
  number,
  reference = "this has to be known before Terraform reads any state",
}: TextForm) {
  return z
    .string({
      error: ({ input }) => {
        if (typeof input === "number" && number !== undefined) return refusal(number, write);
        if (isReference(input)) return refusal(`is a reference, and ${reference}`, write);
        return refusalOfType(input, noun, write);
      },
    })
    .regex(pattern, {
      error: ({ input }) => {
        const why = reason?.(String(input));
        return refusal(why === undefined ? `is not ${noun}` : `is not ${noun}: ${why}`, write);
      },
    });
}

function isReference(input: unknown): boolean {
  return typeof input === "object" && input !== null && "state" in input && "output" in input;
}

/**
 * One of a few known texts.
 *
 * @param number - what is wrong with a number in this place; by default it is said not to be the noun
 */
export function choice<const Options extends readonly [string, ...string[]]>(
  noun: string,
  options: Options,
  number?: string,
) {
  return z.enum(options, {
    error: ({ input }) =>
      typeof input === "number" && number !== undefined
        ? refusal(
            number,
            oneOf(
              "",
              options.map((option) => JSON.stringify(option)),
            ),
          )
        : refusalOfType(input, noun, oneOf(typeof input === "string" ? input : "", options)),
  });
}

/** One of many known texts, typed as any text, so that a person's list need not be a literal type. */
export function known(noun: string, write: string, options: readonly string[]) {
  return z
    .string({ error: ({ input }) => refusalOfType(input, noun, write) })
    .refine((word) => options.includes(word), {
      error: ({ input }) => {
        const meant = didYouMean(String(input), options);
        return refusal(`is not ${noun}`, meant === undefined ? write : `${write}; did you mean ${meant}?`);
      },
    })
    .meta({ enum: [...options] });
}

/** A whole number between two bounds, both included. */
export function wholeNumber(write: string, least: number, most: number) {
  const error = ({ input }: { readonly input?: unknown }) => refusalOfType(input, "in the allowed range", write);
  return z
    .int({ error: ({ input }) => refusalOfType(input, "a whole number", write) })
    .min(least, { error })
    .max(most, { error });
}

/** A multiple of `step`, from one `step` up to a bound. */
export function multipleOf(step: number, most: number) {
  const noun = `a multiple of ${step} from ${step} to ${most}`;
  const error = ({ input }: { readonly input?: unknown }) => refusalOfType(input, noun, noun);
  return z
    .number({ error })
    .refine((number) => number % step === 0 && number >= step && number <= most, { error })
    .meta({ multipleOf: step, minimum: step, maximum: most });
}

/** One of a few known numbers. */
export function oneOfNumbers(noun: string, options: readonly number[]) {
  const error = ({ input }: { readonly input?: unknown }) => refusalOfType(input, noun, `one of ${options.join(", ")}`);
  return z
    .number({ error })
    .refine((number) => options.includes(number), { error })
    .meta({ enum: [...options] });
}

/** `true` or `false`. */
export function truth() {
  return z.boolean({ error: ({ input }) => refusalOfType(input, "true or false", "true or false, without quotes") });
}

/** A list whose items have one form. */
export function list<Item extends z.ZodType>(item: Item, write: string) {
  return z.array(item, { error: ({ input }) => refusalOfType(input, "a list", write) }).readonly();
}

/** A list with at least one item; `empty` says what an empty one would mean. */
export function filledList<Item extends z.ZodType>(item: Item, write: string, empty: string) {
  return z
    .array(item, { error: ({ input }) => refusalOfType(input, "a list", write) })
    .min(1, { error: refusal(empty, write) })
    .readonly();
}

/**
 * A mapping with these keys and no others.
 *
 * @param environment - keys that have no place in a configuration, in Terraform's spelling, and the environment variable
 * in place of each
 */
export function mapping<Shape extends z.ZodRawShape>(shape: Shape, environment: Readonly<Record<string, string>> = {}) {
  const keys = Object.keys(shape);
  const needed = keys.filter((key) => shape[key]?._zod.optin !== "optional");
  const write = `a mapping with ${needed.length > 0 ? needed.join(", ") : `any of ${keys.join(", ")}`}`;
  return z.strictObject(shape, {
    // Of unknown keys zod reports all in one issue, which says what is known.
    error: ({ code, input }) =>
      code === "unrecognized_keys" ? refusalOfKeys(keys, environment) : refusalOfType(input, "a mapping", write),
  });
}

/**
 * A mapping from names of one form, or from names of a list. The names are checked by the rules, which see all of them
 * at once.
 */
export function byName<Value extends z.ZodType>(value: Value, names: RegExp | readonly string[], write: string) {
  const propertyNames = "source" in names ? { pattern: names.source } : { enum: [...names] };
  return z
    .record(z.string(), value, { error: ({ input }) => refusalOfType(input, "a mapping", write) })
    .meta({ propertyNames });
}

/** One of several mappings, told apart by their key `type`. */
export function byType<
  const Options extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(types: readonly string[], options: Options) {
  const write = `a mapping whose type is ${oneOf("", types)}`;
  return z.discriminatedUnion("type", options, {
    error: ({ code, input }) =>
      code === "invalid_union"
        ? refusalOfKind((input as { type?: unknown }).type, types)
        : refusalOfType(input, "a mapping", write),
  });
}

function refusalOfKind(type: unknown, types: readonly string[]): string {
  return refusalOfType(type, "a kind of state", oneOf(typeof type === "string" ? type : "", types));
}
