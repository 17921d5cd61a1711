import { PatternError } from "../../errors";
import { translate } from "./event-pattern-alternatives";
import type { Conditions } from "./event-pattern-alternatives";
import type { Expression } from "../expression/expression";
import { patternProblems } from "../expression/pattern-problems";

/**
 * Longest event pattern, in characters.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
export const MAXIMUM_EVENT_PATTERN_LENGTH = 2048;

/**
 * The kinds of events in which CloudTrail hands its records to EventBridge.
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-cloudtrail.html
 */
const DETAIL_TYPES = [
  "AWS API Call via CloudTrail",
  "AWS Console Sign In via CloudTrail",
  "AWS Console Action via CloudTrail",
  "AWS Service Event via CloudTrail",
];

/** An EventBridge event pattern, and how far it says the same as the expression that it comes from. */
export interface EventPattern {
  /** The event pattern as JSON. */
  readonly pattern: string;
  /**
   * Whether it matches the same records, provided that the fields it looks at hold single values, as CloudTrail's do:
   * EventBridge looks into lists, and takes an object for missing. Where false, it matches more records, never fewer.
   */
  readonly exact: boolean;
}

/**
 * The EventBridge event pattern of an expression, for the events in which CloudTrail hands on its records. The default
 * state of a rule leaves out calls that only read.
 *
 * @param owner whose pattern it is, for the error.
 * @throws PatternError with every problem that `renderFilterPattern` refuses, or more than 2,048 characters.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function renderEventPattern(expression: Expression, owner = "a detection"): EventPattern {
  const problems = patternProblems(expression);
  if (problems.length > 0) {
    throw new PatternError(owner, problems);
  }
  const { alternatives, exact } = translate(expression);
  const [detail] = alternatives.length === 1 ? alternatives.map(nest) : [{ $or: alternatives.map(nest) }];
  // EventBridge refuses an empty object.
  const isUnconditional = Object.keys(detail!).length === 0;
  const pattern = JSON.stringify({ "detail-type": DETAIL_TYPES, ...(isUnconditional ? {} : { detail }) });
  if (pattern.length > MAXIMUM_EVENT_PATTERN_LENGTH) {
    const write = `at most ${MAXIMUM_EVENT_PATTERN_LENGTH} characters: fewer comparisons, or a second detection`;
    const found = `${pattern.length} characters`;
    throw new PatternError(owner, [{ where: "event pattern", what: "is too long", found, write }]);
  }
  return Object.freeze({ pattern, exact });
}

type JsonObject = Record<string, unknown>;

/** Conditions as the nested objects that EventBridge wants. */
function nest(conditions: Conditions): JsonObject {
  const root = emptyObject();
  for (const { path, matchers } of conditions.values()) {
    let parent = root;
    for (const key of path.slice(0, -1)) {
      parent = (parent[key] ??= emptyObject()) as JsonObject;
    }
    parent[path.at(-1)!] = matchers;
  }
  return root;
}

/** Without a prototype, so that a field may have any name, even `constructor`. */
function emptyObject(): JsonObject {
  return Object.create(null) as JsonObject;
}
