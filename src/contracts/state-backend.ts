import { App, TerraformStack } from "cdktf";
import { readState } from "./backends";
import type { StateLocation } from "./state-location";

/** What Terraform needs to fetch a whole state, its resources included: a data source gives outputs only. */
export interface StateBackend {
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
export function stateBackend(location: StateLocation): StateBackend {
  const stack = new TerraformStack(new App(), "state");
  readState(stack, "read", location);
  const { data } = stack.toTerraform() as SynthesizedRead;
  const { backend, config, workspace } = data.terraform_remote_state.read;
  return { configuration: { terraform: { backend: { [backend]: config } } }, workspace };
}

interface SynthesizedRead {
  readonly data: {
    readonly terraform_remote_state: {
      readonly read: { readonly backend: string; readonly config: object; readonly workspace?: string };
    };
  };
}
