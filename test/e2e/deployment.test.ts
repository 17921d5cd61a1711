/**
 * The example organization, deployed with cdktf-cli, the real Terraform and the real AWS provider into the accounts of
 * an emulated organization, its states in S3; then examined through the AWS API, account by account.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import {
  DeleteTrailCommand,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
} from "@aws-sdk/client-cloudtrail";
import { paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import type { Dimension, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { DescribeLogGroupsCommand, DescribeMetricFiltersCommand } from "@aws-sdk/client-cloudwatch-logs";
import { ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, GetRolePolicyCommand } from "@aws-sdk/client-iam";
import { DescribeKeyCommand, GetKeyPolicyCommand, GetKeyRotationStatusCommand } from "@aws-sdk/client-kms";
import { DescribePolicyCommand, ListPoliciesForTargetCommand } from "@aws-sdk/client-organizations";
import {
  CreateBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
} from "@aws-sdk/client-s3";
import { GetTopicAttributesCommand, ListSubscriptionsByTopicCommand } from "@aws-sdk/client-sns";
import { accountClients, managementClients } from "../../demo/aws-clients";
import type { AwsClients } from "../../demo/aws-clients";
import { PROJECT, Rehearsal } from "../../demo/rehearsal";
import type { LandingZone } from "../../demo/rehearsal";
import { startEmulator } from "../../emulator/emulator";
import type { Emulator } from "../../emulator/emulator";
import type { Organization } from "../../src/config";
import { DETECTIONS } from "../../src/detections";
import { parsePolicy, statement } from "../support/template";

jest.setTimeout(20 * 60 * 1000);

const STATE_BUCKET = "example-terraform-state";

let emulator: Emulator;
let rehearsal: Rehearsal;
let landingZone: LandingZone;
let organization: Organization;
let management: AwsClients;
let logArchive: AwsClients;
let trailArn: string;
const workDirectory = mkdtempSync(path.join(tmpdir(), "audit-trail-e2e-"));

beforeAll(async () => {
  emulator = await startEmulator();
  const settings = { endpoint: emulator.endpoint, region: "eu-central-1" };
  management = managementClients(settings);
  await management.s3.send(
    new CreateBucketCommand({
      Bucket: STATE_BUCKET,
      CreateBucketConfiguration: { LocationConstraint: "eu-central-1" },
    }),
  );

  rehearsal = new Rehearsal({ emulator, workDirectory });
  landingZone = await rehearsal.applyLandingZone();
  organization = rehearsal.configure(landingZone, (configuration) => {
    configuration.set("state", {
      type: "s3",
      bucket: STATE_BUCKET,
      region: "eu-central-1",
      usePathStyle: true,
      skipCredentialsValidation: true,
    });
    configuration.setIn(["logArchive", "retention"], {
      mode: "COMPLIANCE",
      years: 7,
      acknowledgement: "nobody can delete these logs for 7 years",
    });
    configuration.setIn(["alarms", "perAccount"], "both");
    // The provider itself waits for the landing zone's state to say which role it assumes.
    configuration.setIn(["accounts", "logArchive", "roleArn"], {
      state: "landing-zone",
      output: 'access_role_arns["log-archive"]',
    });
    configuration.setIn(
      ["guardrails", "targets"],
      [
        "root",
        { state: "landing-zone", output: 'organizational_unit_ids["Workloads/Production"]' },
        { state: "landing-zone", output: "account_ids.network" },
      ],
    );
  });
  await rehearsal.deployWithCdktf();
  logArchive = await accountClients(settings, organization.logArchiveAccount.id);
  trailArn = `arn:aws:cloudtrail:eu-central-1:${organization.management.id}:trail/organization-trail`;
});

afterAll(async () => {
  await emulator?.stop();
  rmSync(workDirectory, { recursive: true, force: true });
});

/** All alarms of an account, page by page. */
async function alarmsOf({ cloudWatch }: AwsClients): Promise<MetricAlarm[]> {
  const alarms: MetricAlarm[] = [];
  for await (const page of paginateDescribeAlarms({ client: cloudWatch }, {}))
    alarms.push(...(page.MetricAlarms ?? []));
  return alarms;
}

/** The error of what fails. Terraform breaks its lines and draws a frame around them. */
const unwrapped = async (failure: Promise<unknown>) =>
  failure.then(
    () => "it succeeded",
    (error: Error) => error.message.replaceAll(/[\s│]+/g, " "),
  );

