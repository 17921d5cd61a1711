import type { Problem } from "../errors";
import { PolicyError } from "../errors";
import { guardrailSid } from "../names";
import type { ServiceControlPolicyDocument, ServiceControlPolicyStatement } from "../policy";
import { POLICY_KINDS } from "../policy";
import { GUARDRAILS, guardrailIds } from "./catalogue";
import { exemptRoleArns, exemptRoleProblems, unlessPrincipalIs } from "./exempt-roles";
import type { Guardrail, GuardrailContext } from "./guardrail";
import { packStatements } from "./pack-statements";
import { protectTrails } from "./protect-trails";

/** What service control policies are compiled from. */
export interface ServiceControlPolicyProps extends GuardrailContext {
  /**
   * Ids of the guardrails to enforce. `protect-trails` must be one of them.
   * @default - every guardrail of the catalogue
   */
  readonly guardrails?: readonly string[];
  /**
   * Largest size of one policy in bytes. Organizations with the quota from before May 2026 need 5120.
   * @default 10240
   * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
   */
  readonly maximumPolicyBytes?: number;
}

/**
 * The guardrails as service control policies: one statement a guardrail, in the order of the catalogue.
 *
 * @throws PolicyError if a guardrail is unknown, `protect-trails` is left out, there is no deployment role, a role does
 * not name its account, or the statements do not fit into the policies that one target can bear.
 */
export function compileServiceControlPolicies(props: ServiceControlPolicyProps): ServiceControlPolicyDocument[] {
  const selected = props.guardrails ?? guardrailIds;
  const problems = [...selectionProblems(selected), ...exemptRoleProblems(props)];
  if (problems.length > 0) {
    throw new PolicyError("set of service control policies", problems);
  }
  const statements = GUARDRAILS.filter(({ id }) => selected.includes(id)).map((guardrail) =>
    statementOf(guardrail, props),
  );
  return packStatements(statements, props.maximumPolicyBytes ?? POLICY_KINDS.serviceControl.maximumBytes);
}

function statementOf(guardrail: Guardrail, context: GuardrailContext): ServiceControlPolicyStatement {
  return {
    Sid: guardrailSid(guardrail.id),
    Effect: "Deny",
    Action: guardrail.actions,
    Resource: guardrail.resources(context),
    Condition: unlessPrincipalIs(exemptRoleArns(guardrail.exemption, context)),
  };
}

function selectionProblems(selected: readonly string[]): Problem[] {
  const write = `one of ${guardrailIds.join(", ")}`;
  const problems = selected
    .filter((id) => !guardrailIds.includes(id))
    .map((id) => ({ where: "guardrails", what: "has an unknown id", found: id, write }));
  if (!selected.includes(protectTrails.id)) {
    const found = `[${selected.join(", ")}]`;
    problems.push({ where: "guardrails", what: "leaves the trail unprotected", found, write: protectTrails.id });
  }
  return problems;
}
