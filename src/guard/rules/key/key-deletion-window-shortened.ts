import { attributeOf } from "../../attribute";
import { check } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

/** What KMS takes where nobody says how long, and the longest. */
const DEFAULT_WINDOW_IN_DAYS = 30;

export const keyDeletionWindowShortened: Rule = {
  id: "key-deletion-window-shortened",
  title: "There is less time to notice that a key is about to be deleted",
  why: "Until the window ends a deletion can be cancelled. After it, everything that the key encrypts is lost, locked or not.",
  instead: "leave deletion_window_in_days at 30, the longest that KMS allows",
  reference: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
  types: ["aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key"],
  judge: judgeUpdate((update) => {
    const days = (value: unknown) => Number(value || DEFAULT_WINDOW_IN_DAYS);
    return check(
      attributeOf(update, "deletion_window_in_days"),
      () => true,
      ({ before, after }) => days(after) >= days(before),
      "shortens the window: deletion_window_in_days",
    );
  }),
};
