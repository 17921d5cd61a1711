import { mkdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import type { Organization } from "../../src/config";
import { defineStacks } from "../../stacks";
import { Template } from "./template";

/** What all stacks of an organization synthesized. */
export interface SynthesizedOrganization {
  /** Names of the stacks, in the order of the manifest. */
  readonly stacks: readonly string[];
  /** The stacks that each stack waits for. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  /** The text that Terraform reads, byte by byte. */
  text(stack: string): string;
  /** The same, to be asked by resource type. */
  template(stack: string): Template;
}

/** Synthesizes into `outdir` as `main.ts` does. */
export function synthesizeOrganization(organization: Organization, outdir: string): SynthesizedOrganization {
  mkdirSync(outdir, { recursive: true });
  const app = new App({ outdir });
  defineStacks(app, organization);
  app.synth();

  const manifest = JSON.parse(readFileSync(path.join(outdir, "manifest.json"), "utf8")) as {
    stacks: Record<string, { dependencies: string[]; synthesizedStackPath: string }>;
  };
  const text = (stack: string) => readFileSync(path.join(outdir, manifest.stacks[stack]!.synthesizedStackPath), "utf8");
  return {
    stacks: Object.keys(manifest.stacks),
    dependencies: Object.fromEntries(
      Object.entries(manifest.stacks).map(([stack, { dependencies }]) => [stack, dependencies]),
    ),
    text,
    template: (stack) => Template.parse(text(stack)),
  };
}
