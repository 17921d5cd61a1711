import {
  accountMetricName,
  accountPrincipalArn,
  alarmArn,
  alarmName,
  alarmTopicName,
  anyAlarmArn,
  anyKeyArn,
  anyTrailArn,
  bucketArn,
  cloudWatchLogsRoleName,
  deliveryTopicName,
  eventRuleArn,
  eventRuleName,
  everyAccountAlarmName,
  guardrailSid,
  keyAliasName,
  logGroupArn,
  logGroupName,
  logPrefixArns,
  logsServicePrincipal,
  logStreamArns,
  metricName,
  metricNamespace,
  organizationTrailArn,
  queueArn,
  serviceControlPolicyName,
  topicArn,
} from "../src/names";

const scope = { partition: "aws", region: "eu-central-1", accountId: "111122223333" };
const china = { partition: "aws-cn", region: "cn-north-1", accountId: "111122223333" };

describe("ARNs", () => {
  it("follow from what is known before anything exists", () => {
    expect(organizationTrailArn({ ...scope, trailName: "organization-trail" })).toBe(
      "arn:aws:cloudtrail:eu-central-1:111122223333:trail/organization-trail",
    );
    expect(anyTrailArn(scope)).toBe("arn:aws:cloudtrail:*:111122223333:trail/*");
    expect(anyAlarmArn(scope)).toBe("arn:aws:cloudwatch:eu-central-1:111122223333:alarm:*");
    expect(anyKeyArn(scope)).toBe("arn:aws:kms:eu-central-1:111122223333:key/*");
    expect(accountPrincipalArn(scope)).toBe("arn:aws:iam::111122223333:root");
    expect(bucketArn({ partition: "aws", bucketName: "logs" })).toBe("arn:aws:s3:::logs");
    expect(logGroupArn({ ...scope, logGroupName: "cloudtrail/organization-trail" })).toBe(
      "arn:aws:logs:eu-central-1:111122223333:log-group:cloudtrail/organization-trail",
    );
    expect(topicArn({ ...scope, topicName: "organization-trail-alarms" })).toBe(
      "arn:aws:sns:eu-central-1:111122223333:organization-trail-alarms",
    );
    expect(alarmArn({ ...scope, alarmName: "Organization - The trail is silent" })).toBe(
      "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:Organization - The trail is silent",
    );
    expect(eventRuleArn({ ...scope, ruleName: "organization-trail-root-usage" })).toBe(
      "arn:aws:events:eu-central-1:111122223333:rule/organization-trail-root-usage",
    );
    expect(queueArn({ ...scope, queueName: "undelivered" })).toBe("arn:aws:sqs:eu-central-1:111122223333:undelivered");
  });

  it("keep to their partition", () => {
    const arns = [
      organizationTrailArn({ ...china, trailName: "t" }),
      anyTrailArn(china),
      anyAlarmArn(china),
      anyKeyArn(china),
      accountPrincipalArn(china),
      bucketArn({ ...china, bucketName: "b" }),
      ...Object.values(
        logPrefixArns({ ...china, bucketName: "b", managementAccountId: "111122223333", organizationId: "o-1" }),
      ),
      logGroupArn({ ...china, logGroupName: "g" }),
      ...logStreamArns({ ...china, logGroupName: "g", organizationId: "o-1" }),
      topicArn({ ...china, topicName: "t" }),
      alarmArn({ ...china, alarmName: "a" }),
      eventRuleArn({ ...china, ruleName: "r" }),
      queueArn({ ...china, queueName: "q" }),
    ];

    expect(arns.filter((arn) => !arn.startsWith("arn:aws-cn:"))).toEqual([]);
  });

  it("of log files cover the management account's prefix and the organization's", () => {
    const props = {
      partition: "aws",
      bucketName: "logs",
      managementAccountId: "111122223333",
      organizationId: "o-exampleorgid",
    };

    expect(logPrefixArns(props)).toEqual({
      managementAccount: "arn:aws:s3:::logs/AWSLogs/111122223333/*",
      organization: "arn:aws:s3:::logs/AWSLogs/o-exampleorgid/*",
    });
    expect(logPrefixArns({ ...props, keyPrefix: "audit/trail" })).toEqual({
      managementAccount: "arn:aws:s3:::logs/audit/trail/AWSLogs/111122223333/*",
      organization: "arn:aws:s3:::logs/audit/trail/AWSLogs/o-exampleorgid/*",
    });
  });

  it("of log streams cover the management account's and the organization's", () => {
    expect(logStreamArns({ ...scope, logGroupName: "g", organizationId: "o-exampleorgid" })).toEqual([
      "arn:aws:logs:eu-central-1:111122223333:log-group:g:log-stream:111122223333_CloudTrail_eu-central-1*",
      "arn:aws:logs:eu-central-1:111122223333:log-group:g:log-stream:o-exampleorgid_*",
    ]);
  });
});

