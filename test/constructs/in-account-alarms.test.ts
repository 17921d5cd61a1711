import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { InAccountAlarms } from "../../src/constructs/in-account-alarms";
import type { TunedDetection } from "../../src/constructs/alarms";
import { matches, parseFilterPattern } from "../../src/detections";
import { metricName } from "../../src/names";
import { eventBridgeRule } from "../detections/event-bridge";
import { casesOf } from "../detections/records";
import { parsePolicy, statement, Template } from "../support/template";
import { manyDetections, TUNED, tuned } from "./tuned-detections";

const build = (detections: readonly TunedDetection[]) =>
  Template.of(
    (scope) =>
      void new InAccountAlarms(scope, "InAccount", {
        partition: "aws",
        region: "eu-central-1",
        watched: { key: "payments", id: "555555555555", name: "Payments" },
        detections,
        subscribers: [{ protocol: "email", endpoint: "payments@example.com" }],
        logGroupRetentionDays: 365,
      }),
  );
const template = build(TUNED);
const LOG_GROUP_ARN = "arn:aws:logs:eu-central-1:555555555555:log-group:/aws/events/organization-trail";

describe("the alarms in an account", () => {
  it("are one a detection, on a metric of their own and with the detection's threshold", () => {
    const alarms = template.every(CloudwatchMetricAlarm);
    const metrics = template.every(CloudwatchLogMetricFilter).map(({ metric_transformation }) => metric_transformation);

    expect(alarms).toHaveLength(TUNED.length);
    expect(alarms.map(({ metric_name }) => metric_name).sort()).toEqual(metrics.map(({ name }) => name).sort());
    for (const metric of metrics) expect(metric).toMatchObject({ namespace: "OrganizationTrail", default_value: "0" });
    expect(alarms.map(({ threshold }) => threshold).sort()).toEqual(TUNED.map(({ threshold }) => threshold).sort());
    for (const alarm of alarms) expect(alarm.dimensions).toBeUndefined();
  });

  it("look for the same as the organization's, within what EventBridge hands on", () => {
    const filters = template.every(CloudwatchLogMetricFilter);
    for (const { id, pattern } of TUNED) {
      const found = parseFilterPattern(filters.find(({ name }) => name === metricName(id)).pattern);
      for (const { record } of casesOf(id)) {
        expect(matches(found, { detail: record })).toBe(matches(pattern, record));
      }
    }
  });

  it("name the account and the Region, and query its own log group", () => {
    const [alarm] = build(tuned("root-usage")).every(CloudwatchMetricAlarm);

    expect(alarm.alarm_name).toBe("Payments (payments) - Root user was used");
    expect(alarm.alarm_description).toMatch(
      /^CRITICAL root-usage: .* in account Payments \(555555555555\), Region eu-central-1\.\n/,
    );
    expect(alarm.alarm_description).toContain("log group /aws/events/organization-trail:\nfields @timestamp, detail.");
    expect(alarm.alarm_description).toContain('| filter detail.userIdentity.type = "Root" and ');
  });

  it("tell a topic of the account, encrypted with the account's key, which alarms and CloudWatch Logs may use", () => {
    const key = template.only(KmsKey);

    expect(template.only(SnsTopic).name).toBe("organization-trail-alarms-payments");
    expect(template.target(template.only(SnsTopic).kms_master_key_id).attributes).toBe(key);
    expect(template.target(template.only(CloudwatchLogGroup).kms_key_id).attributes).toBe(key);
    expect(statement(key.policy, "AlarmsPublish").Principal).toEqual({ Service: "cloudwatch.amazonaws.com" });
    expect(statement(key.policy, "CloudWatchLogs")).toMatchObject({
      Principal: { Service: "logs.eu-central-1.amazonaws.com" },
      Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": LOG_GROUP_ARN } },
    });
  });

  it("refuses more metric filters than a log group may have, and no fewer", () => {
    expect(() => build(manyDetections(100))).not.toThrow();
    expect(() => build(manyDetections(101))).toThrow(
      [
        "InAccount has 1 problem:",
        "  detections needs more metric filters than AWS allows",
        "    found: 101, with at most 100 allowed",
        "    write: at most 100 detections",
      ].join("\n"),
    );
  });
});

describe("the log group of an account's own events", () => {
  const rule = template.only(CloudwatchEventRule);
  const eventOf = (detail: object) => ({ "detail-type": "AWS API Call via CloudTrail", detail });

  it("receives every event that a detection looks for, from one rule", () => {
    const takes = eventBridgeRule(rule.event_pattern);
    for (const { id, pattern } of TUNED) {
      const fired = casesOf(id).filter(({ record }) => matches(pattern, record));

      expect(fired.length).toBeGreaterThan(0);
      expect(fired.filter(({ record }) => !takes(eventOf(record))).map(({ title }) => title)).toEqual([]);
    }
    expect(template.only(CloudwatchEventTarget).rule).toContain("aws_cloudwatch_event_rule.");
  });

  it("receives what reads only where a detection asks for it", () => {
    const reads = (eventSource: string, errorCode?: string) =>
      eventOf({ eventSource, eventName: "GetObject", readOnly: true, errorCode, userIdentity: { type: "IAMUser" } });
    const takes = eventBridgeRule(rule.event_pattern);

    expect(takes(reads("s3.amazonaws.com"))).toBe(false);
    expect(takes(reads("sts.amazonaws.com"))).toBe(false);
    expect(takes(reads("s3.amazonaws.com", "AccessDenied"))).toBe(true);
    expect(rule.state).toBe("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
    expect(build(tuned("cloudtrail-configuration-changes")).only(CloudwatchEventRule).state).toBe("ENABLED");
  });

  it("lets EventBridge write, for this rule only", () => {
    const { policy_document } = template.only(CloudwatchLogResourcePolicy);
    const services = { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] };

    expect(parsePolicy(policy_document).Statement).toEqual([
      {
        Sid: "EventBridgeCreatesLogStreams",
        Effect: "Allow",
        Principal: services,
        Action: "logs:CreateLogStream",
        Resource: `${LOG_GROUP_ARN}:*`,
      },
      {
        Sid: "EventBridgePutsLogEvents",
        Effect: "Allow",
        Principal: services,
        Action: "logs:PutLogEvents",
        Resource: `${LOG_GROUP_ARN}:*`,
        Condition: {
          ArnEquals: {
            "aws:SourceArn": "arn:aws:events:eu-central-1:555555555555:rule/organization-trail-in-account-alarms",
          },
        },
      },
    ]);
    expect(rule.name).toBe("organization-trail-in-account-alarms");
    expect(template.dependencies(template.only(CloudwatchEventTarget))).toEqual(["aws_cloudwatch_log_resource_policy"]);
  });

  it("keeps the events for as long as it is asked to", () => {
    expect(template.only(CloudwatchLogGroup)).toMatchObject({
      name: "/aws/events/organization-trail",
      retention_in_days: 365,
    });
  });
});
