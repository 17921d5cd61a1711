import { execFileSync } from "node:child_process";
import { EMULATOR_DIRECTORY } from "../../emulator/directory";
import { findPython } from "../../emulator/python";
import { parsePolicy } from "../support/template";

/** Who makes a request, and what the request says of them. */
export interface Caller {
  readonly principal: Readonly<Record<string, string>>;
  readonly context: Readonly<Record<string, string>>;
  /** Whether policies of their own allow them everything. */
  readonly administrator?: boolean;
}

/** One request to a resource that has a policy. */
export interface PolicyRequest {
  readonly caller: Caller;
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

const ALLOW_EVERYTHING = { Statement: [{ Sid: "OwnPolicies", Effect: "Allow", Action: "*", Resource: "*" }] };

/** A role of the organization whose own policies allow everything. Of a session, AWS tells the ARN of the role. */
export function administrator(arn: string, organizationId = "o-exampleorgid"): Caller {
  return {
    principal: { AWS: arn },
    administrator: true,
    context: {
      "aws:PrincipalArn": arn,
      "aws:PrincipalAccount": arn.split(":")[4]!,
      "aws:PrincipalOrgID": organizationId,
      "aws:PrincipalIsAWSService": "false",
    },
  };
}

/** CloudTrail, when it acts for a trail. */
export function cloudTrail(trailArn: string, organizationId = "o-exampleorgid"): Caller {
  return {
    principal: { Service: "cloudtrail.amazonaws.com" },
    context: {
      "aws:SourceArn": trailArn,
      "aws:SourceAccount": trailArn.split(":")[4]!,
      "aws:SourceOrgID": organizationId,
      "aws:PrincipalIsAWSService": "true",
    },
  };
}

/** Who has shown no credentials. */
export const anonymous: Caller = { principal: { AWS: "anonymous" }, context: {} };

/** Looked for once a test file: it takes longer than all decisions. */
let python: Promise<string> | undefined;

/** What a policy decides about each request: the Sid that decides, with its effect, or that no statement allows it. */
export async function decisions(policy: string, requests: readonly PolicyRequest[]): Promise<string[]> {
  const questions = requests.map(({ caller, action, resource, context }) => ({
    documents: [parsePolicy(policy), ...(caller.administrator === true ? [ALLOW_EVERYTHING] : [])],
    principal: caller.principal,
    action,
    resource,
    context: { ...caller.context, ...context },
  }));
  const output = execFileSync(await (python ??= findPython()), ["-m", "policy"], {
    cwd: EMULATOR_DIRECTORY,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
    input: JSON.stringify(questions),
    encoding: "utf8",
  });
  const answers = JSON.parse(output) as { reason: string }[];
  return answers.map(({ reason }) => reason.replace(/^statement "(\w+)" (denies|allows) it$/, "$2: $1"));
}
