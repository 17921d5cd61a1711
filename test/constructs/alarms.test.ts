import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import {
  AccountAlarms,
  AlarmKey,
  AlarmTopic,
  DetectionMetricFilters,
  OrganizationAlarms,
  tuneDetections,
} from "../../src/constructs/alarms";
import { DETECTIONS } from "../../src/detections";
import { accountMetricName } from "../../src/names";
import { manyDetections, TUNED, tuned } from "./tuned-detections";
import { parsePolicy, statement, Template } from "../support/template";

const owner = { partition: "aws", region: "eu-central-1", accountId: "111111111111" };
const logGroupName = "cloudtrail/organization-trail";
const subscribers = [
  { protocol: "email", endpoint: "security@example.com" },
  { protocol: "https", endpoint: "https://example.com/alarms", severities: ["critical", "high"] },
] as const;
const FROM_OWN_ALARMS = {
  StringEquals: { "aws:SourceAccount": "111111111111" },
  ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:eu-central-1:111111111111:alarm:*" },
};

const accountAlarms = Template.of((scope) => {
  for (const [key, id] of [
    ["network", "444444444444"],
    ["payments", "555555555555"],
  ] as const) {
    new AccountAlarms(scope, key, {
      ...owner,
      watched: { key, id, name: key.toUpperCase() },
      detections: TUNED,
      logGroupName,
      keyArn: "arn:aws:kms:eu-central-1:111111111111:key/example",
      subscribers: key === "network" ? subscribers : [],
    });
  }
});

describe("the alarms of an account", () => {
  it("stand on the account's own dimension of every detection's metric", () => {
    const alarms = accountAlarms.every(CloudwatchMetricAlarm);

    expect(alarms).toHaveLength(2 * TUNED.length);
    for (const id of ["444444444444", "555555555555"]) {
      const own = alarms.filter(({ dimensions }) => dimensions.AccountId === id);
      expect(own.map(({ metric_name }) => metric_name)).toHaveLength(TUNED.length);
      expect(new Set(own.map(({ metric_name }) => metric_name)).size).toBe(TUNED.length);
    }
  });

  it("fire at the detection's threshold within its period, and treat silence as good", () => {
    const alarms = accountAlarms.every(CloudwatchMetricAlarm);
    for (const { id, threshold, periodSeconds } of TUNED) {
      const own = alarms.filter(({ metric_name }) => metric_name === accountMetricName(id));

      expect(own).toHaveLength(2);
      for (const alarm of own) {
        expect(alarm).toMatchObject({
          namespace: "OrganizationTrail",
          statistic: "Sum",
          period: periodSeconds,
          evaluation_periods: 1,
          threshold,
          comparison_operator: "GreaterThanOrEqualToThreshold",
          treat_missing_data: "notBreaching",
        });
      }
    }
    expect(new Set(alarms.map(({ threshold }) => threshold)).size).toBeGreaterThan(1);
  });

  it("name the account in their name and in the first line of their description", () => {
    const alarms = accountAlarms.every(CloudwatchMetricAlarm);
    const [alarm] = alarms.filter(({ dimensions }) => dimensions.AccountId === "444444444444");

    expect(new Set(alarms.map(({ alarm_name }) => alarm_name)).size).toBe(alarms.length);
    expect(alarm!.alarm_name).toContain("NETWORK (network)");
    expect(alarm!.alarm_description).toMatch(/^[A-Z]+ [a-z-]+: .* in account NETWORK \(444444444444\)\.\n/);
    expect(alarm!.alarm_description).toContain('| filter recipientAccountId = "444444444444" and ');
  });

  it("stand at addresses that name the detection, two accounts apart", () => {
    const alarms: Record<string, { for_each: object }> = accountAlarms.json.resource.aws_cloudwatch_metric_alarm;

    expect(Object.keys(alarms).map((id) => id.replace(/_[0-9A-F]{8}$/, ""))).toEqual([
      "network_Detections",
      "payments_Detections",
    ]);
    for (const { for_each } of Object.values(alarms)) {
      expect(Object.keys(for_each)).toEqual(TUNED.map(({ id }) => id).toSorted());
    }
  });

  it("are what they say, whatever Terraform would make of it", () => {
    const build = (name: string) =>
      Template.of(
        (scope) =>
          void new AccountAlarms(scope, "Alarms", {
            ...owner,
            watched: { key: "odd", id: "666666666666", name },
            detections: tuned("root-usage"),
            logGroupName,
            keyArn: "arn:aws:kms:eu-central-1:111111111111:key/example",
            subscribers: [],
          }),
      );
    const [element] = Object.values<{ for_each: Record<string, { name: string; description: string }> }>(
      build("a ${b} %{c} $${d}").json.resource.aws_cloudwatch_metric_alarm,
    );

    expect(element!.for_each["root-usage"]!.name).toBe("a $${b} %%{c} $$${d} (odd) - Root user was used");
    expect(element!.for_each["root-usage"]!.description).toContain("in account a $${b} %%{c} $$${d} (666666666666).");
    expect(build("a ${b} %{c}").only(CloudwatchMetricAlarm).alarm_name).toBe("a ${b} %{c} (odd) - Root user was used");
  });

  it("are refused for two detections of one id: one of them would have no alarm", () => {
    const detections = tuned("root-usage", "alarm-changes", "root-usage");
    const topicArn = "arn:aws:sns:eu-central-1:111111111111:alarms";

    expect(() =>
      Template.of((scope) => void new OrganizationAlarms(scope, "Alarms", { detections, logGroupName, topicArn })),
    ).toThrow(
      [
        "Alarms/Detections has 1 problem:",
        "  detection root-usage is there twice",
        "    write: each detection once",
      ].join("\n"),
    );
  });

  it("tell the account's own topic, by way of the topic's policy", () => {
    for (const { alarm_actions, dimensions } of accountAlarms.every(CloudwatchMetricAlarm)) {
      const { type, attributes } = accountAlarms.target(alarm_actions[0]);
      const topic = accountAlarms.target(attributes.arn).attributes;

      expect(alarm_actions).toHaveLength(1);
      expect(type).toBe("aws_sns_topic_policy");
      expect(topic.name).toBe(
        `organization-trail-alarms-${dimensions.AccountId === "444444444444" ? "network" : "payments"}`,
      );
    }
  });
});

