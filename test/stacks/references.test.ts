import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { OrganizationsPolicy } from "@cdktf/provider-aws/lib/organizations-policy";
import { OrganizationsPolicyAttachment } from "@cdktf/provider-aws/lib/organizations-policy-attachment";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { AuditTrailError } from "../../src/errors";
import { referringOrganization } from "../support/referring-organization";
import type { Changes } from "../support/referring-organization";
import { synthesizeOrganization } from "../support/synthesize-organization";
import type { Attributes } from "../support/template";
import { statement } from "../support/template";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();
const synthesize = (name: string, changes?: Changes) =>
  synthesizeOrganization(referringOrganization(`${folder}/landing-zone.tfstate`, changes), `${folder}/${name}`);
const synthesized = synthesize("all");

const output = (path: string) => `\${data.terraform_remote_state.existing-landing-zone.outputs.${path}}`;
const BREAK_GLASS = [output("roles.break_glass[0]"), output("roles.break_glass[1]")];
const DEPLOYMENT = [output("roles.deploy.archive"), output("roles.deploy.payments")];

/** The outputs that a stack reads from the landing zone's state. */
function readsOf(stack: string): string[] {
  const state: Attributes = synthesized.template(stack).json.data?.terraform_remote_state?.["existing-landing-zone"];
  const sentences = (state?.lifecycle.postcondition ?? []).map((check: Attributes) => check.error_message as string);
  return sentences.map((sentence: string) => / reads (\S+) of /.exec(sentence)![1]);
}

