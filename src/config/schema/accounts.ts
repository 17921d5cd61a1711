import { byName, list, mapping, text } from "./form";
import type { TextForm } from "./form";
import { ROLE_ARN } from "./arn-forms";
import { alarmSubscriber } from "./subscriber";
import { value } from "./value";

/** Id of an account. */
export const ACCOUNT_ID: TextForm = {
  noun: "an account id",
  write: "the 12 digits of the account id, in quotes",
  pattern: /^\d{12}$/,
  number: "is a number, and a number loses its leading zeros",
  reference: "accounts decide which stacks and providers there are, before Terraform reads any state",
};

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html */
const ACCOUNT_NAME: TextForm = {
  noun: "an account name",
  write: "the account's name, 1 to 50 characters",
  pattern: /^[ -~]{1,50}$/,
  reason: (name) => {
    const other = /[^ -~]/u.exec(name);
    return other ? `${JSON.stringify(other[0])} is no character of ASCII, and AWS allows no other` : undefined;
  },
};

/**
 * Names of 128 characters, nested five deep.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
const ORGANIZATIONAL_UNIT: TextForm = {
  noun: "the path of an organizational unit",
  write: "its names from the root down, such as Workloads/Production, or root",
  pattern: /^.{1,644}$/,
};

/** A member's key. It becomes part of stack names and of resource names, which AWS limits. */
export const MEMBER_KEY = /^[a-z][a-z0-9-]{0,39}$/;

const account = {
  id: text(ACCOUNT_ID),
  name: text(ACCOUNT_NAME),
  subscribers: list(alarmSubscriber, "a list of subscribers").optional(),
};

/** The accounts, by the part they play. */
export const accounts = mapping({
  management: mapping({ ...account, roleArn: value(ROLE_ARN).optional() }),
  logArchive: mapping({ ...account, roleArn: value(ROLE_ARN) }),
  members: byName(
    mapping({
      ...account,
      roleArn: value(ROLE_ARN).optional(),
      organizationalUnit: text(ORGANIZATIONAL_UNIT).optional(),
    }),
    MEMBER_KEY,
    "a mapping from a short key to each other account",
  ),
});
