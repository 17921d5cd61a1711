import type { LocationOf, StateKind } from "./kind";

/** How Terraform reaches a bucket of states in Google Cloud Storage. Credentials come from the environment. */
export interface GcsAccessConfiguration {
  /** Kind of state. */
  readonly type: "gcs";
  /** Name of the bucket. */
  readonly bucket: string;
  /**
   * E-mail address of the service account that Terraform impersonates for the state.
   * @default - the credentials that Terraform runs with
   */
  readonly impersonateServiceAccount?: string;
  /**
   * E-mail addresses of the service accounts through which the impersonation goes, the first being impersonated by the
   * credentials that Terraform runs with.
   * @default - none
   */
  readonly impersonateServiceAccountDelegates?: readonly string[];
  /**
   * Endpoint of Cloud Storage, as a URL, such as one for Private Service Connect.
   * @default - the public endpoint
   */
  readonly storageCustomEndpoint?: string;
}

/**
 * States in Google Cloud Storage, which locks them by itself.
 * @see https://developer.hashicorp.com/terraform/language/backend/gcs
 */
export interface GcsBackendConfiguration extends GcsAccessConfiguration {
  /**
   * Folder of each stack's state, without a slash at either end. `{stack}` stands for the stack's name. The state is
   * `<prefix>/default.tfstate`.
   * @default audit-trail/{stack}
   */
  readonly prefix?: string;
  /**
   * E-mail address of the service account that stacks impersonate to read each other's states, where that is not the one
   * that writes them.
   * @default - `impersonateServiceAccount`
   */
  readonly readImpersonateServiceAccount?: string;
  /**
   * Name of the Cloud KMS key that encrypts the states:
   * `projects/<project>/locations/<location>/keyRings/<ring>/cryptoKeys/<key>`.
   * @default - the bucket's default encryption
   */
  readonly kmsEncryptionKey?: string;
}

/** An existing state in Google Cloud Storage. */
export interface ExistingGcsStateConfiguration extends GcsAccessConfiguration {
  /**
   * Folder of the state, without a slash at either end.
   * @default - the top of the bucket
   */
  readonly prefix?: string;
  /**
   * Terraform workspace of the state.
   * @default - the default workspace
   */
  readonly workspace?: string;
}

/** A state in Google Cloud Storage. */
export type GcsStateLocation = LocationOf<GcsBackendConfiguration, ExistingGcsStateConfiguration>;

export const gcs: StateKind<GcsStateLocation> = {
  backend: "gcs",
  template: "prefix",
  defaults: () => ({ prefix: "audit-trail/{stack}" }),
  // The name of an object has at most 1024 bytes, /default.tfstate included: https://cloud.google.com/storage/docs/objects#naming
  longestTemplate: 1008,
  needs: { impersonateServiceAccountDelegates: ["impersonateServiceAccount", "readImpersonateServiceAccount"] },
  environment: {
    credentials: "GOOGLE_BACKEND_CREDENTIALS",
    access_token: "GOOGLE_OAUTH_ACCESS_TOKEN",
    encryption_key: "GOOGLE_ENCRYPTION_KEY",
  },
  keep: (location) => ({
    ...access(location),
    impersonate_service_account: location.impersonateServiceAccount,
    kms_encryption_key: location.kmsEncryptionKey,
  }),
  read: (location) => ({
    ...access(location),
    impersonate_service_account: location.readImpersonateServiceAccount ?? location.impersonateServiceAccount,
  }),
  workspace: ({ workspace }) => workspace,
  place: ({ bucket, prefix, workspace = "default" }) =>
    `gs://${[bucket, ...(prefix === undefined ? [] : [prefix]), `${workspace}.tfstate`].join("/")}`,
};

function access(location: GcsStateLocation) {
  return {
    bucket: location.bucket,
    prefix: location.prefix,
    impersonate_service_account_delegates: location.impersonateServiceAccountDelegates,
    storage_custom_endpoint: location.storageCustomEndpoint,
  };
}
