/**
 * The configuration as a person writes it, in YAML or with `defineOrganization`.
 *
 * These docstrings are the only home of each key's meaning: the JSON Schema for editors is generated from them.
 */
import type { ExistingStateConfiguration, StateBackendConfiguration } from "../../states";
import type { AccountsConfiguration } from "./accounts";
import type { AdoptConfiguration } from "./adopt";
import type { AlarmsConfiguration } from "./alarms";
import type { GuardrailsConfiguration } from "./guardrails";
import type { LogArchiveConfiguration } from "./log-archive";
import type { OrganizationIdentifiers } from "./organization";
import type { ProviderConfiguration } from "./provider";
import type { TrailConfiguration } from "./trail";

export type * from "../../states/configuration";
export type * from "./accounts";
export type * from "./adopt";
export type * from "./alarms";
export type * from "./guardrails";
export type * from "./log-archive";
export type * from "./organization";
export type * from "./provider";
export type * from "./subscriber";
export type * from "./trail";
export type * from "./value";

/** The whole configuration file. */
export interface OrganizationConfiguration {
  /** The AWS organization itself. It is only read, never created or changed. */
  readonly organization: OrganizationIdentifiers;
  /** Region of the trail, its bucket, key, log group and alarms, such as `eu-central-1`. */
  readonly homeRegion: string;
  /** The accounts of the organization. */
  readonly accounts: AccountsConfiguration;
  /** Where Terraform keeps the state of this module's own stacks. */
  readonly state: StateBackendConfiguration;
  /**
   * States of the landing zone whose outputs this configuration refers to, by a name of your choice.
   * @default - none
   */
  readonly existingState?: Readonly<Record<string, ExistingStateConfiguration>>;
  /**
   * Settings of the AWS provider that every stack shares. Endpoints may also come from `AWS_ENDPOINT_URL`.
   * @default - the provider's own defaults
   */
  readonly provider?: ProviderConfiguration;
  /** The bucket that keeps the log files, who reads it, and for how long it keeps them. */
  readonly logArchive: LogArchiveConfiguration;
  /**
   * The organization trail.
   * @default - a trail named `organization-trail` with both kinds of Insights and 365 days in CloudWatch Logs
   */
  readonly trail?: TrailConfiguration;
  /** The policies that keep the trail running, and whom they spare. */
  readonly guardrails: GuardrailsConfiguration;
  /** What fires an alarm, and who is told. */
  readonly alarms: AlarmsConfiguration;
  /**
   * Existing resources to take over.
   * @default - none: everything is made
   */
  readonly adopt?: AdoptConfiguration;
  /**
   * Tags on every resource that can bear tags.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}
