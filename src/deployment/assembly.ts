/** What `cdktf synth` wrote: the stacks, the order between them, and where each is deployed. */
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { AssemblyError } from "../errors";
import type { Problem } from "../errors";

/** A synthesized stack. */
export interface SynthesizedStack {
  /** The stack's id, such as `log-archive`. */
  readonly name: string;
  /** Absolute path of the folder that Terraform runs in. */
  readonly directory: string;
  /** Names of the stacks that have to stand before this one. */
  readonly dependencies: readonly string[];
  /** Id of the one account that the stack may be applied to: 12 digits. */
  readonly accountId: string;
  /** Region that the stack is deployed into. */
  readonly region: string;
}

/**
 * Reads the stacks from the manifest: folders of stacks that are gone may still lie beside it.
 *
 * @param directory - what `cdktf synth` wrote to, `cdktf.out` by default
 * @throws AssemblyError with everything that is missing or damaged
 */
export function readAssembly(directory: string): readonly SynthesizedStack[] {
  const root = path.resolve(directory);
  const manifest = read<Manifest>(path.join(root, "manifest.json"));
  if ("problem" in manifest) throw new AssemblyError(directory, [manifest.problem]);

  const stacks = Object.values(manifest.content.stacks).map(({ name, workingDirectory, dependencies }) => {
    const stackDirectory = path.join(root, workingDirectory);
    const stack = read<StackConfiguration>(path.join(stackDirectory, "cdk.tf.json"));
    if ("problem" in stack) return stack;
    const [provider] = stack.content.provider.aws;
    const [accountId] = provider.allowed_account_ids;
    return { name, directory: stackDirectory, dependencies, accountId, region: provider.region };
  });
  const problems = stacks.flatMap((stack) => ("problem" in stack ? [stack.problem] : []));
  if (problems.length > 0) throw new AssemblyError(directory, problems);
  return stacks.flatMap((stack) => ("problem" in stack ? [] : [stack]));
}

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly name: string; readonly workingDirectory: string; readonly dependencies: string[] }>
  >;
}

interface StackConfiguration {
  readonly provider: { readonly aws: readonly [{ readonly allowed_account_ids: [string]; readonly region: string }] };
}

function read<Content>(file: string): { readonly content: Content } | { readonly problem: Problem } {
  try {
    return { content: JSON.parse(readFileSync(file, "utf8")) as Content };
  } catch (error) {
    return {
      problem: {
        where: file,
        what: "cannot be read",
        found: String((error as Error).message),
        write: "what cdktf synth wrote: run it again",
      },
    };
  }
}
