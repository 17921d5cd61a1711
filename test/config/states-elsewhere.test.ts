import { itAccepts, itRefuses } from "./edited-organization";

const gcs = { type: "gcs", bucket: "example-states" };
const azurerm = { type: "azurerm", storageAccountName: "examplestates", containerName: "states" };
const http = { type: "http", address: "https://states.example.com/{stack}" };
const remote = { type: "remote", organization: "example" };

describe("states in Google Cloud Storage", () => {
  itRefuses([
    [
      "a bucket with a capital letter",
      { state: { ...gcs, bucket: "Example" } },
      [
        "organization.yaml:25:11 state.bucket is not the name of a bucket of Cloud Storage",
        'found: "Example"',
        "write: 3 to 222 lower case letters, digits and - _ . with a letter or digit at both ends",
      ],
    ],
    [
      "a folder without a stack",
      { state: { ...gcs, prefix: "audit" } },
      [
        "organization.yaml:26:11 state.prefix is not the folder of each stack's state: without {stack}, all stacks would share one state",
        'found: "audit"',
        "write: a path with {stack} in it and without a slash at either end, such as audit-trail/{stack}",
      ],
    ],
    [
      "a folder with a slash behind",
      { state: { ...gcs, prefix: "audit/{stack}/" } },
      [
        "organization.yaml:26:11 state.prefix is not the folder of each stack's state",
        'found: "audit/{stack}/"',
        "write: a path with {stack} in it and without a slash at either end, such as audit-trail/{stack}",
      ],
    ],
    [
      "a person in place of a service account",
      { state: { ...gcs, impersonateServiceAccount: "writer@example.com" } },
      [
        "organization.yaml:26:30 state.impersonateServiceAccount is not the e-mail address of a service account",
        'found: "writer@example.com"',
        "write: <name>@<project>.iam.gserviceaccount.com, or another address of a service account",
      ],
    ],
    [
      "delegates of nobody",
      { state: { ...gcs, impersonateServiceAccountDelegates: ["a@example.iam.gserviceaccount.com"] } },
      [
        "organization.yaml:26:3 state.impersonateServiceAccountDelegates means nothing without impersonateServiceAccount or readImpersonateServiceAccount",
        'found: ["a@example.iam.gserviceaccount.com"]',
        "write: impersonateServiceAccount or readImpersonateServiceAccount beside it, or nothing",
      ],
    ],
    [
      "the short name of a key",
      { state: { ...gcs, kmsEncryptionKey: "states" } },
      [
        "organization.yaml:26:21 state.kmsEncryptionKey is not the name of a Cloud KMS key",
        'found: "states"',
        "write: projects/<project>/locations/<location>/keyRings/<ring>/cryptoKeys/<key>",
      ],
    ],
  ]);

  itAccepts([
    ["no folder", { state: gcs }],
    [
      "another service account for readers",
      { state: { ...gcs, readImpersonateServiceAccount: "reader@example.iam.gserviceaccount.com" } },
    ],
  ]);
});

