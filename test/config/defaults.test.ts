import { guardrailIds } from "../../src/guardrails/catalogue";
import { edited, load } from "./edited-organization";

const leftOut = { provider: undefined, trail: undefined, tags: undefined, "guardrails.breakGlassRoles": undefined };

describe("defaults", () => {
  it("fill in everything that the configuration leaves out", () => {
    const organization = load(edited(leftOut));

    expect(organization).toMatchObject({
      partition: "aws",
      state: { type: "s3", key: "audit-trail/{stack}.tfstate", useLockfile: true },
      provider: {},
      logArchive: {
        bucketName: "organization-trail-logs-222222222222-eu-central-1",
        accessLogBucketName: "organization-trail-access-logs-222222222222-eu-central-1",
        readers: [],
        minimumTlsVersion: "1.2",
        denyOtherKeys: false,
      },
      tags: {},
    });
    expect(organization.logArchive.retention).toEqual({
      mode: "GOVERNANCE",
      years: 7,
      hotDays: 90,
      archiveStorageClass: "GLACIER_IR",
      noncurrentDays: 30,
      accessLogDays: 7 * 366,
    });
    expect(organization.trail).toEqual({
      name: "organization-trail",
      insights: ["ApiCallRateInsight", "ApiErrorRateInsight"],
      logGroupRetentionDays: 365,
      deliveryNotifications: false,
      logGroupName: "cloudtrail/organization-trail",
      cloudWatchLogsRoleName: "organization-trail-cloudwatch-logs",
      deliveryTopicName: "organization-trail-deliveries",
      excludeManagementEventSources: [],
      dataEvents: [],
      networkActivity: [],
    });
    expect(organization.adopt).toEqual({});
    expect(organization.guardrails).toEqual({
      targets: ["root", "ou-ab12-11111111"],
      breakGlassRoles: [],
      enabled: guardrailIds,
      maximumPolicyBytes: 10240,
      resourceControlPolicy: false,
    });
    expect(organization.alarms).toMatchObject({
      perAccount: "stacks",
      cells: [],
      maximumAlarms: 5000,
      detections: {},
      tamperWatch: {
        accounts: [organization.management, organization.logArchiveAccount],
        regions: ["eu-central-1", "us-east-1"],
      },
      inAccount: { accounts: [], regions: ["eu-central-1", "us-east-1"] },
      silenceMinutes: 60,
      dashboard: true,
    });
  });

  it.each([
    ["gcs", { bucket: "example-states" }, { prefix: "audit-trail/{stack}" }],
    [
      "azurerm",
      { storageAccountName: "examplestates", containerName: "states" },
      { key: "audit-trail/{stack}.tfstate" },
    ],
    ["remote", { organization: "example" }, { workspace: "audit-trail-{stack}" }],
    ["cloud", { organization: "example" }, { workspace: "audit-trail-{stack}" }],
    ["pg", {}, { schemaName: "audit_trail_{stack}" }],
  ])("give every stack a state of its own of the kind %s", (type, written, defaults) => {
    expect(load(edited({ state: { type, ...written } })).state).toEqual({ type, ...written, ...defaults });
  });

  it("keep locks in the table of whoever has one, and in no file beside it", () => {
    const { state } = load(edited({ "state.dynamodbTable": "locks" }));

    expect(state).toMatchObject({ dynamodbTable: "locks", useLockfile: false });
  });

  it("do not reach existing states", () => {
    const existing = { type: "gcs", bucket: "example-states" };

    expect(load(edited({ "existingState.network": existing })).existingState["network"]).toEqual(existing);
  });

  it("give way to what the configuration says of the state and the log archive", () => {
    const organization = load(
      edited({
        "state.key": "trail/{stack}",
        "state.useLockfile": false,
        logArchive: {
          bucketName: "audit",
          accessLogBucketName: "audit-access",
          readers: ["arn:aws:iam::333333333333:role/Auditor"],
          minimumTlsVersion: "1.3",
          denyOtherKeys: true,
          retention: {
            mode: "GOVERNANCE",
            days: 500,
            hotDays: 0,
            archiveStorageClass: "DEEP_ARCHIVE",
            noncurrentDays: 7,
            accessLogDays: 90,
          },
        },
      }),
    );

    expect(organization).toMatchObject({
      state: { key: "trail/{stack}", useLockfile: false },
      tags: { owner: "security", stage: "production" },
    });
    expect(organization.logArchive).toEqual({
      bucketName: "audit",
      accessLogBucketName: "audit-access",
      readers: ["arn:aws:iam::333333333333:role/Auditor"],
      minimumTlsVersion: "1.3",
      denyOtherKeys: true,
      retention: {
        mode: "GOVERNANCE",
        days: 500,
        hotDays: 0,
        archiveStorageClass: "DEEP_ARCHIVE",
        noncurrentDays: 7,
        accessLogDays: 90,
      },
    });
  });

  it("give way to what the configuration says of the trail", () => {
    const trail = {
      name: "audit",
      keyPrefix: "audit",
      insights: [],
      logGroupRetentionDays: 731,
      deliveryNotifications: true,
      logGroupName: "company/trail",
      cloudWatchLogsRoleName: "company-trail",
      deliveryTopicName: "siem-feed",
      excludeManagementEventSources: ["rdsdata.amazonaws.com"],
      dataEvents: [{ name: "objects", resourceType: "AWS::S3::Object", readOnly: true }],
      networkActivity: [{ name: "s3", eventSource: "s3.amazonaws.com" }],
    };
    const acknowledgement = "this trail does not record rdsdata.amazonaws.com, ApiCallRateInsight, ApiErrorRateInsight";
    const organization = load(edited({ trail: { ...trail, acknowledgement, delegatedAdministrator: "network" } }));

    expect(organization.trail).toEqual({ ...trail, delegatedAdministrator: organization.accounts[2] });
  });

  it("give way to what the configuration says of the guardrails and the alarms", () => {
    const roleArn = "arn:aws:iam::333333333333:role/Deploy";
    const detections = { "root-usage": { threshold: 2 }, "iam-policy-changes": { enabled: false } };
    const organization = load(
      edited({
        "accounts.members.network.roleArn": roleArn,
        "guardrails.enabled": ["protect-trails"],
        "guardrails.maximumPolicyBytes": 5120,
        "guardrails.resourceControlPolicy": true,
        "alarms.perAccount": "both",
        "alarms.detections": detections,
        "alarms.tamperWatch": { accounts: ["network", "management"], regions: ["eu-west-1"] },
        "alarms.inAccount": ["network"],
        "alarms.silenceMinutes": 15,
        "alarms.dashboard": false,
      }),
    );
    const [management, , network] = organization.accounts;

    expect(network).toMatchObject({ key: "network", roleArn });
    expect(organization.guardrails).toMatchObject({
      enabled: ["protect-trails"],
      maximumPolicyBytes: 5120,
      resourceControlPolicy: true,
    });
    expect(organization.alarms).toMatchObject({
      perAccount: "both",
      detections,
      // In the order of the accounts, whatever order the keys had.
      tamperWatch: { accounts: [management, network], regions: ["eu-west-1"] },
      inAccount: { accounts: [network], regions: ["eu-central-1", "us-east-1"] },
      silenceMinutes: 15,
      dashboard: false,
    });
  });

  it("watch a delegated administrator of CloudTrail too, where something can be deployed into it", () => {
    const delegated = { "trail.delegatedAdministrator": "network" };
    const deployed = { "accounts.members.network.roleArn": "arn:aws:iam::333333333333:role/Deploy" };
    const watched = (edits: object) => load(edited({ ...edits })).alarms.tamperWatch.accounts.map(({ key }) => key);

    expect(watched({ ...delegated, ...deployed })).toEqual(["management", "log-archive", "network"]);
    expect(watched(delegated)).toEqual(["management", "log-archive"]);
    expect(watched(deployed)).toEqual(["management", "log-archive"]);
    expect(watched({ ...delegated, ...deployed, "alarms.tamperWatch": { accounts: [] } })).toEqual([]);
  });

  it("put guardrails in the order of the catalogue", () => {
    const { guardrails } = load(edited({ "guardrails.enabled": [...guardrailIds].reverse() }));

    expect(guardrails.enabled).toEqual(guardrailIds);
  });

  it.each([
    ["us-gov-west-1", "aws-us-gov", ["us-gov-west-1"]],
    ["us-gov-east-1", "aws-us-gov", ["us-gov-east-1", "us-gov-west-1"]],
    ["cn-northwest-1", "aws-cn", ["cn-northwest-1", "cn-north-1"]],
    ["cn-north-1", "aws-cn", ["cn-north-1", "cn-northwest-1"]],
    ["us-east-1", "aws", ["us-east-1"]],
    ["ap-southeast-7", "aws", ["ap-southeast-7", "us-east-1"]],
  ])("take from the home Region %s the partition %s and the watched Regions", (homeRegion, partition, regions) => {
    const organization = load(edited({ homeRegion }).replaceAll("arn:aws:", `arn:${partition}:`));

    expect(organization.partition).toBe(partition);
    expect(organization.alarms.tamperWatch.regions).toEqual(regions);
    expect(organization.alarms.inAccount.regions).toEqual(regions);
  });
});
