import { cloudtrailConfigurationChanges } from "./cloudtrail-configuration-changes";
import { consoleSignInWithoutMfa } from "./console-sign-in-without-mfa";
import { delegatedAdministratorDeregistered } from "./delegated-administrator-deregistered";
import type { Detection } from "./detection";
import { iamPolicyChanges } from "./iam-policy-changes";
import { kmsKeyDisabledOrScheduledForDeletion } from "./kms-key-disabled-or-scheduled-for-deletion";
import { rootUsage } from "./root-usage";

/** Every detection: first those of Security Hub by the number of their control, then our own. */
export const DETECTIONS: readonly Detection[] = Object.freeze([
  rootUsage,
  consoleSignInWithoutMfa,
  iamPolicyChanges,
  cloudtrailConfigurationChanges,
  kmsKeyDisabledOrScheduledForDeletion,
  delegatedAdministratorDeregistered,
]);

/** Ids of all detections, in the order of the catalogue. */
export const detectionIds: readonly string[] = Object.freeze(DETECTIONS.map(({ id }) => id));
