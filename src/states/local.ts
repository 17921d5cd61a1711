import type { LocationOf, StateKind } from "./kind";

/** States in files of this machine: for trying out, and for pipelines that carry the folder along. */
export interface LocalBackendConfiguration {
  /** Kind of state. */
  readonly type: "local";
  /** Path of each stack's state file, relative to the configuration file. `{stack}` stands for the stack's name. */
  readonly path: string;
}

/** An existing state in a file of this machine. */
export interface ExistingLocalStateConfiguration {
  /** Kind of state. */
  readonly type: "local";
  /** Path of the state file, relative to the configuration file. */
  readonly path: string;
  /**
   * Terraform workspace of the state. Its file is `<workspaceDir>/<workspace>/terraform.tfstate`, not `path`.
   * @default - the default workspace
   */
  readonly workspace?: string;
  /**
   * Folder of the workspaces' states, relative to the configuration file.
   * @default - the folder `terraform.tfstate.d` beside `path`
   */
  readonly workspaceDir?: string;
}

/** A state in a file. Its paths are absolute. */
export type LocalStateLocation = LocationOf<LocalBackendConfiguration, ExistingLocalStateConfiguration>;

/** @see https://developer.hashicorp.com/terraform/language/backend/local */
export const local: StateKind<LocalStateLocation> = {
  backend: "local",
  template: "path",
  defaults: () => ({}),
  paths: ["path", "workspaceDir"],
  needs: { workspaceDir: ["workspace"] },
  environment: {},
  keep: ({ path }, fromStack) => ({ path: fromStack(path) }),
  read: (location, fromStack) => ({
    path: fromStack(location.path),
    workspace_dir: location.workspace === undefined ? undefined : fromStack(workspaceDirectory(location)),
  }),
  workspace: ({ workspace }) => workspace,
  place: (location) =>
    location.workspace === undefined
      ? location.path
      : `${workspaceDirectory(location)}/${location.workspace}/terraform.tfstate`,
};

/** Terraform would look in the folder that it runs in, where nobody else's workspaces are. */
function workspaceDirectory({ path, workspaceDir }: LocalStateLocation): string {
  return workspaceDir ?? path.replace(/[^/\\]*$/, "terraform.tfstate.d");
}
