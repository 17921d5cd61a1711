import { Token } from "cdktf";
import type { Problem } from "../errors";
import { PolicyError } from "../errors";
import { escapeForTerraform } from "./escape-for-terraform";
import type { PolicyDocument } from "./policy-document";
import { POLICY_KINDS } from "./policy-document";
import { policyProblems } from "./policy-problems";
import { countTokens, fillTokens, TOKEN_BYTES } from "./string-token";

/**
 * The JSON text of a policy, ready for an argument of a Terraform resource: the one place where policies become text.
 *
 * It has no spaces and keeps the order of the document. IAM's policy variables are escaped, since Terraform would read
 * `${aws:PrincipalAccount}` as an expression of its own; string tokens of CDKTF stay what they are.
 *
 * @throws PolicyError with every problem of the document: a list or number token, a Sid that is missing or taken, an
 * empty element, a policy variable where IAM does not replace it, or more bytes than AWS accepts.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function renderPolicy(document: PolicyDocument): string {
  const { title } = POLICY_KINDS[document.kind];
  const problems = policyProblems(document, Token.isUnresolved);
  if (problems.length > 0) {
    throw new PolicyError(title, problems);
  }
  const tooLarge = sizeProblem(document);
  if (tooLarge !== undefined) {
    throw new PolicyError(title, [tooLarge]);
  }
  return escapeForTerraform(toJson(document));
}

/**
 * The size of a policy in bytes, as AWS counts it: unescaped, in UTF-8. Each string token counts {@link TOKEN_BYTES}.
 */
export function policyBytes(document: PolicyDocument): number {
  return Buffer.byteLength(fillTokens(toJson(document)));
}

/** The size of a policy in words: what a value that is not known yet counts may be more than it will need. */
export function describeSize(document: PolicyDocument): string {
  const unknown = countTokens(toJson(document));
  const share = unknown === 0 ? "" : `, ${TOKEN_BYTES} for each of ${unknown} values that are not known yet`;
  return `${policyBytes(document)} bytes${share}`;
}

function sizeProblem(document: PolicyDocument): Problem | undefined {
  const { maximumBytes } = POLICY_KINDS[document.kind];
  if (policyBytes(document) <= maximumBytes) {
    return undefined;
  }
  return {
    where: "document",
    what: "is larger than AWS accepts",
    found: describeSize(document),
    write: `at most ${maximumBytes} bytes: fewer statements, or fewer values in them`,
  };
}

function toJson({ Version, Statement }: PolicyDocument): string {
  return JSON.stringify({ Version, Statement });
}
