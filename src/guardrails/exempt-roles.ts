import type { Problem } from "../errors";
import type { Conditions } from "../policy";
import { holdsToken } from "../policy/string-token";
import type { Exemption, ExemptRoles } from "./guardrail";

/** A role of one account. Its name may have wildcards, as SSO's role names need, but is never only wildcards. */
const ROLE_OF_ONE_ACCOUNT = /^arn:aws[a-z-]*:iam::\d{12}:role\/(?=.*[\w+=,.@-])[\w+=,.@/*?-]+$/;

/** ARNs of the roles that an exemption spares. */
export function exemptRoleArns(exemption: Exemption, roles: ExemptRoles): readonly string[] {
  const spared: Record<Exemption, readonly string[]> = {
    none: [],
    "break-glass": roles.breakGlassRoleArns,
    deployment: [...roles.deploymentRoleArns, ...roles.breakGlassRoleArns],
  };
  return spared[exemption];
}

/**
 * The condition that makes a denial spare some roles. Without roles there is none, and the denial meets everybody.
 *
 * Of a session this key holds the ARN of the role, so one ARN spares all sessions of the role. A request without the
 * key, an anonymous one, is denied.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export function unlessPrincipalIs(roleArns: readonly string[]): Conditions | undefined {
  return roleArns.length > 0 ? { ArnNotLike: { "aws:PrincipalArn": roleArns } } : undefined;
}

/**
 * What is wrong with the roles: a pipeline that would lock itself out, or an ARN that spares more than one account. Of a
 * token nothing is known yet: whoever passes one makes sure that Terraform refuses what is no role of one account.
 */
export function exemptRoleProblems({ deploymentRoleArns, breakGlassRoleArns }: ExemptRoles): Problem[] {
  const problems = [
    ...arnProblems("deploymentRoleArns", deploymentRoleArns),
    ...arnProblems("breakGlassRoleArns", breakGlassRoleArns),
  ];
  if (deploymentRoleArns.length > 0) {
    return problems;
  }
  const what = "is empty, so the pipeline would lock itself out";
  const write = "the ARN of every role that deploys into a member account";
  return [{ where: "deploymentRoleArns", what, found: "[]", write }, ...problems];
}

function arnProblems(list: string, roleArns: readonly string[]): Problem[] {
  return roleArns.flatMap((found, index) => {
    if (ROLE_OF_ONE_ACCOUNT.test(found) || holdsToken(found)) {
      return [];
    }
    const write = "arn:<partition>:iam::<account id>:role/<name>";
    return [{ where: `${list}[${index}]`, what: "does not name a role of one account", found, write }];
  });
}
