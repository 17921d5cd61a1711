import type { LocationOf, StateKind } from "./kind";

/** States in workspaces of HCP Terraform or Terraform Enterprise. */
export interface RemoteBackendConfiguration {
  /** Kind of state. */
  readonly type: "remote";
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
}

/** An existing state in a workspace of HCP Terraform or Terraform Enterprise. */
export interface ExistingRemoteStateConfiguration {
  /** Kind of state. */
  readonly type: "remote";
  /** Name of the organization there. */
  readonly organization: string;
  /**
   * Host name of HCP Terraform or Terraform Enterprise.
   * @default app.terraform.io
   */
  readonly hostname?: string;
  /** Name of the workspace, with its prefix where it has one. */
  readonly workspace: string;
}

/** A state in a workspace of HCP Terraform or Terraform Enterprise. */
export type RemoteStateLocation = LocationOf<RemoteBackendConfiguration, ExistingRemoteStateConfiguration>;

/** @see https://developer.hashicorp.com/terraform/language/backend/remote */
export const remote: StateKind<RemoteStateLocation> = {
  backend: "remote",
  template: "workspace",
  defaults: () => ({ workspace: "audit-trail-{stack}" }),
  // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/create#workspace-naming
  longestTemplate: 90,
  needs: {},
  environment: { token: "TF_TOKEN_<host name, with _ for each .>" },
  keep: workspaceArguments,
  read: workspaceArguments,
  place: workspacePlace,
};

/** The arguments that name a workspace, for the backend as well as for the data source. */
export function workspaceArguments({ organization, hostname, workspace }: Omit<RemoteStateLocation, "type">) {
  return { hostname, organization, workspaces: { name: workspace } };
}

/** Where a workspace is. */
export function workspacePlace(location: Omit<RemoteStateLocation, "type">): string {
  const { organization, hostname = "app.terraform.io", workspace } = location;
  return `https://${hostname}/app/${organization}/workspaces/${workspace}`;
}