const isAccount = ({ Name }: Dimension) => Name === "AccountId";

describe("the deployment", () => {
  it("has nothing left to change in any stack", async () => {
    const { accounts, alarms } = organization;
    const placesOf = (watch: { accounts: readonly object[]; regions: readonly string[] }) =>
      watch.accounts.length * watch.regions.length;
    const watches = placesOf(alarms.inAccount) + placesOf(alarms.tamperWatch);

    expect(rehearsal.stacks()).toHaveLength(2 + accounts.length + watches);
    expect(await rehearsal.stacksWithChanges()).toEqual([]);
  });

  it("keeps one state a stack in S3 and leaves no lock behind", async () => {
    const { Contents = [] } = await management.s3.send(new ListObjectsV2Command({ Bucket: STATE_BUCKET }));

    expect(Contents.map(({ Key }) => Key).sort()).toEqual(
      rehearsal.stacks().map((stack) => `audit-trail/${stack}.tfstate`).sort(), // prettier-ignore
    );
  });
});

describe("the management account", () => {
  it("has one trail, which logs every account and Region of the organization", async () => {
    const { trailList = [] } = await management.cloudTrail.send(new DescribeTrailsCommand({}));
    const status = await management.cloudTrail.send(new GetTrailStatusCommand({ Name: trailArn }));

    expect(trailList).toHaveLength(1);
    expect(trailList[0]).toMatchObject({
      TrailARN: trailArn,
      IsOrganizationTrail: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      LogFileValidationEnabled: true,
      S3BucketName: organization.logArchive.bucketName,
      KmsKeyId: expect.stringContaining(`:${organization.logArchiveAccount.id}:key/`),
      CloudWatchLogsLogGroupArn: expect.stringMatching(/:log-group:cloudtrail\/organization-trail:\*$/),
    });
    expect(status.IsLogging).toBe(true);
  });

  it("records all management events and looks for unusual call and error rates", async () => {
    const TrailName = trailArn;
    const selectors = await management.cloudTrail.send(new GetEventSelectorsCommand({ TrailName }));
    const insights = await management.cloudTrail.send(new GetInsightSelectorsCommand({ TrailName }));

    const [managementEvents, paymentExports] = selectors.AdvancedEventSelectors!;
    expect(selectors.AdvancedEventSelectors).toHaveLength(2);
    expect(managementEvents).toEqual({
      Name: "Management events selector",
      FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }],
    });
    expect(paymentExports!.FieldSelectors).toContainEqual({
      Field: "resources.ARN",
      StartsWith: ["arn:aws:s3:::example-payment-exports/"],
      NotStartsWith: [organization.logArchive.bucketName, organization.logArchive.accessLogBucketName].map(
        (name) => `arn:aws:s3:::${name}/`,
      ),
    });
    expect(insights.InsightSelectors?.map(({ InsightType }) => InsightType).sort()).toEqual([
      "ApiCallRateInsight",
      "ApiErrorRateInsight",
    ]);
  });

  it("keeps the events encrypted in a log group that only the trail's role writes to", async () => {
    const { logGroups = [] } = await management.cloudWatchLogs.send(new DescribeLogGroupsCommand({}));
    const role = await management.iam.send(
      new GetRolePolicyCommand({
        RoleName: "organization-trail-cloudwatch-logs",
        PolicyName: "write-log-streams",
      }),
    );
    const { Statement } = parsePolicy(decodeURIComponent(role.PolicyDocument!));

    expect(logGroups).toHaveLength(1);
    expect(logGroups[0]).toMatchObject({
      logGroupName: "cloudtrail/organization-trail",
      retentionInDays: 365,
      kmsKeyId: expect.stringContaining(`:${organization.management.id}:key/`),
    });
    expect(Statement.map(({ Action }) => Action)).toEqual(["logs:CreateLogStream", "logs:PutLogEvents"]);
    for (const { Resource } of Statement) {
      expect(Resource).toEqual([
        expect.stringMatching(`:log-stream:${organization.management.id}_CloudTrail_eu-central-1\\*$`),
        expect.stringMatching(`:log-stream:${landingZone.organization_id}_\\*$`),
      ]);
    }
  });

  it("has the guardrails attached to the root of the organization", async () => {
    const { Policies = [] } = await management.organizations.send(
      new ListPoliciesForTargetCommand({ TargetId: landingZone.root_id, Filter: "SERVICE_CONTROL_POLICY" }),
    );
    const own = Policies.filter(({ AwsManaged }) => !AwsManaged);
    const { Policy } = await management.organizations.send(new DescribePolicyCommand({ PolicyId: own[0]!.Id }));
    const deny = parsePolicy(Policy!.Content!).Statement.find(({ Action }) =>
      Action.includes("cloudtrail:StopLogging"),
    )!;

    expect(own.map(({ Name }) => Name)).toEqual(["organization-trail-guardrails-1"]);
    expect(Policies.map(({ Name }) => Name)).toContain("FullAWSAccess");
    expect(deny).toMatchObject({
      Effect: "Deny",
      Condition: { ArnNotLike: { "aws:PrincipalArn": expect.anything() } },
    });
    expect([deny.Condition!.ArnNotLike!["aws:PrincipalArn"]].flat()).toEqual([landingZone.role_arns["break-glass"]]);
    expect(deny.Action).toEqual(
      expect.arrayContaining(["cloudtrail:DeleteTrail", "cloudtrail:UpdateTrail", "cloudtrail:PutEventSelectors"]),
    );
  });

  it("has the guardrails attached where parts of the landing zone's outputs say", async () => {
    const targets = [landingZone.organizational_unit_ids["Workloads/Production"], landingZone.account_ids["network"]];

    for (const TargetId of targets) {
      const { Policies = [] } = await management.organizations.send(
        new ListPoliciesForTargetCommand({ TargetId, Filter: "SERVICE_CONTROL_POLICY" }),
      );
      expect(Policies.map(({ Name }) => Name)).toContain("organization-trail-guardrails-1");
    }
  });

  it("feeds two metrics a detection", async () => {
    const { metricFilters = [] } = await management.cloudWatchLogs.send(
      new DescribeMetricFiltersCommand({ logGroupName: "cloudtrail/organization-trail" }),
    );
    const withDimension = metricFilters.filter(({ metricTransformations }) => metricTransformations?.[0]?.dimensions);

    expect(metricFilters).toHaveLength(2 * DETECTIONS.length);
    expect(withDimension).toHaveLength(DETECTIONS.length);
    for (const { metricTransformations } of withDimension) {
      expect(metricTransformations![0]!.dimensions).toEqual({ AccountId: "$.recipientAccountId" });
    }
  });

  it("has, for every account, an alarm on each detection and a topic of its own", async () => {
    const everyAlarm = await alarmsOf(management);

    for (const account of organization.accounts) {
      const alarms = everyAlarm.filter(({ Dimensions }) => Dimensions?.some(({ Value }) => Value === account.id));
      const [topic] = alarms[0]!.AlarmActions!;
      const { Attributes } = await management.sns.send(new GetTopicAttributesCommand({ TopicArn: topic }));
      const { Subscriptions = [] } = await management.sns.send(
        new ListSubscriptionsByTopicCommand({ TopicArn: topic }),
      );

      expect(alarms).toHaveLength(DETECTIONS.length);
      for (const alarm of alarms) {
        expect(alarm.Dimensions).toEqual([{ Name: "AccountId", Value: account.id }]);
        expect(alarm.AlarmActions).toEqual([topic]);
        expect(alarm.ActionsEnabled).toBe(true);
        expect(alarm.AlarmDescription).toContain(account.id);
      }
      expect(topic).toMatch(new RegExp(`:organization-trail-alarms-${account.key}$`));
      expect(Attributes!.KmsMasterKeyId).toContain(`:${organization.management.id}:key/`);
      expect(statement(Attributes!.Policy!, "AlarmsPublish").Principal).toEqual({
        Service: "cloudwatch.amazonaws.com",
      });
      expect(Subscriptions.map(({ Endpoint }) => Endpoint)).toEqual(
        account.subscribers.map(({ endpoint }) => endpoint),
      );
    }
  });
});

