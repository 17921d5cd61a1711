import { nounOf, PROTECTED_RESOURCES } from "../../protected-resources";
import type { Rule } from "../../rule";

export const resourceReplaced: Rule = {
  id: "resource-replaced",
  title: "Something that the audit trail is made of is replaced by another",
  why: "The old one is destroyed or left behind, with everything in it, and between the two there is none.",
  instead:
    "find the argument that forces the replacement and leave it as it is; if only the address has changed, use a moved block",
  reference: "https://developer.hashicorp.com/terraform/language/block/moved",
  types: Object.keys(PROTECTED_RESOURCES),
  judge: ({ type, actions }) =>
    actions.length > 1 && actions.includes("create")
      ? [{ what: `replaces ${nounOf(type)}`, found: actions.join(", then "), why: PROTECTED_RESOURCES[type]?.loss }]
      : [],
};
