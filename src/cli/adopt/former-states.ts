import { readFileSync } from "node:fs";
import type { FormerState, OwnedResource } from "../../adoption";
import type { Organization, Value } from "../../config";
import { valueAt } from "../../config/finding";
import { AdoptionError } from "../../errors";
import { parseOutputPath } from "../../output-path";

/** What the existing states know that are files of this machine. */
export interface FormerStates {
  readonly states: readonly FormerState[];
  /** What a value of the configuration stands for; undefined where that is not known here. */
  readonly valueOf: (value: Value) => string | undefined;
}

/**
 * As much of a state file, version 4, as is read.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
interface StateFile {
  readonly outputs?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly resources?: readonly {
    readonly module?: string;
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      readonly index_key?: string | number;
      readonly attributes?: Readonly<Record<string, unknown>>;
      readonly dependencies?: readonly string[];
    }[];
  }[];
}

/**
 * Reads the existing states that are files of this machine; others have no resources to let go here, and no values.
 *
 * @throws AdoptionError when a file is there but is no state
 */
export function readFormerStates(existingState: Organization["existingState"]): FormerStates {
  const files = new Map<string, StateFile>();
  for (const [name, location] of Object.entries(existingState)) {
    const state = location.type === "local" ? read(name, location.path) : undefined;
    if (state !== undefined) files.set(name, state);
  }
  return {
    states: [...files].map(([name, file]) => ({ name, resources: resourcesOf(file) })),
    valueOf: (value) => (typeof value === "string" ? value : outputOf(files.get(value.state), value.output)),
  };
}

function read(name: string, file: string): StateFile | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as StateFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    const found = (error as Error).message;
    throw new AdoptionError([
      { where: `existingState.${name}`, what: "cannot be read", found, write: "the path of a Terraform state file" },
    ]);
  }
}

function resourcesOf({ resources = [] }: StateFile): OwnedResource[] {
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

function outputOf(file: StateFile | undefined, output: string): string | undefined {
  const { path } = parseOutputPath(output);
  if (file === undefined || path === undefined) return undefined;
  const [name, ...steps] = path;
  const value = valueAt(file.outputs?.[name]?.value, steps);
  return typeof value === "string" ? value : undefined;
}
