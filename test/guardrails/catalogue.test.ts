import { existsSync } from "node:fs";
import * as path from "node:path";
import { GUARDRAILS, guardrailIds } from "../../src/guardrails";
import { context } from "./context";

const resourcesOf = (id: string, changes = {}) =>
  GUARDRAILS.find((guardrail) => guardrail.id === id)!.resources({ ...context, ...changes });

describe("the catalogue of guardrails", () => {
  it("has these guardrails, in this order, and spares these roles", () => {
    expect(GUARDRAILS.map(({ id, exemption }) => [id, exemption])).toEqual([
      ["protect-trails", "break-glass"],
      ["stay-in-organization", "none"],
      ["protect-exempt-roles", "deployment"],
      ["protect-log-files", "break-glass"],
      ["protect-log-bucket", "deployment"],
      ["protect-log-key", "deployment"],
      ["protect-log-group", "deployment"],
      ["protect-alarms", "deployment"],
      ["protect-alarm-topics", "deployment"],
      ["protect-event-rules", "deployment"],
    ]);
    expect(guardrailIds).toEqual(GUARDRAILS.map(({ id }) => id));
    expect(Object.isFrozen(GUARDRAILS)).toBe(true);
  });

  it.each([
    ["protect-trails", ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors", "PutInsightSelectors"]],
    ["protect-log-files", ["DeleteObject", "DeleteObjectVersion", "BypassGovernanceRetention", "PutObjectRetention"]],
    ["protect-log-bucket", ["PutBucketPolicy", "DeleteBucket", "PutLifecycleConfiguration", "PutBucketVersioning"]],
    ["protect-log-key", ["ScheduleKeyDeletion", "DisableKey", "PutKeyPolicy", "CreateGrant"]],
    ["protect-log-group", ["DeleteLogGroup", "DeleteMetricFilter", "PutMetricFilter", "PutTransformer"]],
    ["protect-alarms", ["DeleteAlarms", "DisableAlarmActions", "PutMetricAlarm", "PutAlarmMuteRule", "SetAlarmState"]],
    ["protect-alarm-topics", ["DeleteTopic", "SetTopicAttributes", "Unsubscribe", "SetSubscriptionAttributes"]],
    ["protect-event-rules", ["DeleteRule", "DisableRule", "PutRule", "RemoveTargets", "PutTargets"]],
    ["protect-exempt-roles", ["UpdateAssumeRolePolicy", "CreateRole", "PassRole", "AttachRolePolicy"]],
  ])("denies by %s every way to the same end", (id, ends) => {
    const names = GUARDRAILS.find((guardrail) => guardrail.id === id)!.actions.map((action) => action.split(":")[1]);

    expect(names).toEqual(expect.arrayContaining(ends));
  });

  it.each(GUARDRAILS.map((guardrail) => [guardrail.id, guardrail] as const))(
    "says of %s what it denies and why, in a file of its name",
    (id, guardrail) => {
      expect(existsSync(path.join(__dirname, `../../src/guardrails/${id}.ts`))).toBe(true);
      expect(guardrail.title).toMatch(/^[A-Z].*[^.]$/);
      expect(guardrail.why).toMatch(/^[A-Z].*\.$/);
      expect(guardrail.actions.filter((action) => !/^[a-z0-9]+:[A-Z]\w+$/.test(action))).toEqual([]);
      expect(new Set(guardrail.actions).size).toBe(guardrail.actions.length);
    },
  );
});

describe("the resources of guardrails", () => {
  it("are those of the audit trail, and nobody else's", () => {
    expect(Object.fromEntries(GUARDRAILS.map(({ id, resources }) => [id, resources(context)]))).toEqual({
      "protect-trails": ["arn:aws:cloudtrail:*:*:trail/*"],
      "stay-in-organization": ["*"],
      "protect-exempt-roles": [...context.deploymentRoleArns, ...context.breakGlassRoleArns],
      "protect-log-files": ["arn:aws:s3:::example-logs/*", "arn:aws:s3:::example-access-logs/*"],
      "protect-log-bucket": ["arn:aws:s3:::example-logs", "arn:aws:s3:::example-access-logs"],
      "protect-log-key": ["arn:aws:kms:eu-central-1:222222222222:key/*"],
      "protect-log-group": [
        "arn:aws:logs:eu-central-1:*:log-group:cloudtrail/organization-trail",
        "arn:aws:logs:eu-central-1:*:log-group:cloudtrail/organization-trail:*",
        "arn:aws:logs:*:*:log-group:/aws/events/organization-trail",
        "arn:aws:logs:*:*:log-group:/aws/events/organization-trail:*",
      ],
      "protect-alarms": [
        "arn:aws:cloudwatch:*:*:alarm:Organization - *",
        "arn:aws:cloudwatch:*:*:alarm:* (*) - *",
        "arn:aws:cloudwatch:*:*:alarm:Every account - *",
      ],
      "protect-alarm-topics": [
        "arn:aws:sns:*:*:organization-trail-alarms*",
        "arn:aws:sns:*:*:organization-trail-tamper-watch*",
      ],
      "protect-event-rules": ["arn:aws:events:*:*:rule/organization-trail-*"],
    });
  });

  it("are in the partition of the organization", () => {
    const changes = { partition: "aws-us-gov", deploymentRoleArns: [], breakGlassRoleArns: [] };

    for (const id of guardrailIds) {
      for (const resource of resourcesOf(id, changes)) expect(resource).toMatch(/^(arn:aws-us-gov:|\*$)/);
    }
  });

  it("follow the trail, its Region and its archive", () => {
    expect(resourcesOf("protect-log-group", { trailName: "audit", region: "eu-west-1" })[0]).toBe(
      "arn:aws:logs:eu-west-1:*:log-group:cloudtrail/audit",
    );
    expect(resourcesOf("protect-log-key", { logArchiveAccountId: "555555555555", region: "eu-west-1" })).toEqual([
      "arn:aws:kms:eu-west-1:555555555555:key/*",
    ]);
  });
});
