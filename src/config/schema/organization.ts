import { mapping } from "./form";
import { value } from "./value";

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
const ORGANIZATION_ID = {
  noun: "an organization id",
  write: "o- and 10 to 32 lower case letters and digits",
  pattern: /^o-[a-z0-9]{10,32}$/,
};

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Root.html */
const ROOT_ID = {
  noun: "the id of an organization's root",
  write: "r- and 4 to 32 lower case letters and digits",
  pattern: /^r-[0-9a-z]{4,32}$/,
};

/** Identifiers that AWS Organizations gave to the organization. */
export const organization = mapping({ id: value(ORGANIZATION_ID), rootId: value(ROOT_ID) });
