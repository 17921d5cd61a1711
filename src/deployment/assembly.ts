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
  /**
   * ARN of the role that Terraform assumes to deploy the stack.
   * @default - none: it deploys with the credentials that it is given
   */
  readonly roleArn?: string;
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

  const entries = Object.values(manifest.content?.stacks ?? {});
  if (entries.length === 0 || !entries.every(isManifestStack)) {
    const what = entries.length === 0 ? "names no stacks" : "describes a stack otherwise than cdktf does";
    const write = "the folder that cdktf synth wrote: run it again";
    throw new AssemblyError(directory, [{ where: path.join(root, "manifest.json"), what, write }]);
  }
  const stacks = entries.map((stack) => readStack(root, stack));
  const problems = stacks.flatMap((stack) => ("problem" in stack ? [stack.problem] : []));
  if (problems.length > 0) throw new AssemblyError(directory, problems);
  return stacks.flatMap((stack) => ("problem" in stack ? [] : [stack]));
}

function readStack(
  root: string,
  { name, workingDirectory, dependencies }: ManifestStack,
): SynthesizedStack | { readonly problem: Problem } {
  const directory = path.join(root, workingDirectory);
  const file = path.join(directory, "cdk.tf.json");
  const stack = read<StackConfiguration>(file);
  if ("problem" in stack) return stack;
  const [provider] = stack.content.provider?.aws ?? [];
  const [accountId, ...others] = provider?.allowed_account_ids ?? [];
  if (accountId === undefined || others.length > 0 || provider?.region === undefined) {
    const what = "does not say the one account and Region that it may be applied to";
    const write = "a stack whose AWS provider has one allowedAccountIds and a region";
    return { problem: { where: file, what, write } };
  }
  const roleArn = provider.assume_role?.[0]?.role_arn;
  return { name, directory, dependencies, accountId, region: provider.region, roleArn };
}

/** Whatever a file of that name may hold. */
type Manifest = { readonly stacks?: Readonly<Record<string, unknown>> } | null;

interface ManifestStack {
  readonly name: string;
  readonly workingDirectory: string;
  readonly dependencies: readonly string[];
}

function isManifestStack(stack: unknown): stack is ManifestStack {
  const { name, workingDirectory, dependencies } = (stack ?? {}) as Partial<ManifestStack>;
  return typeof name === "string" && typeof workingDirectory === "string" && Array.isArray(dependencies);
}

/** As much as every stack of this module has; another may lack all of it. */
interface StackConfiguration {
  readonly provider?: {
    readonly aws?: readonly {
      readonly allowed_account_ids?: readonly string[];
      readonly region?: string;
      readonly assume_role?: readonly { readonly role_arn?: string }[];
    }[];
  };
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
