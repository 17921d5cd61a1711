import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { TamperWatch } from "../../src/constructs/tamper-watch";
import type { LogRecord } from "../../src/detections";
import { matches } from "../../src/detections";
import { eventBridgeRule } from "../detections/event-bridge";
import { casesOf } from "../detections/records";
import { parsePolicy, statement, Template } from "../support/template";
import { TUNED } from "./tuned-detections";

const TAMPERING = TUNED.filter(({ tampering }) => tampering);
const watch = (name: string, alarmTopicArn?: string) =>
  Template.of(
    (scope) =>
      void new TamperWatch(scope, "TamperWatch", {
        partition: "aws",
        region: "us-east-1",
        watched: { id: "222222222222", name },
        detections: TAMPERING,
        subscribers: [
          { protocol: "email", endpoint: "security@example.com" },
          { protocol: "https", endpoint: "https://example.com/pages", severities: ["critical"] },
        ],
        alarmTopicArn,
      }),
  );
const template = watch('The "archive"');
const rules = template.every(CloudwatchEventRule);
const targets = template.every(CloudwatchEventTarget);
const RULE_ARNS = rules.map(({ name }) => `arn:aws:events:us-east-1:222222222222:rule/${name}`);

/** An event as EventBridge hands it to rules. */
const eventOf = (record: LogRecord) => ({
  account: "222222222222",
  "detail-type": "AWS API Call via CloudTrail",
  detail: record,
});

/** The message that EventBridge makes of an event. */
function messageOf(target: (typeof targets)[number], event: object): Record<string, string> {
  const { input_paths, input_template } = target.input_transformer;
  const filled = input_template.replace(/<(\w+)>/g, (_: string, variable: string) => {
    const path: string[] = input_paths[variable].split(".").slice(1);
    const value = path.reduce<unknown>((from, key) => (from as Record<string, unknown> | undefined)?.[key], event);
    return value ?? "";
  });
  return JSON.parse(filled);
}

describe("the rules of a tamper watch", () => {
  it("are one a detection, named after it, with names that EventBridge accepts", () => {
    expect(rules).toHaveLength(TAMPERING.length);
    expect(rules.length).toBeGreaterThan(1);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { name } of rules) expect(name).toMatch(/^organization-trail-[\w-]{1,45}$/);
  });

  it("take every record that the detection takes", () => {
    for (const { id, pattern } of TAMPERING) {
      const takes = eventBridgeRule(rules.find(({ name }) => name === `organization-trail-${id}`).event_pattern);
      const records = casesOf(id).map(({ record }) => record);

      expect(records.filter((record) => takes(eventOf(record)))).toEqual(
        records.filter((record) => matches(pattern, record)),
      );
    }
  });

  it("see no events that only read, since nobody tampers by reading", () => {
    expect(new Set(rules.map(({ state }) => state))).toEqual(new Set(["ENABLED"]));
  });
});

describe("the message of a tamper watch", () => {
  const target = targets.find(({ rule }) =>
    template.target(rule).attributes.name.endsWith("cloudtrail-configuration-changes"),
  )!;
  const detail = {
    eventTime: "2026-01-02T03:04:05Z",
    eventID: "11111111-2222-3333-4444-555555555555",
    eventName: "StopLogging",
    eventSource: "cloudtrail.amazonaws.com",
    awsRegion: "us-east-1",
    sourceIPAddress: "203.0.113.7",
    errorCode: "AccessDenied",
    userIdentity: {
      type: "IAMUser",
      principalId: "AIDAEXAMPLE",
      arn: 'arn:aws:iam::222222222222:user/"\\/mallory',
      accountId: "222222222222",
      userName: "mallory",
    },
  };

  it("says what happened, where, when, who did it and what to do first", () => {
    const detection = TAMPERING.find(({ id }) => id === "cloudtrail-configuration-changes")!;

    expect(messageOf(target, { account: "222222222222", detail })).toEqual({
      AlarmDescription: "CRITICAL cloudtrail-configuration-changes: CloudTrail configuration was changed",
      Account: 'The "archive" (222222222222)',
      Region: "us-east-1",
      When: "2026-01-02T03:04:05Z",
      Who: "IAMUser mallory AIDAEXAMPLE of account 222222222222",
      From: "203.0.113.7",
      What: "StopLogging (cloudtrail.amazonaws.com)",
      Refused: "AccessDenied",
      EventId: "11111111-2222-3333-4444-555555555555",
      Why: detection.why,
      FirstStep: detection.runbook[0],
    });
  });

  it.each([
    ["R&D <legacy>", "R&D ‹legacy›"],
    ["<userType>", "‹userType›"],
    ["a < b > c", "a ‹ b › c"],
  ])("takes no part of the account name %s for a variable", (name, shown) => {
    const [first] = watch(name).every(CloudwatchEventTarget);
    const { input_paths, input_template } = first.input_transformer;
    const variables = [...input_template.matchAll(/<([^>]*)>?/g)].map(([, variable]: string[]) => variable!);

    expect(variables.filter((variable) => !Object.hasOwn(input_paths, variable))).toEqual([]);
    expect(messageOf(first, { account: "222222222222", detail })).toMatchObject({ Account: `${shown} (222222222222)` });
  });

  it("names the role of a session, and the session", () => {
    const userIdentity = {
      type: "AssumedRole",
      principalId: "AROAEXAMPLE:maria",
      accountId: "333333333333",
      sessionContext: { sessionIssuer: { type: "Role", userName: "Administrator" } },
    };

    expect(messageOf(target, { account: "222222222222", detail: { ...detail, userIdentity } })).toMatchObject({
      Who: "AssumedRole Administrator AROAEXAMPLE:maria of account 333333333333",
    });
  });

  it("leaves empty what the event lacks", () => {
    const { errorCode, ...allowed } = detail;

    expect(errorCode).toBe("AccessDenied");
    expect(messageOf(target, { account: "222222222222", detail: allowed })).toMatchObject({ Refused: "" });
  });

  it("stands one fact a line", () => {
    for (const { input_transformer } of targets) expect(input_transformer.input_template.split("\n")).toHaveLength(13);
  });

  it("is JSON for every detection, with no variable that has no path", () => {
    for (const each of targets) {
      expect(messageOf(each, { account: "222222222222", detail }).AlarmDescription).toMatch(/^[A-Z]+ [a-z0-9-]+: ./);
    }
  });
});

