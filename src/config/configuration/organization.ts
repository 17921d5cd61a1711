import type { Value } from "./value";

/** Identifiers that AWS Organizations gave to the organization. */
export interface OrganizationIdentifiers {
  /** Id of the organization, such as `o-exampleorgid`. */
  readonly id: Value;
  /** Id of the organization's root, such as `r-examplerootid`. */
  readonly rootId: Value;
}
