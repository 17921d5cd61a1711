import type { Comparison, Expression } from "../../detections";

/** Verbs of calls that only read, by which AWS names its APIs. Whoever assumes a role only reads, to CloudTrail. */
const READ_ONLY_CALL = /^(Assume|BatchGet|Describe|Get|Head|List|Lookup|Search)/;

/**
 * The state of a rule that has to see all events that some expressions match. By default EventBridge leaves out
 * management events that only read, which are most of all events.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function ruleState(expressions: readonly Expression[]) {
  return expressions.some(mayOnlyRead) ? "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" : "ENABLED";
}

/** Whether an event that only reads may match: unless the expression names events, and all of them change something. */
export function mayOnlyRead(expression: Expression): boolean {
  switch (expression.kind) {
    case "all":
      return expression.expressions.every(mayOnlyRead);
    case "any":
      return expression.expressions.some(mayOnlyRead);
    case "comparison":
      return !namesChange(expression);
    case "state":
      return expression.selector !== "$.readOnly" || expression.state !== "IS FALSE";
  }
}

function namesChange({ selector, operator, value }: Comparison): boolean {
  const isEventName = selector === "$.eventName" && operator === "=" && typeof value === "string";
  return isEventName && !value.startsWith("*") && !READ_ONLY_CALL.test(value);
}
