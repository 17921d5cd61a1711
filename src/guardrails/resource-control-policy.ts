import { PolicyError } from "../errors";
import { guardrailSid } from "../names";
import type { ResourceControlPolicyDocument, ResourceControlPolicyStatement } from "../policy";
import { resourceControlPolicy } from "../policy";
import { exemptRoleArns, exemptRoleProblems, unlessPrincipalIs } from "./exempt-roles";
import type { Guardrail, GuardrailContext } from "./guardrail";
import { protectLogBucket } from "./protect-log-bucket";
import { protectLogFiles } from "./protect-log-files";
import { protectLogKey } from "./protect-log-key";

/** The guardrails whose resources can bear a resource control policy: S3 and KMS in the log archive account. */
const LOG_ARCHIVE_GUARDRAILS: readonly Guardrail[] = [protectLogFiles, protectLogBucket, protectLogKey];

/**
 * The guardrails of the log archive once more, as the resource control policy of its account. It binds whom a service
 * control policy cannot: principals of the management account and of other organizations. Services are spared, since
 * CloudTrail writes and S3 logs as one; service-linked roles are spared by AWS.
 *
 * @throws PolicyError if there is no deployment role, or a role does not name its account.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function compileResourceControlPolicy(context: GuardrailContext): ResourceControlPolicyDocument {
  const problems = exemptRoleProblems(context);
  if (problems.length > 0) {
    throw new PolicyError("resource control policy", problems);
  }
  return resourceControlPolicy(LOG_ARCHIVE_GUARDRAILS.map((guardrail) => statementOf(guardrail, context)));
}

function statementOf(guardrail: Guardrail, context: GuardrailContext): ResourceControlPolicyStatement {
  return {
    Sid: guardrailSid(guardrail.id),
    Effect: "Deny",
    Principal: "*",
    Action: guardrail.actions,
    Resource: guardrail.resources(context),
    Condition: {
      ...unlessPrincipalIs(exemptRoleArns(guardrail.exemption, context)),
      // An anonymous request does not have the key, and is denied.
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    },
  };
}
