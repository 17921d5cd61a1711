/** What is known of an organization's accounts, wherever it was read. */

/** An account, as far as the source knows it. */
export interface DiscoveredAccount {
  /** The account id: 12 digits. */
  readonly id: string;
  /** The account's name. Missing where the source knows the id only. */
  readonly name?: string;
  /** What the source calls the account, such as the key of a map in an output. */
  readonly key?: string;
  /**
   * State of the account in AWS Organizations, such as `ACTIVE` or `SUSPENDED`.
   * @default - not known, and taken to be active
   * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
   */
  readonly state?: string;
  /**
   * The organizational units around the account, from the top; empty for an account that the root itself holds.
   * @default - not known
   */
  readonly organizationalUnits?: readonly OrganizationalUnit[];
  /**
   * Tags of the account.
   * @default - not known
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** An organizational unit. */
export interface OrganizationalUnit {
  /** Its id, such as `ou-ab12-11111111`. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
}

/** The accounts of an organization. */
export interface Discovered {
  /**
   * Id of the organization.
   * @default - not known
   */
  readonly id?: string;
  /**
   * Id of the management account.
   * @default - not known
   */
  readonly managementAccountId?: string;
  /** Whether these are all accounts: an account that is missing has then left the organization. */
  readonly complete: boolean;
  /** Every organizational unit, empty ones too, each with those around it from the top. */
  readonly units: readonly (readonly OrganizationalUnit[])[];
  readonly accounts: readonly DiscoveredAccount[];
}

/** The path of organizational units as people write it: `Workloads/Production`; `root` for the root itself. */
export function pathOfUnits(units: readonly OrganizationalUnit[]): string {
  // A name may hold anything; what could end a line or steer a terminal stays out of the file.
  const names = units.map(({ name }) => name.replace(/\p{Cc}/gu, "\ufffd"));
  return names.length === 0 ? "root" : names.join("/");
}
