import { edited, itAccepts, itRefuses, load } from "./edited-organization";

const HOME = "eu-central-1:111111111111";
const KEY = "arn:aws:kms:eu-central-1:222222222222:key/1f1f1f1f-1f1f-4f1f-9f1f-1f1f1f1f1f1f";
const POLICIES = ["p-examplepolicy1", "p-examplepolicy2"];

/** Everything that can be taken over, as the organization of these tests describes it. */
const EVERYTHING = {
  trail: `arn:aws:cloudtrail:${HOME}:trail/audit`,
  logBucket: {
    name: "organization-trail-logs-222222222222-eu-central-1",
    configurations: ["versioning", "encryption", "publicAccessBlock", "policy"],
  },
  accessLogBucket: { name: "organization-trail-access-logs-222222222222-eu-central-1", configurations: ["lifecycle"] },
  logKey: { arn: KEY, alias: true },
  logGroup: "cloudtrail/audit",
  cloudWatchLogsRole: { name: "audit-cloudwatch-logs", policy: true },
  deliveryTopic: `arn:aws:sns:${HOME}:organization-trail-deliveries`,
  alarmTopic: `arn:aws:sns:${HOME}:organization-trail-alarms`,
  serviceControlPolicies: [{ id: POLICIES[0], targets: ["ou-ab12-11111111", "root"] }, { id: POLICIES[1] }],
  resourceControlPolicy: { id: "p-examplepolicy3", attached: true },
};
const WISHES = { "trail.deliveryNotifications": true, "guardrails.resourceControlPolicy": true };