describe("a reference", () => {
  it("is read by each stack that needs it, and by no other", () => {
    const deployment = ["roles.deploy.archive", "roles.deploy.payments"];
    const breakGlass = ["roles.break_glass[0]", "roles.break_glass[1]"];
    const inManagement = ["roles.deploy.management"];
    const told = ["queues[0].arn", "page.arn"];
    const homeRegion = "eu-central-1";

    expect(Object.fromEntries(synthesized.stacks.map((stack) => [stack, readsOf(stack).sort()]))).toEqual({
      "log-archive": [...deployment, ...breakGlass, "organization_id", "roles.auditor", "roles.investigator"].sort(),
      management: [
        ...inManagement,
        ...deployment,
        ...breakGlass,
        ...told,
        "organization_id",
        'units["Workloads/Production"]',
        'units["Workloads/Staging"]',
        "sandbox.account.id",
        "buckets.exports",
        "buckets.invoices",
        "tables",
      ].sort(),
      "alarms-management": inManagement,
      "alarms-log-archive": inManagement,
      "alarms-security-tooling": inManagement,
      "alarms-network": inManagement,
      "alarms-payments-production": ["endpoint", ...inManagement],
      "alarms-payments-staging": inManagement,
      "in-account-alarms-payments-production": ["endpoint", "roles.deploy.payments"],
      "in-account-alarms-payments-production-us-east-1": ["endpoint", "roles.deploy.payments"],
      [`tamper-watch-management-${homeRegion}`]: [...told, ...inManagement].sort(),
      "tamper-watch-management-us-east-1": [...told, ...inManagement].sort(),
      [`tamper-watch-log-archive-${homeRegion}`]: [...told, "roles.deploy.archive"].sort(),
      "tamper-watch-log-archive-us-east-1": [...told, "roles.deploy.archive"].sort(),
    });
  });

  it("names the role that a provider assumes, with the account that it must be in", () => {
    const { provider, data } = synthesized.template("log-archive").json;
    const [check] = data.terraform_remote_state["existing-landing-zone"].lifecycle.postcondition;

    expect(provider.aws[0]).toMatchObject({
      allowed_account_ids: ["222222222222"],
      assume_role: [{ role_arn: output("roles.deploy.archive") }],
    });
    expect(check.error_message).toContain("which must be the ARN of an IAM role in account 222222222222, but");
  });

  it("names readers, and whom the policies of bucket and key spare", () => {
    const template = synthesized.template("log-archive");
    const [bucket] = template.every(S3BucketPolicy).filter(({ policy }) => policy.includes("ReadersGet"));
    const key = template.only(KmsKey).policy;
    const readers = { AWS: [output("roles.auditor"), output("roles.investigator")] };

    expect(statement(bucket.policy, "ReadersGet").Principal).toEqual(readers);
    expect(statement(key, "ReadersDecryptLogs").Principal).toEqual(readers);
    expect(statement(bucket.policy, "DenyDeletion").Condition).toEqual({
      ArnNotLike: { "aws:PrincipalArn": BREAK_GLASS },
    });
    expect(statement(key, "AdministratorsChangeKey").Condition).toEqual({
      ArnLike: { "aws:PrincipalArn": [...DEPLOYMENT, ...BREAK_GLASS] },
    });
  });

  it("names whom service and resource control policies spare, and where they are attached", () => {
    const template = synthesized.template("management");
    const policies = template.every(OrganizationsPolicy).map(({ content }) => content as string);
    const holding = (sid: string, type: string) =>
      template.every(OrganizationsPolicy).find((policy) => policy.type === type && policy.content.includes(sid))!;

    for (const type of ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"]) {
      expect(statement(holding("ProtectLogBucket", type).content, "ProtectLogBucket").Condition).toMatchObject({
        ArnNotLike: { "aws:PrincipalArn": [...DEPLOYMENT, ...BREAK_GLASS] },
      });
    }
    expect(policies.join()).not.toContain("$${data");
    expect(
      [...new Set(template.every(OrganizationsPolicyAttachment).map(({ target_id }) => target_id))].sort(),
    ).toEqual([
      output("sandbox.account.id"),
      output('units["Workloads/Production"]'),
      output('units["Workloads/Staging"]'),
      "222222222222",
      "ou-exam-33333333",
    ]);
    expect(template.addresses().filter((address) => address.includes("_attachment.Guardrails_Policy1"))).toEqual([
      expect.stringMatching(/^aws_organizations_policy_attachment\.Guardrails_Policy1_landing-zone-sandboxaccountid_/),
      expect.stringMatching(/_landing-zone-unitsWorkloads--Production_/),
      expect.stringMatching(/_landing-zone-unitsWorkloads--Staging_/),
      expect.stringMatching(/_ou-exam-33333333_/),
    ]);
  });

  it("is the endpoint of one subscription, which the state calls by the reference", () => {
    const template = synthesized.template("management");
    const subscriptions = template.every(SnsTopicSubscription);
    const queue = subscriptions.filter(({ endpoint }) => endpoint === output("queues[0].arn"));

    expect(subscriptions).toHaveLength(4);
    expect(queue).toHaveLength(1);
    expect(JSON.parse(queue[0].filter_policy).AlarmDescription).toContainEqual({ prefix: "CRITICAL root-usage:" });
    expect(template.addresses().filter((address) => address.includes("_subscription."))).toContainEqual(
      expect.stringMatching(/^aws_sns_topic_subscription\.Watch_Topic_sqslanding-zone-queues0arn_/),
    );
  });

  it("is what a selector of data events begins with", () => {
    const selectors: Attributes[] = synthesized.template("management").only(Cloudtrail).advanced_event_selector;
    const arns = selectors.map(({ name, field_selector }) => [
      name,
      field_selector.find(({ field }: Attributes) => field === "resources.ARN")?.starts_with,
    ]);

    expect(Object.fromEntries(arns)).toMatchObject({
      Objects: ["arn:aws:s3:::example-reports/", output("buckets.exports"), output("buckets.invoices")],
      Payments: [output("tables")],
    });
  });

  it("is no part of a name that people read", () => {
    for (const stack of synthesized.stacks) {
      const template = synthesized.template(stack);
      for (const { name } of template.every(CloudwatchLogMetricFilter)) expect(name).not.toContain("${");
      expect(template.addresses().join()).not.toMatch(/TfToken|\$/);
    }
  });
});

describe("policies with references", () => {
  const role = (index: number) => ({ state: "landing-zone", output: `roles.break_glass[${index}]` });
  const roles = (count: number): Changes => [
    ["guardrails.breakGlassRoles", Array.from({ length: count }, (_, index) => role(index))],
  ];

  const policies = (count: number) =>
    synthesize(`${count}-roles`, [...roles(count), ["guardrails.resourceControlPolicy", false]])
      .template("management")
      .every(OrganizationsPolicy);
  const [few, many] = [policies(1), policies(6)];

  it("keep room for the longest that each may be, in as many policies as that takes", () => {
    expect(few).toHaveLength(2);
    expect(many.length).toBeGreaterThan(2);
  });

  it("are refused where that is more than a policy may have", () => {
    const refused = (): string => {
      try {
        synthesize("too-many", roles(12));
      } catch (error) {
        if (AuditTrailError.isAuditTrailError(error)) return error.message;
      }
      return "";
    };

    expect(refused()).toMatch(
      /^the resource control policy has 1 problem:\n {2}document is larger than AWS accepts\n {4}found: \d+ bytes, 256 for each of 40 values that are not known yet\n {4}write: at most 5120 bytes: /,
    );
  });
});
