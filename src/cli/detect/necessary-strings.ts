import type { Comparison, Expression, State } from "../../detections";
import { parseSelector } from "../../detections/expression/selector";

/**
 * JSON may spell these in one way only, but for `\u` followed by digits: whoever looks for them in the text of a record
 * has to read a record with `\u` in full.
 */
const ONE_SPELLING = /^[\w .:@+,*-]+$/;

/** In most records, or in very many: the last that one would look for. */
const COMMON_STRINGS = new Set(
  `eventVersion userIdentity type principalId arn accountId accessKeyId userName sessionContext sessionIssuer attributes
  creationDate mfaAuthenticated invokedBy eventTime eventSource eventName awsRegion sourceIPAddress userAgent
  requestParameters responseElements additionalEventData requestID eventID readOnly resources eventType managementEvent
  recipientAccountId eventCategory tlsDetails AssumedRole AWSService AWSAccount IAMUser Role AwsApiCall AwsServiceEvent
  Management Data`.split(/\s+/),
);

/**
 * Strings of which a record must hold one, as a key or as a value at any depth, or the expression cannot match it.
 *
 * Of the parts of an `all`, one is enough: the one whose strings are rarest in CloudTrail records.
 *
 * @returns undefined when records without any such string may match
 */
export function necessaryStrings(expression: Expression): readonly string[] | undefined {
  switch (expression.kind) {
    case "all":
      return expression.expressions.map(necessaryStrings).reduce(rarer, undefined);
    case "any":
      return expression.expressions.map(necessaryStrings).reduce(either, []);
    case "comparison":
      return valueOf(expression) ?? keyOf(expression);
    case "state":
      return expression.state === "NOT EXISTS" ? undefined : keyOf(expression);
  }
}

/** A text with a wildcard is part of a string only, and so is what a regular expression looks for. */
function valueOf({ operator, value }: Comparison): readonly string[] | undefined {
  const isWhole = operator === "=" && typeof value === "string" && !/^\*|\*$/.test(value);
  return isWhole && ONE_SPELLING.test(value) ? [value] : undefined;
}

/** Whatever is said of a field, it has to be there. */
function keyOf({ selector }: Comparison | State): readonly string[] | undefined {
  const step = parseSelector(selector)?.findLast(({ kind }) => kind === "key");
  return step?.kind === "key" && ONE_SPELLING.test(step.key) ? [step.key] : undefined;
}

function either(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  return one && other && [...new Set([...one, ...other])];
}

function rarer(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  const [commonInOne, commonInOther] = [countCommon(one), countCommon(other)];
  return commonInOther < commonInOne || (commonInOther === commonInOne && other.length < one.length) ? other : one;
}

function countCommon(strings: readonly string[]): number {
  return strings.filter((string) => COMMON_STRINGS.has(string) || string.endsWith(".amazonaws.com")).length;
}
