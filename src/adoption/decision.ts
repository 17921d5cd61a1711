import type { AdoptConfiguration, Organization } from "../config";
import type { Path } from "../config/finding";
import type { Existing } from "./existing";

/**
 * What becomes of a resource: Terraform takes it over and changes it in place; it stays as it is, and its owner keeps it;
 * or it would stop the deployment, until somebody decides.
 */
export type Fate = "taken over" | "left alone" | "in the way";

/** What becomes of one existing resource. */
export interface Decision {
  /** What it is: `organization trail`. */
  readonly kind: string;
  /** What AWS calls it: a name, an id or an ARN. */
  readonly name: string;
  readonly fate: Fate;
  /** What a person has to know: why, and what follows from it. Clauses. */
  readonly remarks: readonly string[];
  /**
   * How it changes when it is taken over, as `what: before → after`.
   * @default - it does not
   */
  readonly changes?: (planned: Organization) => readonly string[];
  /**
   * What the configuration has to say of it below `adopt`.
   * @default - nothing
   */
  readonly adopt?: AdoptConfiguration;
  /**
   * Names and settings that the configuration has to have, or Terraform would replace it or lose something.
   * @default - none
   */
  readonly settings?: readonly Setting[];
}

/** A value that the configuration has to have. */
export interface Setting {
  readonly path: Path;
  readonly value: string | number | boolean;
}

/** Decides about the resources of one kind. */
export type Decide = (existing: Existing, organization: Organization) => readonly Decision[];

/** A change as text; nothing where both are equal. */
export function change(what: string, before: string | undefined, after: string | undefined): readonly string[] {
  return before === after ? [] : [`${what}: ${before ?? "none"} → ${after ?? "none"}`];
}