describe("the alarms of the organization", () => {
  it("query the events that Security Hub's pattern counts, which the accounts' alarms may leave out", () => {
    const descriptionOf = (alarms: Template, name: string) =>
      alarms.every(CloudwatchMetricAlarm).find(({ alarm_name }) => alarm_name === name).alarm_description;
    const organization = Template.of(
      (scope) => new OrganizationAlarms(scope, "Organization", { detections: TUNED, logGroupName, topicArn: "topic" }),
    );
    const { title } = tuned("console-sign-in-without-mfa")[0]!;

    expect(descriptionOf(organization, `Organization - ${title}`)).toContain(
      '\n| filter eventName = "ConsoleLogin" and additionalEventData.MFAUsed != "Yes"\n',
    );
    expect(descriptionOf(accountAlarms, `NETWORK (network) - ${title}`)).toContain(
      ' and userIdentity.type in ["IAMUser", "Root"] and ',
    );
  });
});

describe("an alarm topic", () => {
  it("is encrypted and lets alarms of its own account publish, and no person or program", () => {
    expect(accountAlarms.every(SnsTopic)).toHaveLength(2);
    for (const topic of accountAlarms.every(SnsTopic)) {
      expect(topic.kms_master_key_id).toBe("arn:aws:kms:eu-central-1:111111111111:key/example");
    }
    for (const { policy } of accountAlarms.every(SnsTopicPolicy)) {
      expect(parsePolicy(policy).Statement.filter(({ Effect }) => Effect === "Allow")).toHaveLength(1);
      expect(statement(policy, "AlarmsPublish")).toMatchObject({
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Condition: FROM_OWN_ALARMS,
      });
      expect(statement(policy, "DenyPublishByPrincipals")).toMatchObject({
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "sns:Publish",
        Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
      });
    }
  });

  it("has a subscription for every subscriber, with a filter for who hears some severities only", () => {
    const { topic_arn, ...everything } = accountAlarms.every(SnsTopicSubscription)[0]!;

    expect(accountAlarms.target(topic_arn).attributes.name).toBe("organization-trail-alarms-network");
    expect(everything).toEqual({ protocol: "email", endpoint: "security@example.com" });
    expect(accountAlarms.every(SnsTopicSubscription).slice(1)).toEqual([
      {
        topic_arn,
        protocol: "https",
        endpoint: "https://example.com/alarms",
        filter_policy: '{"AlarmDescription":[{"prefix":"CRITICAL "},{"prefix":"HIGH "}]}',
        filter_policy_scope: "MessageBody",
      },
    ]);
  });

  it("tells a detection's own subscribers where it is told of the detections", () => {
    const detections = tuneDetections(DETECTIONS, { "root-usage": { subscribers: [subscribers[0]] } });
    const topic = { ...owner, topicName: "alarms", keyArn: "arn:aws:kms:eu-central-1:111111111111:key/example" };
    const subscription = (template: Template) => template.only(SnsTopicSubscription).filter_policy;

    expect(
      subscription(
        Template.of((scope) => void new AlarmTopic(scope, "Topic", { ...topic, subscribers: [], detections })),
      ),
    ).toBe('{"AlarmDescription":[{"prefix":"CRITICAL root-usage:"}]}');
  });
});

