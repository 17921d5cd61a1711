import type { LocationOf, StateKind } from "./kind";

/** How Terraform reaches a container of states in Azure Blob Storage. Credentials come from the environment. */
export interface AzurermAccessConfiguration {
  /** Kind of state. */
  readonly type: "azurerm";
  /** Name of the storage account. */
  readonly storageAccountName: string;
  /** Name of the container. */
  readonly containerName: string;
  /**
   * Name of the storage account's resource group, needed to look up its access key or endpoint.
   * @default - none
   */
  readonly resourceGroupName?: string;
  /**
   * Id of the storage account's subscription.
   * @default - `ARM_SUBSCRIPTION_ID`
   */
  readonly subscriptionId?: string;
  /**
   * Id of the tenant.
   * @default - `ARM_TENANT_ID`
   */
  readonly tenantId?: string;
  /**
   * Client id of the application that Terraform signs in as. Its secret, certificate or token comes from the environment.
   * @default - `ARM_CLIENT_ID`
   */
  readonly clientId?: string;
  /**
   * Azure cloud: `public`, `usgovernment` or `china`.
   * @default public
   */
  readonly environment?: "public" | "usgovernment" | "china";
  /**
   * Host name of the metadata service of an Azure cloud that `environment` has no name for.
   * @default - the one of `environment`
   */
  readonly metadataHost?: string;
  /**
   * Whether Microsoft Entra ID decides who may use the blobs, instead of an access key of the storage account.
   * @default false
   */
  readonly useAzureadAuth?: boolean;
  /**
   * Whether Terraform signs in with an OpenID Connect token of the pipeline.
   * @default false
   */
  readonly useOidc?: boolean;
  /**
   * Whether Terraform signs in with the managed identity of the machine.
   * @default false
   */
  readonly useMsi?: boolean;
  /**
   * Whether Terraform may sign in as the Azure CLI is. Terraform 1.11 and OpenTofu 1.11 know this key.
   * @default true
   */
  readonly useCli?: boolean;
  /**
   * Whether Terraform signs in with the workload identity of its Kubernetes pod. Terraform 1.11 and OpenTofu 1.11 know
   * this key.
   * @default false
   */
  readonly useAksWorkloadIdentity?: boolean;
  /**
   * Whether to ask Azure for the storage account's endpoint, where its name does not tell. Terraform 1.11 knows this key.
   * @default false
   */
  readonly lookupBlobEndpoint?: boolean;
}

/**
 * States in Azure Blob Storage, which locks them by itself.
 * @see https://developer.hashicorp.com/terraform/language/backend/azurerm
 */
export interface AzurermBackendConfiguration extends AzurermAccessConfiguration {
  /**
   * Name of each stack's blob. `{stack}` stands for the stack's name.
   * @default audit-trail/{stack}.tfstate
   */
  readonly key?: string;
  /**
   * Client id of the application that stacks sign in as to read each other's states, where that is not the one that
   * writes them.
   * @default - `clientId`
   */
  readonly readClientId?: string;
  /**
   * Whether a snapshot of the blob is taken before each change.
   * @default false
   */
  readonly snapshot?: boolean;
}

/** An existing state in Azure Blob Storage. */
export interface ExistingAzurermStateConfiguration extends AzurermAccessConfiguration {
  /** Name of the blob in the default workspace. */
  readonly key: string;
  /**
   * Terraform workspace of the state.
   * @default - the default workspace
   */
  readonly workspace?: string;
}

/** A state in Azure Blob Storage. */
export type AzurermStateLocation = LocationOf<AzurermBackendConfiguration, ExistingAzurermStateConfiguration>;

export const azurerm: StateKind<AzurermStateLocation> = {
  backend: "azurerm",
  template: "key",
  defaults: () => ({ key: "audit-trail/{stack}.tfstate" }),
  // https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata#blob-names
  longestTemplate: 1024,
  needs: {},
  conflicts: [["environment", "metadataHost"]],
  environment: {
    access_key: "ARM_ACCESS_KEY",
    sas_token: "ARM_SAS_TOKEN",
    client_secret: "ARM_CLIENT_SECRET",
    client_secret_file_path: "ARM_CLIENT_SECRET_FILE_PATH",
    client_id_file_path: "ARM_CLIENT_ID_FILE_PATH",
    client_certificate: "ARM_CLIENT_CERTIFICATE",
    client_certificate_password: "ARM_CLIENT_CERTIFICATE_PASSWORD",
    client_certificate_path: "ARM_CLIENT_CERTIFICATE_PATH",
    oidc_token: "ARM_OIDC_TOKEN",
    oidc_token_file_path: "ARM_OIDC_TOKEN_FILE_PATH",
    oidc_request_url: "ARM_OIDC_REQUEST_URL",
    oidc_request_token: "ARM_OIDC_REQUEST_TOKEN",
    ado_pipeline_service_connection_id: "ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID",
    msi_endpoint: "ARM_MSI_ENDPOINT",
  },
  requiredVersion: ({ useCli, useAksWorkloadIdentity, lookupBlobEndpoint }) =>
    (useCli ?? useAksWorkloadIdentity ?? lookupBlobEndpoint) === undefined ? undefined : ">= 1.11.0",
  keep: (location) => ({
    ...access(location),
    client_id: location.clientId,
    snapshot: location.snapshot,
  }),
  read: (location) => ({
    ...access(location),
    client_id: location.readClientId ?? location.clientId,
  }),
  // Terraform names the blob of a workspace by its key, `env:` and the workspace.
  workspace: ({ workspace }) => workspace,
  place: ({ storageAccountName, containerName, key, workspace }) =>
    `azure://${storageAccountName}/${containerName}/${key}${workspace === undefined ? "" : `env:${workspace}`}`,
};

function access(location: AzurermStateLocation) {
  return {
    storage_account_name: location.storageAccountName,
    container_name: location.containerName,
    key: location.key,
    resource_group_name: location.resourceGroupName,
    subscription_id: location.subscriptionId,
    tenant_id: location.tenantId,
    environment: location.environment,
    metadata_host: location.metadataHost,
    use_azuread_auth: location.useAzureadAuth,
    use_oidc: location.useOidc,
    use_msi: location.useMsi,
    use_cli: location.useCli,
    use_aks_workload_identity: location.useAksWorkloadIdentity,
    lookup_blob_endpoint: location.lookupBlobEndpoint,
  };
}