describe("states in Azure Blob Storage", () => {
  itRefuses([
    [
      "a storage account with a dash",
      { state: { ...azurerm, storageAccountName: "example-states" } },
      [
        "organization.yaml:25:23 state.storageAccountName is not the name of a storage account",
        'found: "example-states"',
        "write: 3 to 24 lower case letters and digits",
      ],
    ],
    [
      "a container with two dashes in a row",
      { state: { ...azurerm, containerName: "a--b" } },
      [
        "organization.yaml:26:18 state.containerName is not the name of a container",
        'found: "a--b"',
        "write: 3 to 63 lower case letters, digits and single dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "the name of a client in place of its id",
      { state: { ...azurerm, clientId: "pipeline" } },
      [
        "organization.yaml:27:13 state.clientId is not a client id",
        'found: "pipeline"',
        "write: a UUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12",
      ],
    ],
    [
      "a cloud that is closed",
      { state: { ...azurerm, environment: "german" } },
      [
        "organization.yaml:27:16 state.environment is not an Azure cloud",
        'found: "german"',
        "write: one of public, usgovernment, china",
      ],
    ],
    [
      "a cloud beside the metadata of another",
      { state: { ...azurerm, environment: "china", metadataHost: "management.example.com" } },
      [
        "organization.yaml:28:17 state.metadataHost cannot stand beside environment",
        'found: "management.example.com"',
        "write: only one of environment and metadataHost",
      ],
    ],
    [
      "the URL of a metadata service",
      { state: { ...azurerm, metadataHost: "https://management.example.com" } },
      [
        "organization.yaml:27:17 state.metadataHost is not a host name",
        'found: "https://management.example.com"',
        "write: a host name such as app.terraform.io, without https://",
      ],
    ],
  ]);
});

describe("states behind a server", () => {
  itRefuses([
    [
      "an address without a stack",
      { state: { ...http, address: "https://states.example.com/terraform" } },
      [
        "organization.yaml:25:12 state.address is not the address of each stack's state: without {stack}, all stacks would share one state",
        'found: "https://states.example.com/terraform"',
        "write: a URL that begins with https:// or http://, without user name and password, with {stack} in it, such as https://states.example.com/audit-trail/{stack}",
      ],
    ],
    [
      "an address without https",
      { state: { ...http, address: "states.example.com/{stack}" } },
      [
        "organization.yaml:25:12 state.address is not the address of each stack's state",
        'found: "states.example.com/{stack}"',
        "write: a URL that begins with https:// or http://, without user name and password, with {stack} in it, such as https://states.example.com/audit-trail/{stack}",
      ],
    ],
    [
      "a stack that the server never sees",
      { state: { ...http, address: "https://states.example.com/#{stack}" } },
      [
        "organization.yaml:25:12 state.address is not the address of each stack's state",
        'found: "https://states.example.com/#{stack}"',
        "write: a URL that begins with https:// or http://, without user name and password, with {stack} in it, such as https://states.example.com/audit-trail/{stack}",
      ],
    ],
    [
      "a password in the address, and does not repeat it",
      { state: { ...http, address: "https://terraform:secret@states.example.com/{stack}" } },
      [
        "organization.yaml:25:12 state.address is not the address of each stack's state: it has a user name or password in it",
        'found: "https://terraform:…@states.example.com/{stack}"',
        "write: a URL that begins with https:// or http://, without user name and password, with {stack} in it, such as https://states.example.com/audit-trail/{stack}",
      ],
    ],
    [
      "a lock that nobody releases",
      { state: { ...http, lockAddress: "https://states.example.com/{stack}/lock" } },
      [
        "organization.yaml:26:16 state.lockAddress means nothing without unlockAddress",
        'found: "https://states.example.com/{stack}/lock"',
        "write: unlockAddress beside it, or nothing",
      ],
    ],
    [
      "a release of no lock",
      { state: { ...http, unlockAddress: "https://states.example.com/{stack}/lock" } },
      [
        "organization.yaml:26:18 state.unlockAddress means nothing without lockAddress",
        'found: "https://states.example.com/{stack}/lock"',
        "write: lockAddress beside it, or nothing",
      ],
    ],
    [
      "a method in small letters",
      { state: { ...http, updateMethod: "put" } },
      [
        "organization.yaml:26:17 state.updateMethod is not a method of HTTP",
        'found: "put"',
        "write: a method in capital letters, such as PUT",
      ],
    ],
    [
      "a method that locks no address",
      { state: { ...http, lockMethod: "POST" } },
      [
        "organization.yaml:26:15 state.lockMethod means nothing without lockAddress",
        'found: "POST"',
        "write: lockAddress beside it, or nothing",
      ],
    ],
    [
      "the path of a certificate",
      { state: { ...http, clientCaCertificatePem: "ca.pem" } },
      [
        "organization.yaml:26:27 state.clientCaCertificatePem is not a certificate in PEM",
        'found: "ca.pem"',
        "write: the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----",
      ],
    ],
    [
      "a private key in place of a certificate, and does not repeat it",
      { state: { ...http, clientCertificatePem: "-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----" } },
      [
        "organization.yaml:26:25 state.clientCertificatePem is not a certificate in PEM: it is a private key, which belongs into TF_HTTP_CLIENT_PRIVATE_KEY_PEM",
        'found: "-----BEGIN PRIVATE KEY-----…"',
        "write: the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----",
      ],
    ],
  ]);

  itAccepts([
    [
      "a lock and its release",
      {
        state: {
          ...http,
          lockAddress: "https://states.example.com/{stack}/lock",
          unlockAddress: "https://states.example.com/{stack}/lock",
          lockMethod: "POST",
          unlockMethod: "DELETE",
        },
      },
    ],
    ["a stack in the query", { state: { ...http, address: "http://localhost:8080/?state={stack}" } }],
  ]);
});

describe("states in HCP Terraform", () => {
  itRefuses([
    [
      "a state without an organization",
      { state: { type: "remote" } },
      ["organization.yaml:23:1 state.organization is missing", "write: the name of an organization of HCP Terraform"],
    ],
    [
      "a workspace with a blank",
      { state: { ...remote, workspace: "audit trail {stack}" } },
      [
        "organization.yaml:26:14 state.workspace is not the name of each stack's workspace",
        'found: "audit trail {stack}"',
        "write: letters, digits, dashes and underscores with {stack} among them, such as audit-trail-{stack}",
      ],
    ],
    [
      "a workspace without a stack",
      { state: { ...remote, workspace: "audit-trail" } },
      [
        "organization.yaml:26:14 state.workspace is not the name of each stack's workspace: without {stack}, all stacks would share one state",
        'found: "audit-trail"',
        "write: letters, digits, dashes and underscores with {stack} among them, such as audit-trail-{stack}",
      ],
    ],
    [
      "the URL of a host",
      { state: { ...remote, hostname: "https://app.terraform.io" } },
      [
        "organization.yaml:26:13 state.hostname is not a host name",
        'found: "https://app.terraform.io"',
        "write: a host name such as app.terraform.io, without https://",
      ],
    ],
    [
      "a project, which only the cloud block has",
      { state: { ...remote, project: "Audit" } },
      [
        "organization.yaml:26:3 state.project is not a known key",
        "write: one of type, organization, hostname, workspace",
      ],
    ],
    [
      "tags of workspaces, by which no stack has one of its own",
      { state: { ...remote, type: "cloud", tags: ["audit"] } },
      [
        "organization.yaml:26:3 state.tags is not a known key",
        "write: one of type, organization, hostname, workspace, project",
      ],
    ],
  ]);

  itAccepts([
    ["a host with a port", { state: { ...remote, hostname: "terraform.example.com:8443" } }],
    ["a project of the cloud block", { state: { ...remote, type: "cloud", project: "Audit trail" } }],
  ]);
});

describe("states in PostgreSQL", () => {
  itRefuses([
    [
      "a password in the URL, and does not repeat it",
      { state: { type: "pg", connStr: "postgres://writer:secret@db.example.com/states" } },
      [
        "organization.yaml:25:12 state.connStr is not the URL of a PostgreSQL database without a password: it has a password",
        'found: "postgres://writer:…@db.example.com/states"',
        "write: postgres://<user>@<host>/<database>, and the password in the environment variable PGPASSWORD",
      ],
    ],
    [
      "a password that looks like a host, and does not repeat it",
      { state: { type: "pg", connStr: "postgres://writer:sec@ret/x@db.example.com/states" } },
      [
        "organization.yaml:25:12 state.connStr is not the URL of a PostgreSQL database without a password: it has a password",
        'found: "postgres://writer:…@db.example.com/states"',
        "write: postgres://<user>@<host>/<database>, and the password in the environment variable PGPASSWORD",
      ],
    ],
    [
      "a password among the parameters, and does not repeat it",
      { state: { type: "pg", connStr: "postgres://db.example.com/states?sslmode=require&password=secret" } },
      [
        "organization.yaml:25:12 state.connStr is not the URL of a PostgreSQL database without a password: it has a password",
        'found: "postgres://db.example.com/states?sslmode=require&password=…"',
        "write: postgres://<user>@<host>/<database>, and the password in the environment variable PGPASSWORD",
      ],
    ],
    [
      "a password between words, and does not repeat it",
      { state: { type: "pg", connStr: "host=db.example.com password='top secret' user=writer" } },
      [
        "organization.yaml:25:12 state.connStr is not the URL of a PostgreSQL database without a password: it has a password",
        'found: "host=db.example.com password=… user=writer"',
        "write: postgres://<user>@<host>/<database>, and the password in the environment variable PGPASSWORD",
      ],
    ],
    [
      "another database",
      { state: { type: "pg", readConnStr: "mysql://db.example.com" } },
      [
        "organization.yaml:25:16 state.readConnStr is not the URL of a PostgreSQL database without a password",
        'found: "mysql://db.example.com"',
        "write: postgres://<user>@<host>/<database>, and the password in the environment variable PGPASSWORD",
      ],
    ],
    [
      "a schema without a stack",
      { state: { type: "pg", schemaName: "audit_trail" } },
      [
        "organization.yaml:25:15 state.schemaName is not the name of each stack's PostgreSQL schema: without {stack}, all stacks would share one state",
        'found: "audit_trail"',
        "write: letters, digits, dashes and underscores with {stack} among them, such as audit_trail_{stack}",
      ],
    ],
    [
      "a schema with a blank",
      { state: { type: "pg", schemaName: "audit trail {stack}" } },
      [
        "organization.yaml:25:15 state.schemaName is not the name of each stack's PostgreSQL schema",
        'found: "audit trail {stack}"',
        "write: letters, digits, dashes and underscores with {stack} among them, such as audit_trail_{stack}",
      ],
    ],
    [
      "a schema that PostgreSQL keeps for itself",
      { state: { type: "pg", schemaName: "pg_{stack}" } },
      [
        "organization.yaml:25:15 state.schemaName is not the name of each stack's PostgreSQL schema",
        'found: "pg_{stack}"',
        "write: letters, digits, dashes and underscores with {stack} among them, such as audit_trail_{stack}",
      ],
    ],
  ]);

  itAccepts([
    ["nothing but the kind", { state: { type: "pg" } }],
    [
      "an address with a port",
      { state: { type: "pg", connStr: "postgresql://writer@[::1]:5432/states?sslmode=verify-full" } },
    ],
    ["a socket", { state: { type: "pg", connStr: "postgres:///states?host=/var/run/postgresql" } }],
  ]);
});
