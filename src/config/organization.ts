/**
 * The organization as the stacks see it: the configuration with every default filled in and every path resolved.
 * Frozen, so that nothing downstream can change what was validated.
 */
import type {
  AdoptConfiguration,
  AccountConfiguration,
  AlarmsConfiguration,
  GuardrailsConfiguration,
  LogArchiveConfiguration,
  OrganizationIdentifiers,
  ProviderConfiguration,
  RetentionConfiguration,
  TrailConfiguration,
  Value,
} from "./configuration";
import type { StateLocation } from "../states";

/** An account of the organization. */
export interface Account extends Required<AccountConfiguration> {
  /** Short name that ids are made of: `management`, `log-archive`, or the member's key in the configuration. */
  readonly key: string;
  /** ARN of the role that deploys into this account, or where to read it, where the configuration names one. */
  readonly roleArn?: Value;
  /** Path of the organizational unit that the account is in, where the configuration records it. */
  readonly organizationalUnit?: string;
}

/** Retention with every default filled in. */
export interface Retention extends RetentionConfiguration {
  readonly hotDays: number;
  readonly archiveStorageClass: "GLACIER_IR" | "GLACIER" | "DEEP_ARCHIVE";
  readonly noncurrentDays: number;
  readonly accessLogDays: number;
}

/** The log archive with every default filled in. */
export interface LogArchiveSettings extends Required<LogArchiveConfiguration> {
  readonly retention: Retention;
}

type WithoutDefault = "keyPrefix" | "acknowledgement" | "delegatedAdministrator";

/** The trail with every default filled in. */
export interface TrailSettings extends Required<Omit<TrailConfiguration, WithoutDefault>> {
  /** What the key of every log file begins with, where the configuration says so. */
  readonly keyPrefix?: string;
  /** The member account that may manage CloudTrail for the organization, where there is one. */
  readonly delegatedAdministrator?: Account;
}

/** Accounts whose alarms are in one stack. */
export interface AlarmCell {
  /** Its number, from 1. */
  readonly number: number;
  /** The accounts, in the order of the organization. A cell that has none has a stack too: one may have left. */
  readonly accounts: readonly Account[];
}

/** What {@link AlarmsSettings} has in another form, or not at all. */
type ResolvedAlarms = "tamperWatch" | "inAccount" | "cells" | "acknowledgement";

/** The alarms with every default filled in, and accounts in place of their keys. */
export interface AlarmsSettings extends Required<Omit<AlarmsConfiguration, ResolvedAlarms>> {
  /** The cells that accounts are grouped into; none where every account has a stack of its own. */
  readonly cells: readonly AlarmCell[];
  /** The accounts and Regions where attempts on the audit trail are reported within seconds. */
  readonly tamperWatch: { readonly accounts: readonly Account[]; readonly regions: readonly string[] };
  /** The accounts that get their alarms in the account itself too, and the Regions where: the home Region first. */
  readonly inAccount: { readonly accounts: readonly Account[]; readonly regions: readonly string[] };
}

/** A validated organization. */
export interface Organization extends OrganizationIdentifiers {
  /** Partition of the home Region: `aws`, `aws-us-gov` or `aws-cn`. */
  readonly partition: string;
  /** Region of the trail and of everything that belongs to it. */
  readonly homeRegion: string;
  /** The management account. */
  readonly management: Account;
  /** The log archive account. */
  readonly logArchiveAccount: Account & { readonly roleArn: Value };
  /** Every account: management, log archive, then the members in the order of the configuration. */
  readonly accounts: readonly Account[];
  /** Where this module's stacks keep their states: a template, with `{stack}` in place of the stack's name. */
  readonly state: StateLocation;
  /** Existing states by name. */
  readonly existingState: Readonly<Record<string, StateLocation>>;
  /** Settings of the AWS provider. */
  readonly provider: ProviderConfiguration;
  /** The log archive's names, readers and retention. */
  readonly logArchive: LogArchiveSettings;
  /** The trail. */
  readonly trail: TrailSettings;
  /** The guardrails in force, in the order of the catalogue, and where. */
  readonly guardrails: Required<GuardrailsConfiguration>;
  /** What fires an alarm, and who is told. */
  readonly alarms: AlarmsSettings;
  /** Existing resources to take over. */
  readonly adopt: AdoptConfiguration;
  /** Tags of every resource. */
  readonly tags: Readonly<Record<string, string>>;
}
