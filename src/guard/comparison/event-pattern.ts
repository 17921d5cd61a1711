import { canonical, isObject, listOf } from "../value";
import type { Values } from "../value";

/**
 * Whether an event pattern of EventBridge, or a filter policy of SNS, matches whatever another one does. Every field of a
 * pattern has to match, and of a field any of its values: so a wider pattern has the same fields or fewer, and the same
 * values or more.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 */
export function coversEventPattern(wide: Values, narrow: Values): boolean {
  return Object.entries(wide).every(([field, wanted]) => {
    const known = narrow[field];
    if (isObject(wanted)) {
      return isObject(known) && coversEventPattern(wanted, known);
    }
    if (!Array.isArray(known) || known.length === 0) {
      return false;
    }
    return known.every((value) => listOf(wanted).some((other) => coversValue(field, other, value)));
  });
}

/** Of alternatives each is a pattern of its own; of values, a way to match is compared as it is written. */
function coversValue(field: string, wide: unknown, narrow: unknown): boolean {
  return field === "$or" && isObject(wide) && isObject(narrow)
    ? coversEventPattern(wide, narrow)
    : canonical(wide) === canonical(narrow);
}
