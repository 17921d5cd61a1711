import { boundPeople, people } from "../people";
import { allowed, denied } from "../simulated-request";
import type { Topic } from "../simulated-request";
import {
  ARCHIVE_BREAK_GLASS_ROLE,
  BREAK_GLASS_ROLE,
  DEPLOYMENT_ROLE,
  LOG_ARCHIVE_ACCOUNT,
  MEMBER_DEPLOYMENT_ROLE,
  THE_ACCOUNT,
} from "../targets";

const ROLE_CHANGES = [
  "iam:CreateRole",
  "iam:DeleteRole",
  "iam:UpdateRole",
  "iam:UpdateAssumeRolePolicy",
  "iam:AttachRolePolicy",
  "iam:DetachRolePolicy",
  "iam:PutRolePolicy",
  "iam:DeleteRolePolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:DeleteRolePermissionsBoundary",
  "iam:PassRole",
];

export const slipGuardrails: Topic = {
  title: "slip out from under the guardrails",
  column: "guardrails",
  decisions: [
    denied("service control policy", {
      who: [
        ...boundPeople,
        people.deploymentRole,
        people.memberDeploymentRole,
        people.breakGlass,
        people.archiveBreakGlass,
      ],
      does: "organizations:LeaveOrganization",
      to: THE_ACCOUNT,
      because: "an account that leaves takes itself out of the trail and from under every guardrail",
    }),
    denied("service control policy", {
      who: [people.logArchiveAdministrator, people.logArchiveRootUser],
      does: ROLE_CHANGES,
      to: DEPLOYMENT_ROLE,
      because: "whoever can rewrite who may assume a spared role is spared too",
    }),
    denied("service control policy", {
      who: [people.delegatedAdministrator, people.reader],
      does: ROLE_CHANGES,
      to: BREAK_GLASS_ROLE,
      because: "whoever can rewrite who may assume a spared role is spared too",
    }),
    denied("service control policy", {
      who: people.logArchiveAdministrator,
      does: ROLE_CHANGES,
      to: ARCHIVE_BREAK_GLASS_ROLE,
      because: "whoever can rewrite who may assume a spared role is spared too",
    }),
    allowed({
      who: [people.deploymentRole, people.archiveBreakGlass],
      does: ROLE_CHANGES,
      to: [DEPLOYMENT_ROLE, ARCHIVE_BREAK_GLASS_ROLE],
      because: "spared roles may be changed by each other, or nobody could",
    }),
    denied("service control policy", {
      who: [people.memberAdministrator, people.memberRootUser],
      does: ROLE_CHANGES,
      to: MEMBER_DEPLOYMENT_ROLE,
      because: "whoever can rewrite who may assume a spared role is spared too",
    }),
    allowed({
      who: people.memberDeploymentRole,
      does: ROLE_CHANGES,
      to: MEMBER_DEPLOYMENT_ROLE,
      because: "spared roles may be changed by each other, or nobody could",
    }),
    allowed({
      who: people.breakGlass,
      does: ROLE_CHANGES,
      to: BREAK_GLASS_ROLE,
      because: "spared roles may be changed by each other, or nobody could",
    }),
    allowed({
      who: people.managementAdministrator,
      does: ["organizations:DetachPolicy", "organizations:CloseAccount"],
      to: LOG_ARCHIVE_ACCOUNT,
      because: "no policy binds the management account: it can take guardrails away, and alarms tell",
    }),
  ],
};
