import type { StateLocation } from "./kinds";
import { kindOf } from "./kinds";

/** What Terraform needs to fetch a whole state, its resources included: a data source gives outputs only. */
export interface ReaderBackend {
  /** Content of a Terraform configuration file, in JSON, that has the state's backend and nothing else. */
  readonly configuration: object;
  /**
   * Workspace of the state.
   * @default - the default workspace
   */
  readonly workspace?: string;
}

/**
 * The backend through which Terraform fetches the state at `location`: with the very arguments by which the stacks read
 * it, so that the reader's role is used, not the writer's.
 */
export function readerBackend(location: StateLocation): ReaderBackend {
  const { backend, readBy, read, workspace } = kindOf(location);
  const settings = read(location, (file) => file);
  return {
    configuration: { terraform: { backend: { [readBy ?? backend]: settings } } },
    workspace: workspace?.(location),
  };
}
