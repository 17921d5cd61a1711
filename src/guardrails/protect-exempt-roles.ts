import { exemptRoleArns } from "./exempt-roles";
import type { Guardrail } from "./guardrail";

export const protectExemptRoles: Guardrail = {
  id: "protect-exempt-roles",
  title: "Nobody changes or hands out a role that guardrails spare",
  why: "The other guardrails are as strong as the roles they spare: whoever can rewrite who may assume one, or pass it to a function, is spared too. Reaches principals of member accounts; the roles themselves may still be changed by each other.",
  actions: [
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
  ],
  resources: (context) => exemptRoleArns("deployment", context),
  exemption: "deployment",
};
