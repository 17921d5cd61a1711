import { ruleState } from "../../src/constructs/event-rules/rule-state";
import { all, any, equals, equalsAny, isFalse, isTrue, notEquals } from "../../src/detections";
import type { Expression } from "../../src/detections";

const EVERY_EVENT = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

describe("the state of a rule", () => {
  it.each<[string, Expression]>([
    ["a call that changes something", equals("$.eventName", "StopLogging")],
    ["several such calls of a service", all(equals("$.eventSource", "s3.amazonaws.com"), equalsAny("$.eventName", ["DeleteBucket", "PutBucketAcl"]))], // prettier-ignore
    ["calls with a prefix", equals("$.eventName", "Delete*")],
    ["events that do not only read", all(isFalse("$.readOnly"), equals("$.userIdentity.type", "Root"))],
  ])("leaves reading events out for %s", (_, expression) => {
    expect(ruleState([expression, expression])).toBe("ENABLED");
  });

  it.each<[string, Expression]>([
    ["a call that only reads", equals("$.eventName", "GetObject")],
    ["a call that assumes a role", equals("$.eventName", "AssumeRoot")],
    ["such a call beside others", equalsAny("$.eventName", ["StopLogging", "ListBuckets"])],
    ["calls that it does not name", equals("$.userIdentity.type", "Root")],
    ["calls with a suffix", equals("$.eventName", "*Policy")],
    ["all calls but one", notEquals("$.eventName", "StopLogging")],
    ["one of two things", any(equals("$.eventName", "StopLogging"), equals("$.errorCode", "AccessDenied"))],
    ["events that only read", isTrue("$.readOnly")],
  ])("lets reading events in for %s", (_, expression) => {
    expect(ruleState([equals("$.eventName", "StopLogging"), expression])).toBe(EVERY_EVENT);
  });
});
