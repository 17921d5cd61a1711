import type { Problem } from "../errors";
import { PolicyError } from "../errors";
import { guardrailSid } from "../names";
import type { ServiceControlPolicyDocument, ServiceControlPolicyStatement } from "../policy";
import { POLICY_KINDS } from "../policy";
import { GUARDRAILS, guardrailIds } from "./catalogue";
import type { Guardrail } from "./guardrail";
import { packStatements } from "./pack-statements";
import { protectTrails } from "./protect-trails";

/** What service control policies are compiled from. */
export interface ServiceControlPolicyProps {
  /** Partition of the organization: `aws`, `aws-us-gov` or `aws-cn`. */
  readonly partition: string;
  /**
   * ARNs of the roles that guardrails with the exemption `break-glass` spare. Each names its account: with a wildcard
   * there, whoever may create roles in any account could create one that is spared.
   */
  readonly breakGlassRoles: readonly string[];
  /**
   * Ids of the guardrails to enforce. `protect-trails` must be one of them.
   * @default - every guardrail of the catalogue
   */
  readonly guardrails?: readonly string[];
  /**
   * Largest size of one policy in bytes. Organizations with the quota from before May 2026 need 5120.
   * @default 10240
   */
  readonly maximumBytes?: number;
}

/**
 * The guardrails as service control policies: one statement a guardrail, in the order of the catalogue.
 *
 * @throws PolicyError if a guardrail is unknown, `protect-trails` is left out, a break-glass role does not name its
 * account, or the statements do not fit into the policies that one target can bear.
 */
export function compileServiceControlPolicies(props: ServiceControlPolicyProps): ServiceControlPolicyDocument[] {
  const selected = props.guardrails ?? guardrailIds;
  const problems = [...selectionProblems(selected), ...roleProblems(props.breakGlassRoles)];
  if (problems.length > 0) {
    throw new PolicyError("set of service control policies", problems);
  }
  const statements = GUARDRAILS.filter(({ id }) => selected.includes(id)).map((guardrail) =>
    statementOf(guardrail, props),
  );
  return packStatements(statements, props.maximumBytes ?? POLICY_KINDS.serviceControl.maximumBytes);
}

function statementOf(guardrail: Guardrail, props: ServiceControlPolicyProps): ServiceControlPolicyStatement {
  const spared = guardrail.exemption === "break-glass" ? props.breakGlassRoles : [];
  return {
    Sid: guardrailSid(guardrail.id),
    Effect: "Deny",
    Action: guardrail.actions,
    Resource: guardrail.resources(props.partition),
    // Of a session this key holds the ARN of the role, so one ARN spares all sessions of the role.
    ...(spared.length > 0 && { Condition: { ArnNotLike: { "aws:PrincipalArn": spared } } }),
  };
}

function selectionProblems(selected: readonly string[]): Problem[] {
  const problems = selected
    .filter((id) => !guardrailIds.includes(id))
    .map((id) => ({ where: "guardrails", what: "has an unknown id", found: id, write: guardrailIds.join(" or ") }));
  if (!selected.includes(protectTrails.id)) {
    const found = `[${selected.join(", ")}]`;
    problems.push({ where: "guardrails", what: "leaves the trail unprotected", found, write: protectTrails.id });
  }
  return problems;
}

function roleProblems(roles: readonly string[]): Problem[] {
  return roles.flatMap((role, index) => {
    if (/^arn:aws[a-z-]*:iam::\d{12}:role\/(?!\**$)/.test(role)) {
      return [];
    }
    const write = "arn:<partition>:iam::<account id>:role/<name>";
    return [{ where: `breakGlassRoles[${index}]`, what: "does not name a role of one account", found: role, write }];
  });
}