describe("what is taken over", () => {
  it("reaches the stacks as it is written", () => {
    expect(load(edited({ ...WISHES, adopt: EVERYTHING })).adopt).toEqual(EVERYTHING);
  });

  itAccepts([
    ["nothing", { adopt: {} }],
    [
      "existing names where the configuration has them too",
      {
        "logArchive.bucketName": "company-logs",
        "trail.name": "company-trail",
        "trail.logGroupName": "/company/trail.log_group#1",
        "trail.cloudWatchLogsRoleName": "CloudTrail+Logs@company=1,2.3",
        "trail.deliveryNotifications": true,
        "trail.deliveryTopicName": "siem_feed",
        adopt: {
          trail: `arn:aws:cloudtrail:${HOME}:trail/company-trail`,
          logBucket: { name: "company-logs" },
          logGroup: "/company/trail.log_group#1",
          cloudWatchLogsRole: { name: "CloudTrail+Logs@company=1,2.3" },
          deliveryTopic: `arn:aws:sns:${HOME}:siem_feed`,
        },
      },
    ],
    [
      "a policy on a target of the landing zone's, whatever the order of its keys",
      {
        "guardrails.targets": [{ state: "landing-zone", output: "workloads" }],
        "adopt.serviceControlPolicies": [
          { id: POLICIES[0], targets: [{ output: "workloads", state: "landing-zone" }] },
        ],
      },
    ],
  ]);

  itRefuses([
    [
      "another name than the configuration has, since Terraform would replace each of them",
      {
        adopt: {
          trail: "arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit",
          logBucket: { name: "company-logs" },
          accessLogBucket: { name: "company-access-logs" },
          logGroup: "company/trail",
          cloudWatchLogsRole: { name: "company-trail" },
          alarmTopic: `arn:aws:sns:${HOME}:alarms`,
        },
      },
      [
        "organization.yaml:45:10 adopt.trail is not arn:aws:cloudtrail:eu-central-1:111111111111:trail/audit, which the configuration describes: Terraform would replace it",
        'found: "arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit"',
        "write: arn:aws:cloudtrail:eu-central-1:111111111111:trail/audit, or put the existing name into trail.name",
        "organization.yaml:47:11 adopt.logBucket.name is not organization-trail-logs-222222222222-eu-central-1, which the configuration describes: Terraform would replace it",
        'found: "company-logs"',
        "write: organization-trail-logs-222222222222-eu-central-1, or put the existing name into logArchive.bucketName",
        "organization.yaml:49:11 adopt.accessLogBucket.name is not organization-trail-access-logs-222222222222-eu-central-1, which the configuration describes: Terraform would replace it",
        'found: "company-access-logs"',
        "write: organization-trail-access-logs-222222222222-eu-central-1, or put the existing name into logArchive.accessLogBucketName",
        "organization.yaml:50:13 adopt.logGroup is not cloudtrail/audit, which the configuration describes: Terraform would replace it",
        'found: "company/trail"',
        "write: cloudtrail/audit, or put the existing name into trail.logGroupName",
        "organization.yaml:52:11 adopt.cloudWatchLogsRole.name is not audit-cloudwatch-logs, which the configuration describes: Terraform would replace it",
        'found: "company-trail"',
        "write: audit-cloudwatch-logs, or put the existing name into trail.cloudWatchLogsRoleName",
        "organization.yaml:53:15 adopt.alarmTopic is not arn:aws:sns:eu-central-1:111111111111:organization-trail-alarms, which the configuration describes: Terraform would replace it",
        'found: "arn:aws:sns:eu-central-1:111111111111:alarms"',
        "write: arn:aws:sns:eu-central-1:111111111111:organization-trail-alarms, or remove it",
      ],
    ],
    [
      "a key of another account and Region",
      { "adopt.logKey.arn": "arn:aws:kms:eu-west-1:111111111111:key/1f1f1f1f-1f1f-4f1f-9f1f-1f1f1f1f1f1f" },
      [
        "organization.yaml:46:10 adopt.logKey.arn is a key of account 111111111111, but the log archive is 222222222222",
        'found: "arn:aws:kms:eu-west-1:111111111111:key/1f1f1f1f-1f1f-4f1f-9f1f-1f1f1f1f1f1f"',
        "write: the ARN of a key of the log archive account in the home Region, or remove it: a key is made then",
        "organization.yaml:46:10 adopt.logKey.arn is a key in eu-west-1, but the log bucket is in eu-central-1",
        'found: "arn:aws:kms:eu-west-1:111111111111:key/1f1f1f1f-1f1f-4f1f-9f1f-1f1f1f1f1f1f"',
        "write: the ARN of a key of the log archive account in the home Region, or remove it: a key is made then",
      ],
    ],
    [
      "what the configuration does not want",
      { "adopt.deliveryTopic": EVERYTHING.deliveryTopic, "adopt.resourceControlPolicy": { id: POLICIES[0] } },
      [
        "organization.yaml:45:18 adopt.deliveryTopic is taken over, but trail.deliveryNotifications wants none",
        'found: "arn:aws:sns:eu-central-1:111111111111:organization-trail-deliveries"',
        "write: trail.deliveryNotifications: true, or remove it",
        "organization.yaml:46:3 adopt.resourceControlPolicy is taken over, but guardrails.resourceControlPolicy wants none",
        'found: { id: "p-examplepolicy1" }',
        "write: guardrails.resourceControlPolicy: true, or remove it",
      ],
    ],
    [
      "a bucket for access logs with configurations that it cannot have",
      {
        "adopt.accessLogBucket": {
          name: EVERYTHING.accessLogBucket.name,
          configurations: ["versioning", "objectLock", "logging"],
        },
      },
      [
        "organization.yaml:49:9 adopt.accessLogBucket.configurations[1] is refused: S3 delivers access logs to no locked bucket",
        'found: "objectLock"',
        "write: another bucket, or remove it from the list if the bucket has none",
        "organization.yaml:50:9 adopt.accessLogBucket.configurations[2] is not kept: nobody records access to this bucket",
        'found: "logging"',
        "write: another bucket, or remove it from the list if the bucket has none",
      ],
    ],
    [
      "a policy twice, and on a target that is none",
      {
        ...WISHES,
        "adopt.serviceControlPolicies": [
          { id: POLICIES[0], targets: ["root", "ou-ab12-22222222"] },
          { id: POLICIES[0] },
        ],
        "adopt.resourceControlPolicy": { id: POLICIES[0] },
      },
      [
        "organization.yaml:50:11 adopt.serviceControlPolicies[0].targets[1] is not one of guardrails.targets",
        'found: "ou-ab12-22222222"',
        "write: a target as it stands there, or add it there, or remove it here: it then stays attached",
        "organization.yaml:51:11 adopt.serviceControlPolicies[1].id is taken over twice",
        'found: "p-examplepolicy1"',
        "write: each policy once",
        "organization.yaml:53:9 adopt.resourceControlPolicy.id is taken over twice",
        'found: "p-examplepolicy1"',
        "write: each policy once",
      ],
    ],
    [
      "forms that AWS does not have",
      {
        "adopt.trail": "organization-trail",
        "adopt.logBucket": { name: "Logs", configurations: ["replication"] },
        "adopt.alarmTopic": "arn:aws:sqs:eu-central-1:111111111111:alarms",
        "adopt.serviceControlPolicies": [{ id: "p-short" }],
      },
      [
        "organization.yaml:45:10 adopt.trail is not the ARN of a trail",
        'found: "organization-trail"',
        "write: arn:aws:cloudtrail:<Region>:<account id>:trail/<name>",
        'organization.yaml:47:11 adopt.logBucket.name is not a bucket name: it has the character "L"',
        'found: "Logs"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
        "organization.yaml:49:9 adopt.logBucket.configurations[0] is not a configuration of a bucket",
        'found: "replication"',
        "write: one of versioning, encryption, publicAccessBlock, policy, lifecycle, ownershipControls, objectLock, logging",
        "organization.yaml:50:15 adopt.alarmTopic is not the ARN of a topic",
        'found: "arn:aws:sqs:eu-central-1:111111111111:alarms"',
        "write: arn:aws:sns:<Region>:<account id>:<name>",
        "organization.yaml:52:11 adopt.serviceControlPolicies[0].id is not the id of a policy",
        'found: "p-short"',
        "write: p- and 8 to 128 letters, digits and underscores, as AWS Organizations shows it",
      ],
    ],
    [
      "names in the trail's section that AWS does not have, and says nothing of what follows from them",
      {
        "trail.name": "a",
        "trail.logGroupName": "aws/trail",
        "trail.cloudWatchLogsRoleName": "CloudTrail/Logs",
        "trail.deliveryNotifications": "no",
        "trail.deliveryTopicName": "feed.fifo",
        adopt: { ...EVERYTHING, logBucket: undefined, resourceControlPolicy: undefined },
      },
      [
        "organization.yaml:35:16 trail.name is not a trail name: its length is 1",
        'found: "a"',
        "write: 3 to 128 letters, digits, periods, underscores and dashes, with a letter or digit at both ends",
        "organization.yaml:35:33 trail.logGroupName is not a log group name",
        'found: "aws/trail"',
        "write: 1 to 512 letters, digits, and _ - / . #, not beginning with aws/",
        "organization.yaml:35:68 trail.cloudWatchLogsRoleName is not a role name",
        'found: "CloudTrail/Logs"',
        "write: 1 to 64 letters, digits, and _ + = , . @ -",
        "organization.yaml:35:108 trail.deliveryNotifications is not true or false",
        'found: "no"',
        "write: true or false, without quotes",
        "organization.yaml:35:131 trail.deliveryTopicName is not a topic name",
        'found: "feed.fifo"',
        "write: 1 to 256 letters, digits, dashes and underscores",
      ],
    ],
  ]);
});