describe("the key of alarm topics", () => {
  it("rotates and lets alarms of its own account use it", () => {
    const key = Template.of((scope) => void new AlarmKey(scope, "Key", owner)).only(KmsKey);

    expect(key.enable_key_rotation).toBe(true);
    expect(statement(key.policy, "AlarmsPublish")).toMatchObject({
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Condition: FROM_OWN_ALARMS,
    });
  });
});

describe("the metric filters", () => {
  const filters = Template.of(
    (scope) => void new DetectionMetricFilters(scope, "Detections", { logGroupName, detections: TUNED }),
  ).every(CloudwatchLogMetricFilter);

  it("are two a detection: one for the organization, and one with the account as its dimension", () => {
    const organization = filters.filter(({ metric_transformation }) => !metric_transformation.dimensions);
    const byAccount = filters.filter(({ metric_transformation }) => metric_transformation.dimensions);

    expect(organization).toHaveLength(TUNED.length);
    expect(byAccount).toHaveLength(TUNED.length);
    for (const { name, metric_transformation } of organization) {
      expect(metric_transformation).toEqual({ namespace: "OrganizationTrail", name, value: "1", default_value: "0" });
    }
    for (const { name, metric_transformation } of byAccount) {
      expect(metric_transformation).toEqual({
        namespace: "OrganizationTrail",
        name,
        value: "1",
        dimensions: { AccountId: "$.recipientAccountId" },
      });
    }
  });

  it("have the exact pattern that Security Hub asks for where it asks for one", () => {
    const cloudTrailChanges = filters.find(({ name }) => name === "CloudtrailConfigurationChanges")!;

    expect(cloudTrailChanges.pattern).toBe(
      "{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || ($.eventName=StopLogging)}",
    );
  });

  it("feed every metric that an alarm stands on, the account's and the organization's", () => {
    const organizationAlarms = Template.of(
      (scope) =>
        void new OrganizationAlarms(scope, "Alarms", { detections: TUNED, logGroupName, topicArn: "arn:aws:sns:x" }),
    );
    const fed = (withDimensions: boolean) =>
      filters
        .filter(({ metric_transformation }) => Boolean(metric_transformation.dimensions) === withDimensions)
        .map(({ metric_transformation }) => metric_transformation.name)
        .sort();
    const watched = (template: Template) =>
      [...new Set(template.every(CloudwatchMetricAlarm).map(({ metric_name }) => metric_name))].sort();

    expect(watched(accountAlarms)).toEqual(fed(true));
    expect(watched(organizationAlarms)).toEqual(fed(false));
  });
});

describe("the quotas of AWS", () => {
  const filters = (count: number) => () =>
    Template.of(
      (scope) =>
        void new DetectionMetricFilters(scope, "Detections", { logGroupName, detections: manyDetections(count) }),
    );
  it("refuses more metric filters than a log group may have, and no fewer", () => {
    expect(filters(50)).not.toThrow();
    expect(filters(51)).toThrow(
      [
        "Detections has 1 problem:",
        "  detections needs more metric filters than AWS allows",
        "    found: 102, with at most 100 allowed",
        "    write: at most 50 detections",
      ].join("\n"),
    );
  });
});
