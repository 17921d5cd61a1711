/** What has to be said of a kind of state, so that Terraform can keep and read it. */

/** Arguments by the names that Terraform has for them. Terraform never sees those that are undefined. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Turns an absolute path into one that does not depend on this machine's folders. */
export type FromStack = (path: string) => string;

/**
 * A kind of state: pure knowledge of one of Terraform's backends.
 *
 * @typeParam Location - one state of that kind: ours, with everything that a writer needs, or somebody else's
 */
export interface StateKind<Location> {
  /** Name of the backend that keeps such a state. `cloud` is a block of its own in Terraform. */
  readonly backend: string;
  /**
   * Name of the backend that reads such a state.
   * @default - the one that keeps it
   */
  readonly readBy?: string;
  /** The key that tells one stack's state from another's: it is a template with `{stack}` in it. */
  readonly template: keyof Location & string;
  /** What a state of ours is where the configuration says nothing: its template, most of all. */
  readonly defaults: (location: Partial<Location>) => Partial<Location>;
  /**
   * Keys that are paths of this machine.
   * @default - none
   */
  readonly paths?: readonly (keyof Location & string)[];
  /**
   * How many bytes the filled template may have, where the backend refuses or cuts off more.
   * @default - no limit
   */
  readonly longestTemplate?: number;
  /** Keys that mean nothing unless one of some others stands beside them. */
  readonly needs: Readonly<Partial<Record<keyof Location & string, readonly (keyof Location & string)[]>>>;
  /**
   * Pairs of keys of which a backend takes one.
   * @default - none
   */
  readonly conflicts?: readonly (readonly [keyof Location & string, keyof Location & string])[];
  /**
   * Terraform's own name of each argument that never stands in a configuration, since it is a secret or depends on the
   * machine, and the environment variable that Terraform takes it from.
   */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Versions of Terraform and OpenTofu that know what is used here.
   * @default - every version that the module supports
   */
  readonly requiredVersion?: (location: Location) => string | undefined;
  /** Arguments of the block that keeps the state. */
  readonly keep: (location: Location, fromStack: FromStack) => Arguments;
  /** Arguments of the data source that reads the state. */
  readonly read: (location: Location, fromStack: FromStack) => Arguments;
  /**
   * Terraform workspace that the data source selects.
   * @default - the default workspace
   */
  readonly workspace?: (location: Location) => string | undefined;
  /** Where the state lies, in one line without secrets: two states of one place are one state. */
  readonly place: (location: Location) => string;
}

/** What a reader needs to know of a state, and what only its writer needs. */
export type LocationOf<Own, Existing> = Existing & Omit<Partial<Own>, keyof Existing>;
