/** Makes those who ask for something, with what AWS says about them in each request. */
import { ACCOUNTS, ANOTHER_ORGANIZATION_ID, ORGANIZATION_ID } from "./accounts";
import type { Actor } from "./simulated-request";

/** Key of an account in the example organization. */
export type AccountKey = keyof typeof ACCOUNTS;

/** Whoever works with a role: a person or a pipeline. Of a session, `aws:PrincipalArn` holds the role. */
export function role(name: string, account: AccountKey, roleName: string): Actor {
  const id = ACCOUNTS[account];
  return {
    name,
    principal: `arn:aws:sts::${id}:assumed-role/${roleName}/session`,
    account: id,
    context: principalContext(account, `arn:aws:iam::${id}:role/${roleName}`),
    permissions: "everything",
  };
}

/** An account's root user. */
export function rootUser(name: string, account: AccountKey): Actor {
  const arn = `arn:aws:iam::${ACCOUNTS[account]}:root`;
  return {
    name,
    principal: arn,
    account: ACCOUNTS[account],
    context: principalContext(account, arn),
    permissions: "everything",
  };
}

function principalContext(account: AccountKey, arn: string) {
  return {
    "aws:PrincipalArn": arn,
    "aws:PrincipalAccount": ACCOUNTS[account],
    "aws:PrincipalOrgID": organizationOf(account),
    "aws:PrincipalIsAWSService": "false",
    "aws:SecureTransport": "true",
  };
}

/** A service that acts for a resource of some account. */
export function service(name: string, principal: string, account: AccountKey, sourceArn: string): Actor {
  return {
    name,
    principal,
    // No policy of its own: it does what policies on resources allow.
    permissions: "what this module gives it",
    context: {
      "aws:PrincipalIsAWSService": "true",
      "aws:PrincipalServiceName": principal,
      "aws:SourceArn": sourceArn,
      "aws:SourceAccount": ACCOUNTS[account],
      "aws:SourceOrgID": organizationOf(account),
      "aws:SecureTransport": "true",
    },
  };
}

function organizationOf(account: AccountKey): string {
  return account === "another-organization" ? ANOTHER_ORGANIZATION_ID : ORGANIZATION_ID;
}
