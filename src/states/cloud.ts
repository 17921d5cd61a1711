import type { LocationOf, StateKind } from "./kind";
import { remote, workspaceArguments, workspacePlace } from "./remote";

/**
 * States in workspaces of HCP Terraform or Terraform Enterprise, by the `cloud` block.
 * @see https://developer.hashicorp.com/terraform/language/terraform#terraform-cloud
 */
export interface CloudBackendConfiguration {
  /** Kind of state. */
  readonly type: "cloud";
  /** Name of the organization there. */
  readonly organization: string;
  /**
   * Host name of HCP Terraform or Terraform Enterprise. The token is `TF_TOKEN_` and the host name with underscores for
   * its periods.
   * @default app.terraform.io
   */
  readonly hostname?: string;
  /**
   * Name of each stack's workspace. `{stack}` stands for the stack's name.
   * @default audit-trail-{stack}
   */
  readonly workspace?: string;
  /**
   * Name of the project that new workspaces belong to.
   * @default - the organization's default project
   */
  readonly project?: string;
}

/** An existing state in a workspace of HCP Terraform or Terraform Enterprise that has a `cloud` block. */
export interface ExistingCloudStateConfiguration {
  /** Kind of state. */
  readonly type: "cloud";
  /** Name of the organization there. */
  readonly organization: string;
  /**
   * Host name of HCP Terraform or Terraform Enterprise.
   * @default app.terraform.io
   */
  readonly hostname?: string;
  /** Name of the workspace. */
  readonly workspace: string;
}

/** A state in a workspace of HCP Terraform or Terraform Enterprise that has a `cloud` block. */
export type CloudStateLocation = LocationOf<CloudBackendConfiguration, ExistingCloudStateConfiguration>;

export const cloud: StateKind<CloudStateLocation> = {
  backend: "cloud",
  // The data source knows the backend `remote` only: https://developer.hashicorp.com/terraform/language/state/remote-state-data
  readBy: "remote",
  template: "workspace",
  defaults: () => ({ workspace: "audit-trail-{stack}" }),
  longestTemplate: remote.longestTemplate,
  needs: {},
  environment: remote.environment,
  keep: ({ project, ...location }) => {
    const { workspaces, ...rest } = workspaceArguments(location);
    return { ...rest, workspaces: { ...workspaces, project } };
  },
  read: workspaceArguments,
  place: workspacePlace,
};
