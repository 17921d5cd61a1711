/**
 * Where states lie, as a person writes it.
 *
 * The docstrings of these types are the only home of each option's meaning: the JSON Schema for editors and the
 * reference page are generated from them.
 */
import type { AzurermBackendConfiguration, ExistingAzurermStateConfiguration } from "./azurerm";
import type { CloudBackendConfiguration, ExistingCloudStateConfiguration } from "./cloud";
import type { ExistingGcsStateConfiguration, GcsBackendConfiguration } from "./gcs";
import type { ExistingHttpStateConfiguration, HttpBackendConfiguration } from "./http";
import type { ExistingLocalStateConfiguration, LocalBackendConfiguration } from "./local";
import type { ExistingPgStateConfiguration, PgBackendConfiguration } from "./pg";
import type { ExistingRemoteStateConfiguration, RemoteBackendConfiguration } from "./remote";
import type { ExistingS3StateConfiguration, S3BackendConfiguration } from "./s3";

export type * from "./azurerm";
export type * from "./cloud";
export type * from "./gcs";
export type * from "./http";
export type * from "./local";
export type * from "./pg";
export type * from "./remote";
export type * from "./s3";
export type * from "./s3-access";

/** Where the states of this module's stacks are kept: one state a stack. */
export type StateBackendConfiguration =
  | LocalBackendConfiguration
  | S3BackendConfiguration
  | GcsBackendConfiguration
  | AzurermBackendConfiguration
  | HttpBackendConfiguration
  | RemoteBackendConfiguration
  | CloudBackendConfiguration
  | PgBackendConfiguration;

/** A state that somebody else writes and this module only reads. */
export type ExistingStateConfiguration =
  | ExistingLocalStateConfiguration
  | ExistingS3StateConfiguration
  | ExistingGcsStateConfiguration
  | ExistingAzurermStateConfiguration
  | ExistingHttpStateConfiguration
  | ExistingRemoteStateConfiguration
  | ExistingCloudStateConfiguration
  | ExistingPgStateConfiguration;
