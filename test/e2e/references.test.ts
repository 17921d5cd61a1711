/**
 * What Terraform says of references: the data sources of the synthesized stacks, without provider and resources, read a
 * state that another Terraform may have written.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import fc from "fast-check";
import { Terraform, TerraformError } from "../../emulator/terraform";
import * as forms from "../../src/config/expected-forms";
import { ExistingStateReader, keepState } from "../../src/contracts";
import { quoted } from "../../src/contracts/terraform-expression";
import { OUTPUTS, referringOrganization, writeState } from "../support/referring-organization";
import { synthesizeOrganization } from "../support/synthesize-organization";

jest.setTimeout(5 * 60 * 1000);

const folder = mkdtempSync(path.join(tmpdir(), "audit-trail-references-"));
const stateFile = path.join(folder, "landing-zone.tfstate");
const terraform = new Terraform({ environment: {}, workDirectory: folder });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const organization = referringOrganization(stateFile);
const stacks = ["log-archive", "management", "alarms-payments-production"];

beforeAll(async () => {
  const synthesized = synthesizeOrganization(organization, path.join(folder, "synthesized"));
  for (const stack of stacks) {
    const { data } = synthesized.template(stack).json;
    const state = data.terraform_remote_state["existing-landing-zone"];
    const config = { path: stateFile };
    await prepare(stack, { data: { terraform_remote_state: { "existing-landing-zone": { ...state, config } } } });
  }
});

const directoryOf = (name: string) => path.join(folder, name);

async function prepare(name: string, json: object): Promise<string> {
  const directory = directoryOf(name);
  mkdirSync(directory);
  writeFileSync(path.join(directory, "main.tf.json"), JSON.stringify(json, undefined, 2));
  await terraform.init(directory);
  return directory;
}

/** What Terraform prints of a plan that fails, on one line. */
async function refusal(stack: string): Promise<string> {
  try {
    await terraform.plan(directoryOf(stack));
  } catch (error) {
    if (error instanceof TerraformError) return error.stderr.replace(/\s+/g, " ");
    throw error;
  }
  return "";
}

/** The sentences with which Terraform refuses to plan a stack. */
async function sentences(stack: string): Promise<string[]> {
  return [...(await refusal(stack)).matchAll(/Stack \S+ reads .*? in the configuration\./g)].map(
    ([sentence]) => sentence,
  );
}

const CURE = "Apply what writes that state, or correct the reference in the configuration.";

describe("a state in which everything is as it has to be", () => {
  it.each(stacks)("is read by the stack %s", async (stack) => {
    writeState(stateFile, OUTPUTS);

    await expect(terraform.plan(directoryOf(stack))).resolves.toMatchObject({ changes: false });
  });

  it.each(stacks)("is read by the stack %s, though its outputs are sensitive", async (stack) => {
    writeState(stateFile, OUTPUTS, true);

    await expect(terraform.plan(directoryOf(stack))).resolves.toMatchObject({ changes: false });
  });
});

const { roles } = OUTPUTS;
const BREAK_GLASS = "the ARN of an IAM role in the log archive account or a member account";
const READER = "the ARN of an IAM role in an account of the organization";
const TARGET = "the id of a root, of an organizational unit or of an account that service control policies bind";
const OBJECTS = "what the ARNs of resources of type AWS::S3::Object begin with";
const withBreakGlass = (first: unknown) => ({ roles: { ...roles, break_glass: [first, roles.break_glass[1]] } });
const long = `arn:aws:iam::333333333333:role/${"a".repeat(193)}/${"b".repeat(33)}`;

