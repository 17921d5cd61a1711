import { describeAlarm } from "../../src/constructs/alarms/alarm-description";
import { equalsAny } from "../../src/detections";
import { TUNED, tuned } from "./tuned-detections";

const [rootUsage] = tuned("root-usage");
const place = {
  where: "in account Payments (555555555555)",
  accountId: "555555555555",
  logGroupName: "cloudtrail/organization-trail",
};
const lastLines = (description: string) => description.split("\n").slice(-4);

describe("the description of an alarm", () => {
  it("says how bad it is, what happened and where, why it matters, what to do, and how to see the events", () => {
    expect(describeAlarm(rootUsage!, place)).toBe(
      [
        "CRITICAL root-usage: Root user was used in account Payments (555555555555).",
        rootUsage!.why,
        ...rootUsage!.runbook.map((step, index) => `${index + 1}. ${step}`),
        "CloudWatch Logs Insights, log group cloudtrail/organization-trail:",
        "fields @timestamp, recipientAccountId, awsRegion, eventName, errorCode, userIdentity.arn, sourceIPAddress",
        '| filter recipientAccountId = "555555555555" and userIdentity.type = "Root" and not ispresent(userIdentity.invokedBy) and eventType != "AwsServiceEvent"',
        "| sort @timestamp desc",
      ].join("\n"),
    );
  });

  it("leaves out whole steps of the runbook from its end, and never a part of the query", () => {
    const long = { ...rootUsage!, runbook: ["a".repeat(100), "b".repeat(800), "c"] };
    const description = describeAlarm(long, place);

    expect(description).toContain(`\n1. ${"a".repeat(100)}\n`);
    expect(description).not.toMatch(/b{2}|3\. c/);
    expect(lastLines(description)).toEqual(lastLines(describeAlarm(rootUsage!, place)));
  });

  it("is as long as CloudWatch allows, and not one character longer", () => {
    const withoutSteps = describeAlarm({ ...rootUsage!, runbook: [] }, place).length;
    const room = 1024 - withoutSteps - "\n1. ".length;
    const described = (length: number) => describeAlarm({ ...rootUsage!, runbook: ["x".repeat(length)] }, place);

    expect(described(room)).toHaveLength(1024);
    expect(described(room + 1)).toHaveLength(withoutSteps);
  });

  it("fits for every detection of the catalogue, even in an account with the longest name", () => {
    for (const detection of TUNED) {
      const where = `in account ${"n".repeat(50)} (555555555555), Region ap-southeast-1`;
      const description = describeAlarm(detection, { ...place, where });

      expect(description.length).toBeLessThanOrEqual(1024);
      expect(description).toMatch(/\n\| sort @timestamp desc$/);
    }
  });

  it("refuses a pattern whose query has no room", () => {
    const names = Array.from({ length: 60 }, (_, index) => `SomeVeryLongEventName${index}`);

    expect(() => describeAlarm({ ...rootUsage!, pattern: equalsAny("$.eventName", names) }, place)).toThrow(
      [
        "alarm description has 1 problem:",
        "  root-usage leaves no room for its Logs Insights query",
        "    found: 1944 characters",
        "    write: a pattern with fewer comparisons: at most 1024 characters",
      ].join("\n"),
    );
  });
});
