/** An organization whose audit trail was made before this module came, and what the module makes of it. */
import { adoptionEdits, decide } from "../../src/adoption";
import type { Decision, Existing, ExistingBucket, ExistingPolicy, ExistingTrail } from "../../src/adoption";
import type { Organization } from "../../src/config";
import { edited, load } from "../config/edited-organization";
import type { Edits } from "../config/edited-organization";

export const HOME = "eu-central-1:111111111111";
export const KEY_ID = "1f1f1f1f-1f1f-4f1f-9f1f-1f1f1f1f1f1f";
export const KEY_ARN = `arn:aws:kms:eu-central-1:222222222222:key/${KEY_ID}`;

/** The organization of these tests after some edits. */
export const organizationWith = (edits: Edits = {}): Organization => load(edited(edits));

export const TRAIL: ExistingTrail = {
  name: "company-trail",
  arn: `arn:aws:cloudtrail:${HOME}:trail/company-trail`,
  homeRegion: "eu-central-1",
  isOrganizationTrail: true,
  isMultiRegionTrail: true,
  logFileValidation: true,
  bucketName: "company-logs",
  keyArn: KEY_ARN,
  logGroupArn: `arn:aws:logs:${HOME}:log-group:company/trail:*`,
  roleArn: "arn:aws:iam::111111111111:role/company-trail",
};

/** Another trail of the same account. */
export const trailNamed = (name: string, changes: Partial<ExistingTrail> = {}): ExistingTrail => ({
  ...TRAIL,
  name,
  arn: `arn:aws:cloudtrail:${changes.homeRegion ?? "eu-central-1"}:111111111111:trail/${name}`,
  ...changes,
});

export const BUCKET: ExistingBucket = {
  name: "company-logs",
  accountId: "222222222222",
  region: "eu-central-1",
  configurations: ["versioning", "policy"],
  hasObjects: true,
  principals: ["cloudtrail.amazonaws.com"],
};

/** A service control policy with one statement. */
export function policyOf(
  id: string,
  name: string,
  statement: object,
  targetIds: readonly string[] = [],
): ExistingPolicy {
  return { id, name, content: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }), targetIds };
}

/** What exists: nothing, but for what is said. */
export function existingWith(changes: Partial<Existing> = {}): Existing {
  return {
    targets: { "r-exam": "root", "ou-ab12-11111111": "ou-ab12-11111111" },
    trails: [],
    serviceControlPolicies: [],
    ...changes,
  };
}

/** The one decision about some resources. */
export function onlyDecision(changes: Partial<Existing>, edits: Edits = {}): Told {
  const [decision, ...others] = decisions(changes, edits);
  if (decision === undefined || others.length > 0) throw new Error(`expected one decision, found ${others.length + 1}`);
  return decision;
}

/** A decision as a person is told it, with what it asks of the configuration. */
export type Told = Omit<Decision, "changes"> & { readonly changes: readonly string[] };

/** The decisions about some resources. */
export function decisions(changes: Partial<Existing>, edits: Edits = {}): Told[] {
  const organization = organizationWith(edits);
  return decide(existingWith(changes), organization).map((decision) => ({
    ...decision,
    changes: decision.changes?.(organization) ?? [],
  }));
}

/** What the configuration file gets for some resources. */
export function editsFor(changes: Partial<Existing>, edits: Edits = {}) {
  const organization = organizationWith(edits);
  return adoptionEdits(decide(existingWith(changes), organization), organization);
}