describe("a stack is not planned", () => {
  it.each<[words: string, stack: string, outputs: object, read: string, expected: string, reason: string]>([
    [
      "where an output is missing",
      "log-archive",
      { organization_id: undefined },
      "organization_id",
      "an organization id",
      "the state has no output organization_id",
    ],
    [
      "where a part of an output is missing",
      "log-archive",
      { roles: { ...roles, auditor: undefined } },
      "roles.auditor",
      READER,
      "roles has no auditor: it is a mapping with the keys break_glass, deploy, investigator",
    ],
    [
      "where a part of a part is missing",
      "management",
      { sandbox: { account: {} } },
      "sandbox.account.id",
      TARGET,
      "sandbox.account has no id: it is an empty mapping",
    ],
    [
      "where the path ends early",
      "management",
      { sandbox: { account: "666666666666" } },
      "sandbox.account.id",
      TARGET,
      "sandbox.account has no id: it is a single value",
    ],
    [
      "where a list is shorter",
      "management",
      { queues: [] },
      "queues[0].arn",
      "the ARN of a standard SQS queue",
      "queues has no [0]: it is a list of 0 elements",
    ],
    [
      "where a mapping stands in place of a text",
      "log-archive",
      { roles: { ...roles, auditor: { arn: roles.auditor, name: "Auditor" } } },
      "roles.auditor",
      READER,
      "it is a mapping with the keys arn, name",
    ],
    [
      "where a mapping of many stands in place of a text",
      "log-archive",
      { roles: { ...roles, auditor: Object.fromEntries(Array.from({ length: 13 }, (_, n) => [`k${n + 10}`, "x"])) } },
      "roles.auditor",
      READER,
      "it is a mapping with the keys k10, k11, k12, k13, k14, k15, k16, k17, k18, k19 and 3 more",
    ],
    ["where a list stands in place of a text", "log-archive", { organization_id: ["o-exampleorgid"] }, "organization_id", "an organization id", "it is a list of 1 elements"], // prettier-ignore
    ["where a value is null", "log-archive", { organization_id: null }, "organization_id", "an organization id", "it is null"], // prettier-ignore
    ["where an id has another form", "log-archive", { organization_id: "o-EXAMPLE" }, "organization_id", "an organization id", "it is o-EXAMPLE"], // prettier-ignore
    ["where it would deploy with a role of another account", "log-archive", { roles: { ...roles, deploy: { ...roles.deploy, archive: roles.deploy.payments } } }, "roles.deploy.archive", "the ARN of an IAM role in account 222222222222", "it is arn:aws:iam::555555555555:role/Deploy"], // prettier-ignore
    ["where a reader is of no account of the organization", "log-archive", { roles: { ...roles, auditor: "arn:aws:iam::999999999999:role/Auditor" } }, "roles.auditor", READER, "it is arn:aws:iam::999999999999:role/Auditor"], // prettier-ignore
    ["where a reader is a user", "log-archive", { roles: { ...roles, auditor: "arn:aws:iam::333333333333:user/Auditor" } }, "roles.auditor", READER, "it is arn:aws:iam::333333333333:user/Auditor"], // prettier-ignore
    ["where a reader stands twice", "log-archive", { roles: { ...roles, investigator: roles.auditor } }, "roles.investigator", READER, "it is the same as roles.auditor of landing-zone, and logArchive.readers names nothing twice"], // prettier-ignore
    ["where a break-glass role has an asterisk", "management", withBreakGlass("arn:aws:iam::333333333333:role/*"), "roles.break_glass[0]", BREAK_GLASS, "it is arn:aws:iam::333333333333:role/*"], // prettier-ignore
    ["where a break-glass role has a question mark", "log-archive", withBreakGlass("arn:aws:iam::333333333333:role/BreakGlas?"), "roles.break_glass[0]", BREAK_GLASS, "it is arn:aws:iam::333333333333:role/BreakGlas?"], // prettier-ignore
    ["where a break-glass role is of every account", "management", withBreakGlass("arn:aws:iam::*:role/BreakGlass"), "roles.break_glass[0]", BREAK_GLASS, "it is arn:aws:iam::*:role/BreakGlass"], // prettier-ignore
    ["where a break-glass role is everybody", "management", withBreakGlass("*"), "roles.break_glass[0]", BREAK_GLASS, "it is another text"], // prettier-ignore
    ["where a break-glass role is of another organization", "management", withBreakGlass("arn:aws:iam::999999999999:role/BreakGlass"), "roles.break_glass[0]", BREAK_GLASS, "it is arn:aws:iam::999999999999:role/BreakGlass"], // prettier-ignore
    ["where a break-glass role is of the management account", "management", withBreakGlass("arn:aws:iam::111111111111:role/BreakGlass"), "roles.break_glass[0]", BREAK_GLASS, "it is arn:aws:iam::111111111111:role/BreakGlass"], // prettier-ignore
    ["where a break-glass role is of another partition", "management", withBreakGlass("arn:aws-cn:iam::333333333333:role/BreakGlass"), "roles.break_glass[0]", BREAK_GLASS, "it is arn:aws-cn:iam::333333333333:role/BreakGlass"], // prettier-ignore
    ["where a break-glass role is a root user", "management", withBreakGlass("arn:aws:iam::333333333333:root"), "roles.break_glass[0]", BREAK_GLASS, "it is arn:aws:iam::333333333333:root"], // prettier-ignore
    ["where a role would end the text of a policy", "management", withBreakGlass('arn:aws:iam::333333333333:role/x"],"y":["'), "roles.break_glass[0]", BREAK_GLASS, 'it is arn:aws:iam::333333333333:role/x"],"y":["'], // prettier-ignore
    ["where a role has a line break behind it", "management", withBreakGlass("arn:aws:iam::333333333333:role/BreakGlass\n"), "roles.break_glass[0]", BREAK_GLASS, "it is another text"], // prettier-ignore
    ["where a role is longer than policies have room for", "management", withBreakGlass(`${long}c`), "roles.break_glass[0]", BREAK_GLASS, "it is longer than 256 characters"], // prettier-ignore
    ["where a target is the management account", "management", { sandbox: { account: { id: "111111111111" } } }, "sandbox.account.id", TARGET, "it is 111111111111"], // prettier-ignore
    ["where a target is an account outside the organization", "management", { sandbox: { account: { id: "999999999999" } } }, "sandbox.account.id", TARGET, "it is 999999999999"], // prettier-ignore
    ["where a target stands twice, once known", "management", { sandbox: { account: { id: "ou-exam-33333333" } } }, "sandbox.account.id", TARGET, "it is the same as ou-exam-33333333, and guardrails.targets names nothing twice"], // prettier-ignore
    ["where a queue is a function", "management", { queues: [{ arn: OUTPUTS.page.arn }] }, "queues[0].arn", "the ARN of a standard SQS queue", `it is ${OUTPUTS.page.arn}`], // prettier-ignore
    ["where a queue is told already", "management", { queues: [{ arn: "arn:aws:sqs:eu-central-1:333333333333:other-alarms" }] }, "queues[0].arn", "the ARN of a standard SQS queue", "it is the same as arn:aws:sqs:eu-central-1:333333333333:other-alarms, and the list of sqs subscribers names nothing twice"], // prettier-ignore
    ["where an endpoint has no TLS", "alarms-payments-production", { endpoint: "http://alarms.example.com" }, "endpoint", "an https URL", "it is another text"], // prettier-ignore
    ["where the trail would record its own deliveries", "management", { buckets: { ...OUTPUTS.buckets, exports: `arn:aws:s3:::${organization.logArchive.bucketName}/AWSLogs/` } }, "buckets.exports", OBJECTS, `it covers the trail's own bucket ${organization.logArchive.bucketName}`], // prettier-ignore
    ["where the trail would record its own bucket among others", "management", { buckets: { ...OUTPUTS.buckets, exports: "arn:aws:s3:::organization-trail-" } }, "buckets.exports", OBJECTS, `it covers the trail's own bucket ${organization.logArchive.bucketName}`], // prettier-ignore
    ["where an ARN of another service stands for objects", "management", { buckets: { ...OUTPUTS.buckets, exports: OUTPUTS.tables } }, "buckets.exports", OBJECTS, `it is ${OUTPUTS.tables}`], // prettier-ignore
    ["where a resource stands twice, once known", "management", { buckets: { ...OUTPUTS.buckets, invoices: "arn:aws:s3:::example-reports/" } }, "buckets.invoices", OBJECTS, "it is the same as arn:aws:s3:::example-reports/, and trail.dataEvents[0].resourceArns names nothing twice"], // prettier-ignore
  ])("%s", async (_words, stack, outputs, read, expected, reason) => {
    writeState(stateFile, JSON.parse(JSON.stringify({ ...OUTPUTS, ...outputs })) as object as Record<string, unknown>);

    expect(await sentences(stack)).toEqual([
      `Stack ${stack} reads ${read} of the existing state landing-zone, which must be ${expected}, but ${reason}. ${CURE}`,
    ]);
  });

  it("and all that is wrong is said in one run", async () => {
    writeState(stateFile, {});

    expect(await sentences("log-archive")).toHaveLength(7);
  });

  it("where a reference leads to a secret, and the secret stays one", async () => {
    writeState(stateFile, { ...OUTPUTS, organization_id: "correct horse battery staple" }, true);

    const printed = await refusal("log-archive");

    expect(printed).toContain("which must be an organization id, but it is another text.");
    expect(printed).not.toContain("horse");
  });
});

