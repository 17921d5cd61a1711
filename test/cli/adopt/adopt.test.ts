import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { createColors } from "picocolors";
import { runCommandLine } from "../../../src/cli/command-line";
import { edited } from "../../config/edited-organization";
import type { Edits } from "../../config/edited-organization";
import { EmulatedOrganization, MANAGEMENT_ID, REGION } from "../../emulator/emulated-organization";
import { temporaryFolder } from "../../support/temporary-folder";

const folder = temporaryFolder();
const file = `${folder}/organization.yaml`;
const inherited = { ...process.env };
let organization: EmulatedOrganization;

beforeAll(async () => {
  organization = await EmulatedOrganization.start();
  // The command runs in this process, with the credentials of its environment.
  Object.assign(process.env, organization.environment);
});
afterAll(async () => {
  process.env = inherited;
  await organization.stop();
});

const roleIn = (accountId: string) => `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`;

/**
 * Writes a configuration of the emulated organization, and runs `org-audit adopt` on it.
 *
 * @param more - text at the end of the configuration, and whether a person watches
 */
async function adopt(words: readonly string[], edits: Edits = {}, { more = "", isTTY = false } = {}) {
  const { logArchiveId, memberId } = organization;
  const text = edited({
    "accounts.management": { id: MANAGEMENT_ID, name: "Management" },
    "accounts.logArchive": { id: logArchiveId, name: "Log archive", roleArn: roleIn(logArchiveId) },
    "accounts.members": { payments: { id: memberId, name: "Payments" } },
    "guardrails.breakGlassRoles": undefined,
    provider: { s3UsePathStyle: true },
    "existingState.network": undefined,
    ...edits,
  }).concat(more);
  writeFileSync(file, text);
  const written = { stdout: "", stderr: "" };
  const exitCode = await runCommandLine(["adopt", "--config", file, ...words], {
    stdout: { write: (part: string) => (written.stdout += part) },
    stderr: { isTTY, write: (part: string) => (written.stderr += part) },
    colors: createColors(false),
  });
  return { exitCode, ...written, unchanged: readFileSync(file, "utf8") === text };
}

test("finds nothing in an organization that has no audit trail, and writes nothing", async () => {
  expect(await adopt(["--write"])).toEqual({
    exitCode: 0,
    stdout: "Nothing exists that this module would make: there is nothing to take over.\n",
    stderr: "",
    unchanged: true,
  });
});

test("writes nothing when an account cannot be looked at, and says which", async () => {
  const { exitCode, stdout, stderr, unchanged } = await adopt(["--write"], {
    // Nothing listens there.
    "provider.endpoints": { iam: "http://127.0.0.1:1" },
  });

  expect({ exitCode, stdout, unchanged }).toEqual({ exitCode: 66, stdout: "", unchanged: true });
  expect(stderr).toMatch(
    /^adopting existing resources has 1 problem:\n {2}account 123456789012 \(Management\) cannot be looked at\n {4}found: .*ECONNREFUSED/,
  );
});

test("writes nothing when a role cannot be assumed, and says whose", async () => {
  let asked = 0;
  const sts = createServer((_request, response) => {
    asked += 1;
    response.writeHead(403, { "Content-Type": "text/xml" });
    response.end(
      "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>it may not</Message></Error></ErrorResponse>",
    );
  }).listen(0, "127.0.0.1");
  await once(sts, "listening");
  const { port } = sts.address() as AddressInfo;

  const edits = { "provider.endpoints": { sts: `http://127.0.0.1:${port}` } };
  const { exitCode, stdout, stderr, unchanged } = await adopt(["--write"], edits, { isTTY: true });
  sts.close();

  expect({ exitCode, stdout, unchanged, asked }).toEqual({ exitCode: 66, stdout: "", unchanged: true, asked: 1 });
  expect(stderr).toBe(
    [
      "\r\u001b[KLooking at Management and Log archive\r\u001b[Kadopting existing resources has 1 problem:",
      `  account ${organization.logArchiveId} (Log archive) cannot be looked at`,
      "    found: AccessDenied: it may not",
      "    write: credentials that may assume its role and read CloudTrail, S3, KMS, CloudWatch Logs, IAM, SNS and Organizations",
      "",
    ].join("\n"),
  );
});