describe("the organization as a whole", () => {
  it("has an alarm on each detection, one that covers accounts to come, and one on silence", async () => {
    const alarms = (await alarmsOf(management)).filter(({ Dimensions }) => !Dimensions?.some(isAccount));
    const exact = alarms.filter(({ Namespace }) => Namespace === "OrganizationTrail");
    const insights = alarms.filter(({ Metrics }) => (Metrics ?? []).length > 0);
    const silence = alarms.filter(({ MetricName }) => MetricName === "IncomingLogEvents");

    expect([exact.length, insights.length, silence.length]).toEqual([DETECTIONS.length, DETECTIONS.length, 1]);
    expect(silence[0]).toMatchObject({ TreatMissingData: "breaching", Period: 3600 });
    for (const { Metrics } of insights)
      expect(Metrics![0]!.Expression).toContain("GROUP BY AccountId ORDER BY SUM() DESC");
  });

  it("is watched for attempts on the trail in two accounts and two Regions each, without the log group", async () => {
    const { tamperWatch } = organization.alarms;

    expect(tamperWatch.accounts.map(({ key }) => key)).toEqual(["management", "log-archive"]);
    for (const account of tamperWatch.accounts) {
      for (const region of tamperWatch.regions) {
        const { eventBridge } = await accountClients({ endpoint: emulator.endpoint, region }, account.id);
        const { Rules = [] } = await eventBridge.send(new ListRulesCommand({}));

        expect(Rules).toHaveLength(DETECTIONS.filter(({ tampering }) => tampering).length);
        expect(Rules.map(({ State }) => State)).toEqual(Rules.map(() => "ENABLED"));
      }
    }
  });

  it("has alarms in the account itself where its owners want them", async () => {
    const { accounts, regions } = organization.alarms.inAccount;

    expect(regions).toEqual(["eu-central-1", "us-east-1"]);
    for (const region of regions) {
      const clients = await accountClients({ endpoint: emulator.endpoint, region }, accounts[0]!.id);
      expect(await alarmsOf(clients)).toHaveLength(DETECTIONS.length);
    }
  });
});

