/** A move between two versions, with the real Terraform: the resource keeps its identity, and nothing is destroyed. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { Terraform } from "../../emulator/terraform";
import { renderMoves } from "../../stacks/moves";
import type { Move } from "../../stacks/moves";

jest.setTimeout(60_000);

const workDirectory = mkdtempSync(path.join(tmpdir(), "audit-trail-moves-"));
const outdir = path.join(workDirectory, "cdktf.out");
const stateFile = path.join(workDirectory, "moves.tfstate");
const directory = path.join(outdir, "stacks", "moves");
const terraform = new Terraform({ environment: {}, workDirectory });

afterAll(() => rmSync(workDirectory, { recursive: true, force: true }));

/** A version of a stack with two resources. */
function synthesize(addresses: readonly [string, string], moves: readonly Move[]): void {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "moves");
  new LocalBackend(stack, { path: stateFile });
  stack.addOverride("resource", {
    terraform_data: Object.fromEntries(addresses.map((address) => [address, { input: "kept" }])),
  });
  renderMoves(stack, moves);
  app.synth();
}

/** Ids of the resources in the state, by address. */
function ids(): Record<string, string> {
  const { resources } = JSON.parse(readFileSync(stateFile, "utf8")) as {
    resources: { name: string; instances: { attributes: { id: string } }[] }[];
  };
  return Object.fromEntries(resources.map(({ name, instances }) => [name, instances[0]!.attributes.id]));
}

test("a moved resource is the same resource, where it would have been destroyed without the move", async () => {
  synthesize(["Key", "Bucket"], []);
  await terraform.init(directory);
  await terraform.apply(directory);
  const before = ids();

  synthesize(["Keys_Key", "Bucket"], []);
  expect((await terraform.plan(directory)).output).toContain("Plan: 1 to add, 0 to change, 1 to destroy.");

  const move = { from: "terraform_data.Key", to: "terraform_data.Keys_Key" };
  synthesize(["Keys_Key", "Bucket"], [move, { from: "terraform_data.Never", to: "terraform_data.Bucket" }]);
  const { output } = await terraform.plan(directory);
  expect(output).toContain("terraform_data.Key has moved to terraform_data.Keys_Key");
  expect(output).toContain("Plan: 0 to add, 0 to change, 0 to destroy.");

  await terraform.apply(directory);
  expect(ids()).toEqual({ Keys_Key: before["Key"], Bucket: before["Bucket"] });
  expect((await terraform.plan(directory)).changes).toBe(false);
});
