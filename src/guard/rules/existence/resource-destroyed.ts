import { nounOf, PROTECTED_RESOURCES } from "../../protected-resources";
import type { Rule } from "../../rule";

export const resourceDestroyed: Rule = {
  id: "resource-destroyed",
  title: "Something that the audit trail is made of is destroyed",
  why: "What recorded, kept or told of events is gone, or a part of it. A log bucket that S3 refuses to delete may still lose its policy and its lock first.",
  instead:
    "keep the resource in the configuration; if Terraform shall only let go of it, use a removed block with destroy = false",
  reference: "https://developer.hashicorp.com/terraform/language/block/removed",
  types: Object.keys(PROTECTED_RESOURCES),
  judge: ({ type, actions, isDeposed }) =>
    actions.join() === "delete"
      ? [
          {
            what: `destroys ${nounOf(type)}${isDeposed ? " left over from a replacement" : ""}`,
            why: PROTECTED_RESOURCES[type]?.loss,
          },
        ]
      : [],
};
