/**
 * Writes down the addresses that the version in package.json gives its resources: `npm run pin-addresses`, once a
 * release. From then on a test asks for a move wherever one of them is gone.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { App } from "cdktf";
import { loadOrganization } from "../src/config";
import { defineStacks } from "../stacks";
import { stackKindOf } from "../src/stack-ids";
import { renderJson } from "./json-text";

const outdir = mkdtempSync(path.join(tmpdir(), "pin-addresses-"));
const app = new App({ outdir });
defineStacks(app, loadOrganization("config/organization.yaml"));
app.synth();

const { stacks } = JSON.parse(readFileSync(path.join(outdir, "manifest.json"), "utf8")) as {
  readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
};
const addresses: Record<string, string[]> = {};
for (const [stack, { synthesizedStackPath }] of Object.entries(stacks)) {
  const { resource } = JSON.parse(readFileSync(path.join(outdir, synthesizedStackPath), "utf8")) as {
    readonly resource: Readonly<Record<string, object>>;
  };
  // Two stacks of one kind have the same addresses, except for what a configuration names itself.
  addresses[stackKindOf(stack)] ??= Object.entries(resource)
    .filter(([type]) => type !== "aws_sns_topic_subscription")
    .flatMap(([type, resources]) => Object.keys(resources).map((id) => `${type}.${id}`))
    .sort();
}
rmSync(outdir, { recursive: true });

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };
const file = `test/stacks/released-addresses/${version}.json`;
writeFileSync(file, renderJson(addresses));
console.log(`wrote ${file}`);
