import { nounOf, PROTECTED_RESOURCES } from "../../protected-resources";
import type { Rule } from "../../rule";

export const resourceForgotten: Rule = {
  id: "resource-forgotten",
  title: "Something that the audit trail is made of leaves the state",
  why: "It stays in AWS, but no plan will show when somebody changes or deletes it, and no guard will judge it.",
  instead: "import it in the state that shall have it, and accept this address",
  reference: "https://developer.hashicorp.com/terraform/language/block/removed",
  types: Object.keys(PROTECTED_RESOURCES),
  judge: ({ type, actions }) => (actions.join() === "forget" ? [{ what: `forgets ${nounOf(type)}` }] : []),
};