describe("the way of a message", () => {
  it("leads to the topic by way of its policy, and to the queue when the topic fails", () => {
    expect(targets).toHaveLength(rules.length);
    for (const target of targets) {
      expect(template.target(target.arn).type).toBe("aws_sns_topic_policy");
      expect(template.target(target.dead_letter_config.arn).type).toBe("aws_sqs_queue");
      expect(template.dependencies(target)).toEqual(["aws_sqs_queue_policy"]);
    }
  });

  it("is open to these rules and to the alarm, and to nobody else", () => {
    const { policy } = template.only(SnsTopicPolicy);

    expect(statement(policy, "EventBridgePublishes")).toEqual({
      Sid: "EventBridgePublishes",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sns:Publish",
      Resource: "arn:aws:sns:us-east-1:222222222222:organization-trail-tamper-watch",
      Condition: { ArnEquals: { "aws:SourceArn": expect.arrayContaining(RULE_ARNS) } },
    });
    expect(statement(policy, "UndeliveredAlarmPublishes")).toEqual({
      Sid: "UndeliveredAlarmPublishes",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource: "arn:aws:sns:us-east-1:222222222222:organization-trail-tamper-watch",
      Condition: {
        ArnEquals: {
          "aws:SourceArn": `arn:aws:cloudwatch:us-east-1:222222222222:alarm:${template.only(CloudwatchMetricAlarm).alarm_name}`,
        },
      },
    });
    expect(parsePolicy(policy).Statement.map(({ Effect }) => Effect)).toEqual(["Allow", "Allow", "Deny"]);
    expect(parsePolicy(template.only(SqsQueuePolicy).policy).Statement).toEqual([
      {
        Sid: "EventBridgeSends",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: "arn:aws:sqs:us-east-1:222222222222:organization-trail-tamper-watch-undelivered",
        Condition: { ArnEquals: { "aws:SourceArn": expect.arrayContaining(RULE_ARNS) } },
      },
    ]);
  });

  it("is encrypted with a key that EventBridge may use", () => {
    const key = template.only(KmsKey);

    expect(key.enable_key_rotation).toBe(true);
    expect(statement(key.policy, "EventBridgeSends")).toEqual({
      Sid: "EventBridgeSends",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
    });
    for (const { kms_master_key_id } of [template.only(SnsTopic), template.only(SqsQueue)]) {
      expect(template.target(kms_master_key_id).attributes).toBe(key);
    }
  });

  it("ends at the subscribers, each with the severities it asks for", () => {
    expect(
      template.every(SnsTopicSubscription).map(({ endpoint, filter_policy }) => [endpoint, filter_policy]),
    ).toEqual([
      ["security@example.com", undefined],
      ["https://example.com/pages", '{"AlarmDescription":[{"prefix":"CRITICAL "}]}'],
    ]);
  });

  it("tells when something could not be delivered, in words that subscriptions select by", () => {
    const alarm = template.only(CloudwatchMetricAlarm);

    expect(alarm).toMatchObject({
      alarm_name: "Organization - The tamper watch could not deliver",
      namespace: "AWS/SQS",
      metric_name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: template.only(SqsQueue).name },
      statistic: "Maximum",
      threshold: 0,
      comparison_operator: "GreaterThanThreshold",
      treat_missing_data: "notBreaching",
    });
    expect(template.target(alarm.alarm_actions[0]).type).toBe("aws_sns_topic_policy");
    expect(alarm.alarm_description.split("\n")[0]).toBe(
      'CRITICAL tamper-watch-undelivered: The tamper watch could not deliver in account The "archive" (222222222222), Region us-east-1.',
    );
    expect(alarm.alarm_description.length).toBeLessThanOrEqual(1024);
    expect(statement(template.only(KmsKey).policy, "AlarmsPublish")).toMatchObject({
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Condition: {
        StringEquals: { "aws:SourceAccount": "222222222222" },
        ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:222222222222:alarm:*" },
      },
    });
  });

  it("tells another topic too where there is one, since the first may refuse alarms as well", () => {
    const other = "arn:aws:sns:us-east-1:222222222222:organization-trail-alarms";
    const told = watch("Management", other).only(CloudwatchMetricAlarm).alarm_actions;

    expect(template.only(CloudwatchMetricAlarm).alarm_actions).toHaveLength(1);
    expect(told).toEqual([...template.only(CloudwatchMetricAlarm).alarm_actions, other]);
  });

  it("keeps what cannot be delivered for as long as SQS allows", () => {
    expect(template.only(SqsQueue).message_retention_seconds).toBe(1_209_600);
  });
});
