import type { OrganizationConfiguration } from "../configuration";
import type { Finding } from "../finding";
import type { Sound } from "../sound";

/** @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const MOST_TAGS = 50;

/** Every resource can bear the tags. */
export function tagRules({ tags = {} }: Sound<OrganizationConfiguration>): Finding[] {
  const keys = Object.keys(tags);
  return [...numberRules(keys), ...caseRules(keys)];
}

function numberRules({ length }: readonly string[]): Finding[] {
  if (length <= MOST_TAGS) return [];
  const what = `are ${length}, and AWS puts at most ${MOST_TAGS} on a resource`;
  return [{ path: ["tags"], what, write: `${MOST_TAGS} tags or fewer` }];
}

/**
 * One key in two spellings is refused for roles alone, when all before them stand already.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules_creating
 */
function caseRules(keys: readonly string[]): Finding[] {
  const firstByLowerCase = new Map<string, string>();
  return keys.flatMap((key) => {
    const first = firstByLowerCase.get(key.toLowerCase());
    if (first === undefined) {
      firstByLowerCase.set(key.toLowerCase(), key);
      return [];
    }
    const what = `is the key ${first} too: IAM does not tell upper case from lower case`;
    return [{ path: ["tags", key], key: true, what, write: "another key, or remove it" }];
  });
}
