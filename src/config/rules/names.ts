import type { OrganizationConfiguration } from "../configuration";
import { valueAt } from "../finding";
import type { Finding, Path } from "../finding";
import { isKeyOfNonMember } from "../reserved-keys";
import { MEMBER_KEY } from "../schema/accounts";
import { SERVICE_NAME } from "../schema/provider";
import { STATE_NAME } from "../schema/states";
import { TAG_KEY } from "../schema/tags";
import type { Sound } from "../sound";

interface NameForm {
  readonly path: Path;
  readonly fits: (name: string) => boolean;
  readonly what: string;
  readonly write: string;
}

const FORMS: readonly NameForm[] = [
  {
    path: ["accounts", "members"],
    fits: (key) => MEMBER_KEY.test(key),
    what: "is not a key of a member account",
    write: "1 to 40 lower case letters, digits and dashes, with a letter first",
  },
  {
    path: ["accounts", "members"],
    fits: (key) => !isKeyOfNonMember(key),
    what: "is a key that this module uses for another account",
    write: "another key",
  },
  {
    path: ["existingState"],
    fits: (name) => STATE_NAME.test(name),
    what: "is not a name of a state",
    write: "letters, digits, dashes and underscores, with a letter first",
  },
  {
    path: ["provider", "endpoints"],
    fits: (name) => SERVICE_NAME.test(name),
    what: "is not a service name of the AWS provider",
    write: "lower case letters and digits, such as cloudtrail",
  },
  {
    path: ["tags"],
    fits: (key) => TAG_KEY.test(key),
    what: "is not a key of a tag",
    write: "1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with aws:",
  },
];

/** Names that the reader chose have the form that their use needs. */
export function nameRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  return FORMS.flatMap(({ path, fits, what, write }) =>
    Object.keys(valueAt(configuration, path) ?? {})
      .filter((name) => !fits(name))
      .map((name) => ({ path: [...path, name], key: true, what, write })),
  );
}
