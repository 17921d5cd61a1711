import type { AlarmSubscriberConfiguration } from "./subscriber";
import type { Value } from "./value";

/** The accounts, by the part they play. */
export interface AccountsConfiguration {
  /** The management account: it owns the trail, the service control policies and the alarms. */
  readonly management: ManagementAccountConfiguration;
  /** The account that keeps the log files and does nothing else. */
  readonly logArchive: LogArchiveAccountConfiguration;
  /** Every other account, by a short key that names its stack (`alarms-<key>`): a new key replaces its resources. */
  readonly members: Readonly<Record<string, MemberAccountConfiguration>>;
}

/** An account of the organization. */
export interface AccountConfiguration {
  /** The account id: 12 digits, quoted, because leading zeros count. */
  readonly id: string;
  /** The account's name, as people in the organization call it. */
  readonly name: string;
  /**
   * Who is told about this account's alarms, besides the organization-wide subscribers.
   * @default - none
   */
  readonly subscribers?: readonly AlarmSubscriberConfiguration[];
}

/** The management account. */
export interface ManagementAccountConfiguration extends AccountConfiguration {
  /**
   * ARN of the role in the management account that deploys there, or a reference to a state's output.
   * @default - the credentials that Terraform runs with
   */
  readonly roleArn?: Value;
}

/** The log archive account. */
export interface LogArchiveAccountConfiguration extends AccountConfiguration {
  /** ARN of the role in the log archive account that deploys there, or a reference to a state's output. */
  readonly roleArn: Value;
}

/** A member account. */
export interface MemberAccountConfiguration extends AccountConfiguration {
  /**
   * ARN of the role in this account that deploys there, or a reference to a state's output: needed where
   * `alarms.tamperWatch` or `alarms.inAccount` names the account. A `trail.delegatedAdministrator` that has one is
   * watched by default.
   * @default - none: nothing is deployed into this account
   */
  readonly roleArn?: Value;
  /**
   * Path of the organizational unit that the account is in, such as `Workloads/Production`; `root` for the root itself.
   * `org-audit discover` keeps it, and tells by it which accounts were moved. Nothing is deployed because of it.
   * @default - not recorded
   */
  readonly organizationalUnit?: string;
}