it("the longest role that policies have room for is accepted", async () => {
  expect(long).toHaveLength(258);
  writeState(stateFile, { ...OUTPUTS, ...withBreakGlass(long.slice(0, 256)) });

  expect(await sentences("management")).toEqual([]);
});

it("keys of any kind lead to their values", async () => {
  const characters = fc.constantFrom(...'ab.-_$%#{}"\\[]/ üß', "${", "%{", "#{", "${TfToken[TOKEN.0]}", "$${", "%%{");
  const keys = fc.sample(fc.array(characters, { maxLength: 6 }).map((parts) => parts.join("")), { numRuns: 80, seed: 5 }); // prettier-ignore
  const values = Object.fromEntries([...new Set(keys)].map((key, index) => [key, { number: [`value ${index}`] }]));
  const file = path.join(folder, "keys.tfstate");
  writeState(file, { values });
  const app = new App({ outdir: path.join(folder, "keys") });
  const stack = new TerraformStack(app, "keys");
  keepState(stack, { type: "local", path: path.join(folder, "reader.tfstate") });
  const reader = new ExistingStateReader(stack, { keys: { type: "local", path: file } });
  Object.keys(values).forEach((key, index) => {
    const escaped = key.replace(/["\\]/g, "\\$&").replace(/[$%](?=\{)/g, "$&$&");
    const value = reader.read(
      { state: "keys", output: `values["${escaped}"].number[0]` },
      { noun: "its value", pattern: `^value ${index}$` },
    );
    new TerraformOutput(stack, `output_${index}`, { value, staticId: true });
  });
  app.synth();
  const directory = path.join(app.outdir, "stacks", "keys");

  await terraform.init(directory);
  await terraform.apply(directory);

  expect(await terraform.output(directory)).toEqual(
    Object.fromEntries(Object.keys(values).map((_, index) => [`output_${index}`, `value ${index}`])),
  );
});

it("patterns mean the same to the configuration and to Terraform", async () => {
  const { accounts, logArchiveAccount } = organization;
  const patterns = [
    forms.organizationId(),
    forms.rootId(),
    forms.policyTarget(organization),
    forms.deploymentRole(organization, logArchiveAccount),
    forms.breakGlassRole(organization),
    forms.reader(organization),
    ...(["email", "email-json", "https", "sqs", "lambda"] as const).map((protocol) =>
      forms.subscriberEndpoint(organization, protocol),
    ),
    forms.resourceArn(organization, "AWS::S3::Object"),
    forms.resourceArn(organization, "AWS::SNS::Topic"),
  ].map(({ pattern }) => pattern);
  const samples = [
    ...accounts.flatMap(({ id }) => [id, `arn:aws:iam::${id}:role/a/b/Role`, `arn:aws:iam::${id}:role/`]),
    ...[...JSON.stringify(OUTPUTS).matchAll(/"([^"]+)"(?=[,\]}])/g)].map(([, value]) => value!),
    ...["a@b.example", "a@b", "a b@c.example", "https://", "https://a b", "https://a/b?c", "arn:aws:s3:::", "arn:aws:s3:::a*"], // prettier-ignore
    ...["", " ", "\n", "o-aaaaaaaaaa\n", "o-aaaaaaaaaaa\r\n", "r-abc", "r-abcd", "ou-abcd-12345678 ", "arn:aws:sqs:eu-central-1:333333333333:a.fifo"], // prettier-ignore
  ];
  const row = (pattern: string) => samples.map((sample) => `can(regex(${quoted(pattern)}, ${quoted(sample)}))`);
  const directory = await prepare("patterns", {
    output: { matches: { value: `\${[${patterns.map((pattern) => `[${row(pattern).join(", ")}]`).join(", ")}]}` } },
  });

  await terraform.apply(directory);

  expect((await terraform.output<{ matches: boolean[][] }>(directory)).matches).toEqual(
    patterns.map((pattern) => samples.map((sample) => new RegExp(pattern).test(sample))),
  );
});
