import type { FormerState, OwnedResource } from "../../adoption";
import type { Organization, Value } from "../../config";
import { valueAt } from "../../config/finding";
import { pullState } from "../../discovery";
import type { TerraformState } from "../../discovery";
import type { Problem } from "../../errors";
import { parseOutputPath } from "../../output-path";

/** What the existing states know. */
export interface FormerStates {
  readonly states: readonly FormerState[];
  /** What a value of the configuration stands for; undefined where no state that was read has it. */
  readonly valueOf: (value: Value) => string | undefined;
  /** Why states could not be read: what they own is not known then. */
  readonly unreadable: readonly Problem[];
}

/**
 * Reads the existing states, wherever they are kept. One that does not exist yet owns nothing.
 *
 * @param environment - variables that Terraform runs with, for states that are not files of this machine
 */
export async function readFormerStates(
  existingState: Organization["existingState"],
  environment: NodeJS.ProcessEnv,
): Promise<FormerStates> {
  const files = new Map<string, TerraformState>();
  const unreadable: Problem[] = [];
  const pulled = Object.entries(existingState).map(
    async ([name, location]) => [name, await pullState(location, name, environment)] as const,
  );
  for (const [name, answer] of await Promise.all(pulled)) {
    if ("problem" in answer) unreadable.push(answer.problem);
    else if (answer.state !== undefined) files.set(name, answer.state);
  }
  return {
    states: [...files].map(([name, file]) => ({ name, resources: resourcesOf(file) })),
    valueOf: (value) => (typeof value === "string" ? value : outputOf(files.get(value.state), value.output)),
    unreadable,
  };
}

function resourcesOf({ resources = [] }: TerraformState): OwnedResource[] {
  return resources
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ module, type, name, instances }) =>
      instances.map(({ index_key: key, attributes = {}, dependencies = [] }) => ({
        address: `${module === undefined ? "" : `${module}.`}${type}.${name}`,
        ...(key === undefined ? {} : { key: `[${JSON.stringify(key)}]` }),
        type,
        attributes,
        dependencies,
      })),
    );
}

function outputOf(file: TerraformState | undefined, output: string): string | undefined {
  const { path } = parseOutputPath(output);
  if (file === undefined || path === undefined) return undefined;
  const [name, ...steps] = path;
  const value = valueAt(file.outputs?.[name]?.value, steps);
  return typeof value === "string" ? value : undefined;
}
