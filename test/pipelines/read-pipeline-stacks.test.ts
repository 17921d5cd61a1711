import { mkdtempSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { readPipelineStacks } from "../../src/cli/pipeline/read-pipeline-stacks";
import { loadOrganization } from "../../src/config";
import { readAssembly } from "../../src/deployment";
import { synthesizeOrganization } from "../support/synthesize-organization";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();

/** What is read of a stack that was synthesized like this. */
function read(stack: object) {
  const directory = mkdtempSync(path.join(folder, "stack-"));
  writeFileSync(path.join(directory, "cdk.tf.json"), JSON.stringify(stack));
  const place = { name: "stack", directory, dependencies: [], accountId: "222222222222", region: "eu-central-1" };
  const [{ backend, existingLocalStates, makesTrail, spared }] = readPipelineStacks([place]) as [
    ReturnType<typeof readPipelineStacks>[0],
  ];
  return { backend, existingLocalStates, makesTrail, spared };
}

it("finds in the example organization where the states lie, who makes the trail and whom the log bucket spares", () => {
  const outdir = path.join(folder, "example");
  synthesizeOrganization(loadOrganization("config/organization.yaml"), outdir);
  const stacks = readPipelineStacks(readAssembly(outdir));
  const spared = [
    "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole",
    "arn:aws:iam::555555555555:role/OrganizationAccountAccessRole",
    "${data.terraform_remote_state.existing-landing-zone.outputs.role_arns.break-glass}",
  ];

  expect(new Set(stacks.map(({ backend }) => backend))).toEqual(new Set(["local"]));
  expect(new Set(stacks.flatMap(({ existingLocalStates }) => existingLocalStates))).toEqual(new Set(["landing-zone"]));
  expect(stacks.find(({ name }) => name === "log-archive")!.existingLocalStates).toEqual(["landing-zone"]);
  expect(stacks.filter(({ makesTrail }) => makesTrail).map(({ name }) => name)).toEqual(["management"]);
  expect(stacks.filter((stack) => stack.spared.length > 0).map((stack) => [stack.name, stack.spared])).toEqual([
    ["log-archive", [spared, spared]],
  ]);
});

it.each([
  [{}, "local"],
  [{ terraform: { backend: { local: {} } } }, "local"],
  [{ terraform: { backend: { s3: {} } } }, "s3"],
  [{ terraform: { cloud: { organization: "example" } } }, "cloud"],
])("reads the backend of %j", (stack, backend) => {
  expect(read(stack).backend).toBe(backend);
});

it("reads which existing states are files, of those that the stack reads beside other stacks' states", () => {
  const terraform_remote_state = {
    "log-archive": { backend: "local" },
    "existing-landing-zone": { backend: "s3" },
    "existing-network": { backend: "local" },
  };

  expect(read({ data: { terraform_remote_state } }).existingLocalStates).toEqual(["network"]);
});

it("takes a trail of one account for none of the organization", () => {
  expect(read({ resource: { aws_cloudtrail: { Own: { name: "own" } } } }).makesTrail).toBe(false);
});

it.each([
  ["no condition", JSON.stringify({ Statement: [{ Sid: "DenyReconfiguration" }] }), [[]]],
  ["another statement", JSON.stringify({ Statement: [{ Sid: "DenyDeletion" }] }), []],
  ["no statement", "{}", []],
  ["a reference instead of JSON", "${data.aws_iam_policy_document.own.json}", []],
])("reads whom a policy with %s spares", (_title, policy, spared) => {
  expect(read({ resource: { aws_s3_bucket_policy: { Policy: { policy } } } }).spared).toEqual(spared);
});