test("writes nothing when a role is an output that is not known here", async () => {
  const edits = { "accounts.logArchive.roleArn": { state: "landing-zone", output: "log_archive_role_arn" } };
  const { exitCode, stderr, unchanged } = await adopt(["--write"], edits, { isTTY: true });

  expect({ exitCode, unchanged }).toEqual({ exitCode: 66, unchanged: true });
  expect(stderr).toBe(
    [
      "adopting existing resources has 1 problem:",
      "  the roleArn of log-archive is an output that could not be read",
      "    write: the ARN itself while you adopt, or make the state readable",
      "",
    ].join("\n"),
  );
});

test("refuses a configuration that is wrong before it looks at anything", async () => {
  const { exitCode, stderr } = await adopt([], { homeRegion: "eu-central-9" });

  expect(exitCode).toBe(64);
  expect(stderr).toContain("homeRegion is not");
});

describe("with resources that have the names of this module", () => {
  const bucketName = "organization-trail-logs-of-somebody-else";

  beforeAll(async () => {
    const [s3, sns, iam] = [
      await organization.client(S3Client, organization.memberId),
      await organization.client(SNSClient),
      await organization.client(IAMClient),
    ];
    const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
    await s3.send(new CreateBucketCommand({ Bucket: bucketName, CreateBucketConfiguration }));
    await sns.send(new CreateTopicCommand({ Name: "organization-trail-alarms" }));
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    for (const [RoleName, Path] of [
      ["audit-cloudwatch-logs", "/"],
      ["company-role", "/service-role/"],
    ] as const) {
      await iam.send(new CreateRoleCommand({ RoleName, Path, AssumeRolePolicyDocument }));
    }
  });

  test("takes over those that keep their names", async () => {
    const { exitCode, stderr, unchanged } = await adopt(["--write"]);

    expect({ exitCode, stderr, unchanged }).toEqual({ exitCode: 0, stderr: "", unchanged: false });
    expect(readFileSync(file, "utf8")).toContain(
      [
        "# Existing resources that Terraform takes over at the next deployment. Written by org-audit adopt; it may go once all",
        "# stacks are deployed.",
        `adopt: { cloudWatchLogsRole: { name: audit-cloudwatch-logs }, alarmTopic: arn:aws:sns:${REGION}:${MANAGEMENT_ID}:organization-trail-alarms }`,
      ].join("\n"),
    );
  });

  test("writes nothing while something is in the way", async () => {
    const { exitCode, stdout, unchanged } = await adopt(["--write"], {
      "trail.cloudWatchLogsRoleName": "company-role",
    });

    expect({ exitCode, unchanged }).toEqual({ exitCode: 20, unchanged: true });
    expect(stdout).toMatch(
      /^In the way\n {2}role {2}company-role\n {6}- its path is \/service-role\/, and a path cannot be changed: write another trail.cloudWatchLogsRoleName\n/,
    );
  });

  test("tells that the name of the bucket is taken, by whomever", async () => {
    const { exitCode, stdout } = await adopt([], { "logArchive.bucketName": bucketName });

    expect(exitCode).toBe(20);
    expect(stdout).toContain(
      `In the way\n  log bucket  ${bucketName}\n      - neither the log archive account nor the management account owns it, and no other bucket can have its name: write another name\n`,
    );
  });

  test("refuses to write where the change would show in another place too, and names the file", async () => {
    const more = [
      "adopt:",
      "  cloudWatchLogsRole: { name: audit-cloudwatch-logs, policy: &yes true }",
      "  resourceControlPolicy: { id: p-examplepolicy, attached: *yes }",
      "",
    ].join("\n");
    const { exitCode, stdout, stderr, unchanged } = await adopt(
      ["--write"],
      { "guardrails.resourceControlPolicy": true },
      { more },
    );

    expect({ exitCode, stdout, unchanged }).toEqual({ exitCode: 64, stdout: "", unchanged: true });
    expect(stderr.replaceAll(folder, ".")).toBe(
      [
        "./organization.yaml has 1 problem:",
        "  ./organization.yaml:37:3 adopt.cloudWatchLogsRole belongs to the anchor &yes, which an alias repeats in another place",
        "    write: the change by hand",
        "",
      ].join("\n"),
    );
  });

  test("refuses to write a configuration that would be wrong", async () => {
    const { exitCode, stderr, unchanged } = await adopt(["--write"], { adopt: { logKey: { arn: "x" } } });

    expect({ exitCode, unchanged }).toEqual({ exitCode: 64, unchanged: true });
    expect(stderr).toContain("adopt.logKey.arn is not the ARN of a KMS key");
  });
});
