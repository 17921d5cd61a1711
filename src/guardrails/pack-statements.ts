import type { Problem } from "../errors";
import { PolicyError } from "../errors";
import type { ServiceControlPolicyDocument, ServiceControlPolicyStatement } from "../policy";
import { describeSize, policyBytes, serviceControlPolicy } from "../policy";

/**
 * How many service control policies one target can bear, besides `FullAWSAccess`, which stays attached.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const MAXIMUM_POLICIES = 9;

/**
 * Packs statements into as few policies as a simple rule finds: each goes into the first policy that has room for it,
 * or else into a new one. Same statements, same policies: adding a statement moves none of those before it.
 *
 * @throws PolicyError if a statement is larger than a policy may be, or more policies are needed than a target can bear.
 */
export function packStatements(
  statements: readonly ServiceControlPolicyStatement[],
  maximumBytes: number,
): ServiceControlPolicyDocument[] {
  refuse(statements.flatMap((statement) => sizeProblems(statement, maximumBytes)));

  const documents: ServiceControlPolicyDocument[] = [];
  for (const statement of statements) {
    const extended = documents.map((document) => serviceControlPolicy([...document.Statement, statement]));
    const roomy = extended.findIndex((document) => policyBytes(document) <= maximumBytes);
    const document = extended[roomy] ?? serviceControlPolicy([statement]);
    documents[roomy === -1 ? documents.length : roomy] = document;
  }

  refuse(countProblems(documents, maximumBytes));
  return documents;
}

function sizeProblems(statement: ServiceControlPolicyStatement, maximumBytes: number): Problem[] {
  const document = serviceControlPolicy([statement]);
  if (policyBytes(document) <= maximumBytes) {
    return [];
  }
  const write = `at most ${maximumBytes} bytes: fewer break-glass roles`;
  return [
    { where: `statement ${statement.Sid}`, what: "does not fit into a policy", found: describeSize(document), write },
  ];
}

function countProblems(documents: readonly ServiceControlPolicyDocument[], maximumBytes: number): Problem[] {
  if (documents.length <= MAXIMUM_POLICIES) {
    return [];
  }
  const sum = documents.reduce((bytes, document) => bytes + policyBytes(document), 0);
  return [
    {
      where: "statements",
      what: "need more policies than a target can bear",
      found: `${documents.length} policies of together ${sum} bytes`,
      write: `at most ${MAXIMUM_POLICIES} policies of ${maximumBytes} bytes: fewer guardrails or break-glass roles`,
    },
  ];
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) {
    throw new PolicyError("set of service control policies", problems);
  }
}
