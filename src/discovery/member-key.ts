import { isKeyOfCell, isKeyOfNonMember } from "../config/reserved-keys";
import { MEMBER_KEY } from "../config/schema/accounts";

const LONGEST = 40;

/**
 * A key for a new member account: its name in lower case, with dashes between words. A key names stacks and states, so
 * an account that has one keeps it, whatever it is called later: a key that could not stand beside cells is none, even
 * while there are no cells.
 *
 * @param words - what to make it of, the best first: those that are no use are passed over
 * @param taken - keys of the other members
 */
export function memberKey(words: readonly (string | undefined)[], taken: ReadonlySet<string>): string {
  const isFree = (key: string) => !taken.has(key) && !isKeyOfNonMember(key) && !isKeyOfCell(key);
  const [word = "account"] = words.map(kebabCase).filter((key) => MEMBER_KEY.test(key));
  // A word that no number may follow.
  const stem = isKeyOfCell(`${word}-2`) ? `account-${word}` : word;
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : `-${number}`;
    const key = stem.slice(0, LONGEST - suffix.length).replace(/-+$/, "") + suffix;
    if (isFree(key)) return key;
  }
}

function kebabCase(word = ""): string {
  const dashed = word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  const key = /^\d/.test(dashed) ? `account-${dashed}` : dashed;
  return key.slice(0, LONGEST).replace(/-+$/, "");
}