describe("names", () => {
  it("of what every organization has are fixed", () => {
    expect(logGroupName("organization-trail")).toBe("cloudtrail/organization-trail");
    expect(cloudWatchLogsRoleName("organization-trail")).toBe("organization-trail-cloudwatch-logs");
    expect(keyAliasName("log-archive")).toBe("alias/organization-trail/log-archive");
    expect(keyAliasName("log-group")).toBe("alias/organization-trail/log-group");
    expect(keyAliasName("alarms")).toBe("alias/organization-trail/alarms");
    expect(keyAliasName("deliveries")).toBe("alias/organization-trail/deliveries");
    expect(deliveryTopicName).toBe("organization-trail-deliveries");
    expect(metricNamespace).toBe("OrganizationTrail");
    expect([1, 2].map(serviceControlPolicyName)).toEqual([
      "organization-trail-guardrails-1",
      "organization-trail-guardrails-2",
    ]);
  });

  it("of topics tell the organization from an account of any key", () => {
    expect(alarmTopicName()).toBe("organization-trail-alarms");
    expect(alarmTopicName("organization")).toBe("organization-trail-alarms-organization");
    expect(alarmTopicName("payments-production")).toBe("organization-trail-alarms-payments-production");
  });

  it("of metrics and statements are the id in PascalCase", () => {
    expect(metricName("root-usage")).toBe("RootUsage");
    expect(metricName("s3-bucket-policy-changes")).toBe("S3BucketPolicyChanges");
    expect(accountMetricName("root-usage")).toBe("RootUsageByAccount");
    expect(guardrailSid("stay-in-organization")).toBe("StayInOrganization");
  });

  it("of alarms begin with whose they are", () => {
    const account = { key: "payments", name: "Payments" };

    expect(alarmName({ detectionTitle: "Root user was used" })).toBe("Organization - Root user was used");
    expect(everyAccountAlarmName("Root user was used")).toBe("Every account - Root user was used");
    expect(alarmName({ detectionTitle: "Root user was used", account })).toBe(
      "Payments (payments) - Root user was used",
    );
  });

  it("of alarms differ for two accounts of one name", () => {
    const names = ["payments-1", "payments-2"].map((key) =>
      alarmName({ detectionTitle: "Root user was used", account: { key, name: "Payments" } }),
    );

    expect(new Set(names).size).toBe(2);
  });
});

describe("the longest names", () => {
  const roleOf = (length: number) => cloudWatchLogsRoleName("t".repeat(length - "-cloudwatch-logs".length));
  const topicOf = (length: number) => alarmTopicName("k".repeat(length - "organization-trail-alarms-".length));
  const alarmOf = (length: number) =>
    alarmName({ detectionTitle: "t".repeat(length - "N (k) - ".length), account: { key: "k", name: "N" } });
  const everyAccountAlarmOf = (length: number) => everyAccountAlarmName("t".repeat(length - "Every account - ".length));
  const ruleOf = (length: number) => eventRuleName("d".repeat(length - "organization-trail-".length));

  it.each([
    ["role", roleOf, 64],
    ["topic", topicOf, 256],
    ["alarm", alarmOf, 255],
    ["alarm on every account", everyAccountAlarmOf, 255],
    ["rule", ruleOf, 64],
  ])("of a %s stay within AWS's limit", (_, nameOf, maximum) => {
    expect(nameOf(maximum - 1)).toHaveLength(maximum - 1);
    expect(nameOf(maximum)).toHaveLength(maximum);
    expect(nameOf(maximum)).not.toMatch(/-[0-9a-f]{8}$/);
    expect(nameOf(maximum + 1)).toHaveLength(maximum);
    expect(nameOf(maximum + 1)).toMatch(/-[0-9a-f]{8}$/);
  });

  it("stay apart where only the part that is cut off differs", () => {
    const [one, two] = ["1", "2"].map((end) => cloudWatchLogsRoleName("t".repeat(127) + end));

    expect(one).not.toBe(two);
  });
});

describe("the service principal of CloudWatch Logs", () => {
  it("has the domain of its partition", () => {
    expect(logsServicePrincipal("eu-central-1")).toBe("logs.eu-central-1.amazonaws.com");
    expect(logsServicePrincipal("us-gov-west-1")).toBe("logs.us-gov-west-1.amazonaws.com");
    expect(logsServicePrincipal("cn-north-1")).toBe("logs.cn-north-1.amazonaws.com.cn");
  });
});
