/** Of every kind of state one of ours and an existing one, which together have every option of the kind. */
import type { ExistingStateConfiguration, StateBackendConfiguration } from "../../src/config";

const CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

const s3Access = {
  type: "s3",
  bucket: "example-states",
  region: "eu-central-1",
  profile: "landing-zone",
  roleArn: "arn:aws:iam::111111111111:role/TerraformState",
  externalId: "audit-trail",
  sessionName: "audit-trail",
  sessionDuration: "1h30m",
  sourceIdentity: "pipeline",
  sessionTags: { CostCentre: "1", stage: "production" },
  transitiveTagKeys: ["CostCentre"],
  policyArns: ["arn:aws:iam::111111111111:policy/States", "arn:aws:iam::aws:policy/AmazonS3FullAccess"],
  endpoints: {
    s3: "http://127.0.0.1:9",
    dynamodb: "http://127.0.0.1:9",
    sts: "http://127.0.0.1:9",
    iam: "http://127.0.0.1:9",
    sso: "http://127.0.0.1:9",
  },
  stsRegion: "eu-west-1",
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  usePathStyle: true,
  maxRetries: 0,
  retryMode: "standard",
  skipCredentialsValidation: true,
  skipRequestingAccountId: true,
  skipMetadataApiCheck: true,
  skipRegionValidation: true,
  skipS3Checksum: true,
} as const;

const gcsAccess = {
  type: "gcs",
  bucket: "example-states",
  impersonateServiceAccount: "writer@example.iam.gserviceaccount.com",
  impersonateServiceAccountDelegates: ["one@example.iam.gserviceaccount.com", "two@example.iam.gserviceaccount.com"],
  storageCustomEndpoint: "http://127.0.0.1:9/storage/v1/",
} as const;

const azurermAccess = {
  type: "azurerm",
  storageAccountName: "examplestates",
  containerName: "states",
  resourceGroupName: "states",
  subscriptionId: "00000000-0000-4000-8000-000000000001",
  tenantId: "00000000-0000-4000-8000-000000000002",
  clientId: "00000000-0000-4000-8000-000000000003",
  useAzureadAuth: true,
  useOidc: true,
  useMsi: false,
  useCli: false,
  useAksWorkloadIdentity: false,
  lookupBlobEndpoint: false,
} as const;

const httpAccess = {
  type: "http",
  username: "terraform",
  retryMax: 0,
  retryWaitMin: 1,
  retryWaitMax: 2,
  clientCaCertificatePem: CERTIFICATE,
  clientCertificatePem: CERTIFICATE,
} as const;

const workspaces = { organization: "example", hostname: "localhost:9" };

/** States of ours. */
export const OWN: {
  readonly [Type in StateBackendConfiguration["type"]]: Extract<StateBackendConfiguration, { type: Type }>;
} = {
  local: { type: "local", path: "states/{stack}.tfstate" },
  s3: {
    ...s3Access,
    key: "audit-trail/{stack}.tfstate",
    allowedAccountIds: ["111111111111", "222222222222"],
    readRoleArn: "arn:aws:iam::111111111111:role/TerraformStateReader",
    kmsKeyArn: "arn:aws:kms:eu-central-1:111111111111:key/1f1f1f1f-1f1f-4f1f-8f1f-1f1f1f1f1f1f",
    acl: "bucket-owner-full-control",
    useLockfile: true,
    dynamodbTable: "terraform-locks",
  },
  gcs: {
    ...gcsAccess,
    prefix: "audit-trail/{stack}",
    readImpersonateServiceAccount: "reader@example.iam.gserviceaccount.com",
    kmsEncryptionKey: "projects/example/locations/europe-west3/keyRings/states/cryptoKeys/states",
  },
  azurerm: {
    ...azurermAccess,
    key: "audit-trail/{stack}.tfstate",
    metadataHost: "127.0.0.1:9",
    readClientId: "00000000-0000-4000-8000-000000000004",
    snapshot: true,
  },
  http: {
    ...httpAccess,
    address: "https://127.0.0.1:9/state/{stack}",
    updateMethod: "PUT",
    lockAddress: "https://127.0.0.1:9/state/{stack}/lock",
    lockMethod: "POST",
    unlockAddress: "https://127.0.0.1:9/state/{stack}/lock",
    unlockMethod: "DELETE",
  },
  remote: { type: "remote", ...workspaces, workspace: "audit-{stack}" },
  cloud: { type: "cloud", ...workspaces, workspace: "audit-{stack}", project: "Audit trail" },
  pg: {
    type: "pg",
    connStr: "postgres://writer@127.0.0.1:9/states?sslmode=disable",
    schemaName: "audit_{stack}",
    readConnStr: "postgres://reader@127.0.0.1:9/states?sslmode=disable",
    skipSchemaCreation: false,
    skipTableCreation: false,
    skipIndexCreation: false,
  },
};

/** States of somebody else. */
export const EXISTING: {
  readonly [Type in ExistingStateConfiguration["type"]]: Extract<ExistingStateConfiguration, { type: Type }>;
} = {
  local: { type: "local", path: "zone/terraform.tfstate", workspace: "production", workspaceDir: "zone/workspaces" },
  s3: {
    ...s3Access,
    forbiddenAccountIds: ["333333333333", "444444444444"],
    key: "zone/terraform.tfstate",
    workspace: "production",
    workspaceKeyPrefix: "zones",
  },
  gcs: { ...gcsAccess, prefix: "zone", workspace: "production" },
  azurerm: { ...azurermAccess, environment: "usgovernment", key: "zone.tfstate", workspace: "production" },
  http: { ...httpAccess, address: "https://127.0.0.1:9/state/zone" },
  remote: { type: "remote", ...workspaces, workspace: "zone-production" },
  cloud: { type: "cloud", ...workspaces, workspace: "zone-production" },
  pg: { type: "pg", connStr: "postgres://reader@127.0.0.1:9/states", schemaName: "zone", workspace: "production" },
};
