import { readFileSync } from "node:fs";
import * as path from "node:path";

/** What two apps synthesized alike. */
export interface Synthesized {
  /** Resources that Terraform would manage: those with `for_each` count once for each of its elements. */
  readonly resources: number;
  /** How much each app wrote. */
  readonly bytes: { readonly one: number; readonly other: number };
}

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly dependencies: string[]; readonly synthesizedStackPath: string }>>;
}

interface Stack {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, { readonly for_each?: object }>>>>;
}

/**
 * Compares what two apps synthesized: stacks, order, and every block to the last character, but for the remarks of cdktf
 * on where its constructs stand.
 *
 * @throws Error when they differ: then a comparison of what they took would mean nothing
 */
export function compareSynthesized(one: string, other: string): Synthesized {
  const [manifest, otherManifest] = [read(one, "manifest.json"), read(other, "manifest.json")];
  const { stacks } = JSON.parse(manifest) as Manifest;
  refuseDifference("manifest.json", withoutRemarks(manifest), withoutRemarks(otherManifest));

  let resources = 0;
  const bytes = { one: Buffer.byteLength(manifest), other: Buffer.byteLength(otherManifest) };
  for (const { synthesizedStackPath: file } of Object.values(stacks)) {
    const [text, otherText] = [read(one, file), read(other, file)];
    bytes.one += Buffer.byteLength(text);
    bytes.other += Buffer.byteLength(otherText);
    refuseDifference(file, withoutRemarks(text), withoutRemarks(otherText));
    resources += countResources(JSON.parse(text) as Stack);
  }
  return { resources, bytes };
}

function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), "utf8");
}

/** The keys are in alphabetical order already. */
function withoutRemarks(text: string): string {
  return JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === "//" ? undefined : value)));
}

function refuseDifference(file: string, one: string, other: string): void {
  if (one === other) return;
  const at = Array.from({ length: one.length }, (_, index) => index).find((index) => one[index] !== other[index]) ?? 0;
  const excerpt = (text: string) => text.slice(Math.max(at - 40, 0), at + 80);
  throw new Error(`${file} differs, so nothing can be compared:\n  ${excerpt(one)}\n  ${excerpt(other)}`);
}

function countResources({ resource = {} }: Stack): number {
  const blocks = Object.values(resource).flatMap((byName) => Object.values(byName));
  return blocks.reduce((sum, { for_each }) => sum + (for_each ? Object.keys(for_each).length : 1), 0);
}
