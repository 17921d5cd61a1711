import { boundPeople, people } from "../people";
import { cloudTrail } from "../services";
import { allowed, denied, notLetIn } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { LOG_KEY } from "../targets";

const INSPECTIONS = [
  "kms:DescribeKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
];
/** What makes log files unreadable, or readable for others. */
const DESTRUCTIVE_CHANGES = ["kms:DisableKey", "kms:DisableKeyRotation", "kms:PutKeyPolicy"];
const OTHER_CHANGES = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];
const inDays = (days: string) => ({ "kms:ScheduleKeyDeletionPendingWindowInDays": days });

export const administerLogKey: Topic = {
  title: "change or destroy the log key",
  column: "log key",
  decisions: [
    allowed({
      who: [people.deploymentRole, people.archiveBreakGlass],
      does: [...DESTRUCTIVE_CHANGES, ...OTHER_CHANGES],
      to: LOG_KEY,
      because: "the pipeline keeps the key as it is configured",
    }),
    allowed({
      who: people.deploymentRole,
      does: "kms:ScheduleKeyDeletion",
      to: LOG_KEY,
      context: inDays("30"),
      because: "for 30 days a deletion can be seen and cancelled",
    }),
    denied("key policy", {
      who: people.deploymentRole,
      does: "kms:ScheduleKeyDeletion",
      to: LOG_KEY,
      context: inDays("7"),
      because: "a week is too short for a deletion to be seen and cancelled",
    }),
    notLetIn({
      who: [people.deploymentRole, people.archiveBreakGlass],
      does: "kms:CreateGrant",
      to: LOG_KEY,
      because: "the list of readers is complete: nobody adds to it by a grant",
    }),
    denied(["service control policy", "resource control policy"], {
      who: [...boundPeople],
      does: [...DESTRUCTIVE_CHANGES, "kms:CreateGrant"],
      to: LOG_KEY,
      because: "Object Lock does not protect a key: without it every locked log file is noise",
    }),
    denied(["service control policy", "resource control policy"], {
      who: boundPeople,
      does: "kms:ScheduleKeyDeletion",
      to: LOG_KEY,
      context: inDays("30"),
      because: "Object Lock does not protect a key: without it every locked log file is noise",
    }),
    denied(["key policy", "service control policy", "resource control policy"], {
      who: [people.logArchiveAdministrator, people.logArchiveRootUser],
      does: "kms:ScheduleKeyDeletion",
      to: LOG_KEY,
      context: inDays("7"),
      because: "Object Lock does not protect a key: without it every locked log file is noise",
    }),
    denied("resource control policy", {
      who: [people.managementAdministrator, people.outsider],
      does: [...DESTRUCTIVE_CHANGES, "kms:CreateGrant"],
      to: LOG_KEY,
      because: "no service control policy binds them, so the key's account does",
    }),
    denied("resource control policy", {
      who: people.managementAdministrator,
      does: "kms:ScheduleKeyDeletion",
      to: LOG_KEY,
      context: inDays("30"),
      because: "no service control policy binds them, so the key's account does",
    }),
    notLetIn({
      who: [people.logArchiveAdministrator, people.logArchiveRootUser],
      does: OTHER_CHANGES,
      to: LOG_KEY,
      because: "the key names its administrators; being one of the account is not enough",
    }),
    notLetIn({
      who: [people.managementAdministrator, people.memberAdministrator],
      does: [...INSPECTIONS, ...OTHER_CHANGES],
      to: LOG_KEY,
      because: "nobody lets them in",
    }),
    notLetIn({
      who: [people.breakGlass, people.memberDeploymentRole, cloudTrail.forThisTrail],
      does: [...DESTRUCTIVE_CHANGES, "kms:CreateGrant"],
      to: LOG_KEY,
      because: "nobody lets them in",
    }),
  ],
};
