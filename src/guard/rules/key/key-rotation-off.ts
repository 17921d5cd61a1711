import { attributeOf } from "../../attribute";
import { check, lostProtections } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html */
const DEFAULT_PERIOD_IN_DAYS = 365;

export const keyRotationOff: Rule = {
  id: "key-rotation-off",
  title: "A key is rotated less often, or no longer",
  why: "The longer one key encrypts, the more log files whoever has got hold of it can read.",
  instead: "leave enable_key_rotation on, and rotation_period_in_days as it is or shorter",
  reference: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
  types: ["aws_kms_key"],
  judge: judgeUpdate((update) => {
    const off = lostProtections(update, [
      {
        path: "enable_key_rotation",
        keep: true,
        otherwise: false,
        what: "rotates the key no longer: enable_key_rotation",
      },
    ]);
    const days = (value: unknown) => Number(value || DEFAULT_PERIOD_IN_DAYS);
    return off.length > 0
      ? off
      : check(
          attributeOf(update, "rotation_period_in_days"),
          () => update.before["enable_key_rotation"] === true,
          ({ before, after }) => days(after) <= days(before),
          "rotates the key less often: rotation_period_in_days",
        );
  }),
};