describe("the log archive account", () => {
  const bucket = () => ({ Bucket: organization.logArchive.bucketName });
  const accessLogs = () => ({ Bucket: organization.logArchive.accessLogBucketName });

  it("locks every log file by default and keeps its versions", async () => {
    const { ObjectLockConfiguration } = await logArchive.s3.send(new GetObjectLockConfigurationCommand(bucket()));
    const versioning = await logArchive.s3.send(new GetBucketVersioningCommand(bucket()));

    expect(ObjectLockConfiguration).toMatchObject({
      ObjectLockEnabled: "Enabled",
      Rule: { DefaultRetention: { Mode: "COMPLIANCE", Years: 7 } },
    });
    expect(versioning.Status).toBe("Enabled");
  });

  it("encrypts with its own key, moves and expires, and records access in a second, unlocked bucket", async () => {
    const { s3 } = logArchive;
    const encryption = await s3.send(new GetBucketEncryptionCommand(bucket()));
    const accessLogEncryption = await s3.send(new GetBucketEncryptionCommand(accessLogs()));
    const lifecycle = await s3.send(new GetBucketLifecycleConfigurationCommand(bucket()));
    const logging = await s3.send(new GetBucketLoggingCommand(bucket()));

    expect(encryption.ServerSideEncryptionConfiguration?.Rules?.[0]).toMatchObject({
      ApplyServerSideEncryptionByDefault: {
        SSEAlgorithm: "aws:kms",
        KMSMasterKeyID: expect.stringContaining(`:${organization.logArchiveAccount.id}:key/`),
      },
      BucketKeyEnabled: true,
    });
    expect(
      accessLogEncryption.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault,
    ).toEqual({ SSEAlgorithm: "AES256" });
    expect(lifecycle.Rules?.map(({ ID }) => ID)).toEqual(["archive-and-expire", "remove-expired-delete-markers"]);
    expect(logging.LoggingEnabled?.TargetBucket).toBe(organization.logArchive.accessLogBucketName);
    await expect(s3.send(new GetObjectLockConfigurationCommand(accessLogs()))).rejects.toThrow(/does not exist/);
  });

  it("lets no bucket be public or have ACLs", async () => {
    for (const name of [bucket(), accessLogs()]) {
      const access = await logArchive.s3.send(new GetPublicAccessBlockCommand(name));
      const ownership = await logArchive.s3.send(new GetBucketOwnershipControlsCommand(name));

      expect(Object.values(access.PublicAccessBlockConfiguration!)).toEqual([true, true, true, true]);
      expect(ownership.OwnershipControls?.Rules).toEqual([{ ObjectOwnership: "BucketOwnerEnforced" }]);
    }
  });

  it("lets this trail write, by its exact ARN", async () => {
    const { Policy } = await logArchive.s3.send(new GetBucketPolicyCommand(bucket()));

    for (const [sid, owner] of [
      ["AWSCloudTrailWrite20150319", organization.management.id],
      ["AWSCloudTrailOrganizationWrite20150319", landingZone.organization_id],
    ] as const) {
      expect(statement(Policy!, sid)).toMatchObject({
        Resource: `arn:aws:s3:::${organization.logArchive.bucketName}/AWSLogs/${owner}/*`,
        Condition: {
          StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": trailArn },
        },
      });
    }
  });

  it("owns a rotating key that serves this trail only", async () => {
    const KeyId = "alias/organization-trail/log-archive";
    const { KeyMetadata } = await logArchive.kms.send(new DescribeKeyCommand({ KeyId }));
    const rotation = await logArchive.kms.send(new GetKeyRotationStatusCommand({ KeyId: KeyMetadata!.KeyId }));
    const { Policy } = await logArchive.kms.send(
      new GetKeyPolicyCommand({ KeyId: KeyMetadata!.KeyId, PolicyName: "default" }),
    );

    expect(KeyMetadata).toMatchObject({ AWSAccountId: organization.logArchiveAccount.id, Enabled: true });
    expect(rotation.KeyRotationEnabled).toBe(true);
    expect(statement(Policy!, "CloudTrailEncryptLogs").Condition!.StringEquals).toEqual({ "aws:SourceArn": trailArn });
  });
});

