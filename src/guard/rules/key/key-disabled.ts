import { lostProtections } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const keyDisabled: Rule = {
  id: "key-disabled",
  title: "A key is disabled",
  why: "CloudTrail cannot deliver what it cannot encrypt, and nobody can read what is there. Neither is an error anywhere but in the trail's status.",
  instead: "leave the key enabled",
  reference: "https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html",
  types: ["aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key"],
  judge: judgeUpdate((update) =>
    lostProtections(update, [
      update.type === "aws_kms_key"
        ? { path: "is_enabled", keep: true, otherwise: true, what: "disables the key: is_enabled" }
        : { path: "enabled", keep: true, otherwise: true, what: "disables the key: enabled" },
    ]),
  ),
};
