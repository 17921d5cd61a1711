/** The ids of AWS Organizations that a configuration may name, literally or by reference: patterns as in `arn-forms`. */
import type { TextForm } from "./form";

const ROOT = "r-[0-9a-z]{4,32}";
const ORGANIZATIONAL_UNIT = "ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}";

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
export const ORGANIZATION_ID: TextForm = {
  noun: "an organization id",
  write: "o- and 10 to 32 lower case letters and digits",
  pattern: /^o-[a-z0-9]{10,32}$/,
};

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Root.html */
export const ROOT_ID: TextForm = {
  noun: "the id of an organization's root",
  write: "r- and 4 to 32 lower case letters and digits",
  pattern: new RegExp(`^${ROOT}$`),
};

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html */
export const TARGET: TextForm = {
  noun: "a target",
  write: "root, the id of an organizational unit or the id of a member account in quotes",
  pattern: new RegExp(`^(?:root|${ORGANIZATIONAL_UNIT}|\\d{12})$`),
  number: "is a number, and a number loses its leading zeros",
  reason: (target) => (target.startsWith("r-") ? "the organization's root is called root here" : undefined),
};

/** Pattern of the id of the root, of an organizational unit, or of one of these accounts. */
export function policyTargetPattern(accountIds: readonly string[]): string {
  return `^(?:${[ROOT, ORGANIZATIONAL_UNIT, ...accountIds].join("|")})$`;
}