describe("other Terraform code", () => {
  const directory = path.join(workDirectory, "contract-reader");
  const auditor = () => landingZone.account_ids["security-tooling"]!;

  beforeAll(async () => {
    const { iam } = await accountClients({ endpoint: emulator.endpoint, region: "eu-central-1" }, auditor());
    await iam.send(new CreateRoleCommand({ RoleName: "Auditor", AssumeRolePolicyDocument: "{}" }));
    cpSync(path.join(PROJECT, "examples/contract-reader"), directory, { recursive: true });
    const variables = {
      region: "eu-central-1",
      state: { bucket: STATE_BUCKET, region: "eu-central-1", use_path_style: true },
      auditor_role_arn: `arn:aws:iam::${auditor()}:role/Auditor`,
    };
    writeFileSync(path.join(directory, "terraform.tfvars.json"), JSON.stringify(variables));
    await rehearsal.terraform.init(directory);
  });

  it("builds on the outputs of the stacks, and plans nothing more", async () => {
    await rehearsal.terraform.apply(directory);

    const { iam } = await accountClients({ endpoint: emulator.endpoint, region: "eu-central-1" }, auditor());
    const { PolicyDocument } = await iam.send(
      new GetRolePolicyCommand({ RoleName: "Auditor", PolicyName: "read-log-files" }),
    );
    const { Subscriptions = [] } = await management.sns.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: await alarmTopicArn() }),
    );

    expect(statement(decodeURIComponent(PolicyDocument!), "ReadLogFiles").Resource).toBe(
      `arn:aws:s3:::${organization.logArchive.bucketName}/*`,
    );
    expect(statement(decodeURIComponent(PolicyDocument!), "DecryptLogFiles").Resource).toMatch(
      new RegExp(`^arn:aws:kms:eu-central-1:${organization.logArchiveAccount.id}:key/`),
    );
    expect(Subscriptions.map(({ Protocol }) => Protocol)).toContain("sqs");
    expect(await rehearsal.terraform.output(directory)).toMatchObject({ trail_arn: trailArn });
    expect((await rehearsal.terraform.plan(directory)).changes).toBe(false);
  });

  it("stops before it builds on another version of a contract", async () => {
    const file = path.join(directory, "main.tf");
    const complete = readFileSync(file, "utf8");
    writeFileSync(file, complete.replace("log-archive = 1", "log-archive = 2"));

    await expect(unwrapped(rehearsal.terraform.plan(directory))).resolves.toContain(
      "The state of stack log-archive has version 1 of its contract, and this code reads version 2.",
    );
    writeFileSync(file, complete);
  });

  const alarmTopicArn = async () => {
    const { alarm_topic_arn } = await rehearsal.terraform.output<{ alarm_topic_arn: string }>(
      rehearsal.stackDirectory("management"),
    );
    return alarm_topic_arn;
  };
});

describe("what must not happen", () => {
  const plan = (stack: string) => rehearsal.terraform.plan(rehearsal.stackDirectory(stack));
  const apply = (stack: string) => rehearsal.terraform.apply(rehearsal.stackDirectory(stack));
  it("refuses to destroy the log archive", async () => {
    const destroy = rehearsal.terraform.destroy(rehearsal.stackDirectory("log-archive"));

    expect(await unwrapped(destroy)).toContain("Instance cannot be destroyed");
    expect((await plan("log-archive")).changes).toBe(false);
  });

  it("refuses to apply with the credentials of another account", async () => {
    const elsewhere = new Rehearsal({
      emulator: { ...emulator, environment: { ...emulator.environment, AWS_ACCESS_KEY_ID: await memberAccessKey() } },
      workDirectory: path.join(workDirectory, "elsewhere"),
    });

    expect(await unwrapped(elsewhere.terraform.plan(rehearsal.stackDirectory("management")))).toMatch(
      /AWS account ID not allowed: \d{12}/,
    );
  });

  it("says which stack to deploy when an output of the log archive is missing", async () => {
    const file = path.join(rehearsal.stackDirectory("log-archive"), "cdk.tf.json");
    const complete = readFileSync(file, "utf8");
    const { output, ...rest } = JSON.parse(complete);
    delete output.log_key_arn;
    writeFileSync(file, JSON.stringify({ ...rest, output }));
    await apply("log-archive");

    expect(await unwrapped(plan("management"))).toContain(
      "Stack management needs the output log_key_arn of stack log-archive (ARN of the KMS key that encrypts the log " +
        "files), but the state has no such string. Deploy log-archive with this version of the module first: npx " +
        "org-audit deploy log-archive",
    );

    writeFileSync(file, complete);
    await apply("log-archive");
    expect((await plan("management")).changes).toBe(false);
  });

  it("says what it expected when the landing zone's state lacks an output", async () => {
    const file = path.join(workDirectory, "landing-zone/terraform.tfstate");
    const complete = readFileSync(file, "utf8");
    const state = JSON.parse(complete);
    state.outputs.organization_id.value = "not-an-organization";
    writeFileSync(file, JSON.stringify(state));

    expect(await unwrapped(plan("log-archive"))).toContain(
      "Stack log-archive reads organization_id of the existing state landing-zone, which must be an organization id, " +
        "but it is another text. Apply what writes that state, or correct the reference in the configuration.",
    );

    writeFileSync(file, complete);
  });

  it("deploys with no role of another account, though a state says so", async () => {
    const file = path.join(workDirectory, "landing-zone/terraform.tfstate");
    const complete = readFileSync(file, "utf8");
    const state = JSON.parse(complete);
    const roles = state.outputs.access_role_arns.value;
    roles["log-archive"] = roles["network"];
    writeFileSync(file, JSON.stringify(state));

    expect(await unwrapped(plan("log-archive"))).toContain(
      'Stack log-archive reads access_role_arns["log-archive"] of the existing state landing-zone, which must be the ' +
        `ARN of an IAM role in account ${organization.logArchiveAccount.id}, but it is ${roles["network"]}. Apply`,
    );

    writeFileSync(file, complete);
  });

  it("destroys and makes again a stack whose role comes from a state", async () => {
    const stack = "tamper-watch-log-archive-us-east-1";
    await rehearsal.terraform.destroy(rehearsal.stackDirectory(stack));

    await apply(stack);

    expect((await plan(stack)).changes).toBe(false);
  });

  it("creates no trail on a bucket whose policy does not let it in", async () => {
    const { s3 } = logArchive;
    const Bucket = organization.logArchive.bucketName;
    const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    const broken = parsePolicy(Policy!);
    broken.Statement = broken.Statement.filter(({ Sid }) => Sid !== "AWSCloudTrailOrganizationWrite20150319");
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(broken) }));
    await management.cloudTrail.send(new DeleteTrailCommand({ Name: trailArn }));

    expect(await unwrapped(apply("management"))).toContain("InsufficientS3BucketPolicyException");

    await apply("log-archive");
    await apply("management");
    expect(await rehearsal.stacksWithChanges()).toEqual([]);
  });

  /** An access key of a member account, as the emulator tells accounts apart. */
  async function memberAccessKey(): Promise<string> {
    const member = await accountClients(
      { endpoint: emulator.endpoint, region: "eu-central-1" },
      organization.accounts[2]!.id,
    );
    const { accessKeyId } = await member.s3.config.credentials();
    return accessKeyId;
  }
});
