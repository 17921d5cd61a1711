import { runSimulation } from "@cloud-copilot/iam-simulate";
import type { Simulation } from "@cloud-copilot/iam-simulate";
import { ACCOUNTS, ROOT_ID } from "../../simulation/accounts";
import type { Context, Decision, Layer, SimulatedRequest } from "../../simulation/simulated-request";
import type { ParsedPolicy } from "../support/template";
import type { SimulatedPolicy } from "./simulated-policies";

const ALLOW_ALL = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
const RESOURCE_POLICIES: readonly string[] = [
  "bucket policy",
  "key policy",
  "topic policy",
  "queue policy",
  "logs resource policy",
  "trust policy",
];
const MEMBERS: readonly string[] = Object.entries(ACCOUNTS)
  .filter(([key]) => key !== "management" && key !== "another-organization")
  .map(([, id]) => id);

/**
 * What the policies decide about a request.
 *
 * @throws Error when the simulator refuses the request, or leaves out a key of its context: it would decide something
 * else than what was asked
 */
export async function simulate(policies: readonly SimulatedPolicy[], request: SimulatedRequest): Promise<Decision> {
  const simulation = simulationOf(policies, request);
  const answer = await runSimulation(simulation, {});
  if (answer.resultType !== "single") {
    throw new Error(`${describeRequest(request)}: cannot be simulated: ${JSON.stringify(answer)}`);
  }
  const { analysis, ignoredContextKeys = [] } = answer.result;
  if (ignoredContextKeys.length > 0) {
    throw new Error(`${describeRequest(request)}: the action knows no ${ignoredContextKeys.join(", ")}`);
  }
  const layers: [Layer | undefined, string | undefined][] = [
    [resourcePolicyFor(policies, request)?.kind as Layer | undefined, analysis.resourceAnalysis?.result],
    ["service control policy", analysis.scpAnalysis?.result],
    ["resource control policy", analysis.rcpAnalysis?.result],
  ];
  return {
    outcome: answer.overallResult === "Allowed" ? "allow" : "deny",
    deniedBy: layers.flatMap(([layer, result]) => (layer && result === "ExplicitlyDenied" ? [layer] : [])),
  };
}

/** Whether a policy has a say in a request. */
export function concerns(policy: SimulatedPolicy, { who, does, to }: SimulatedRequest): boolean {
  switch (policy.kind) {
    case "service control policy":
      return who.account !== undefined && covers(policy.attachedTo, who.account);
    case "resource control policy":
      return to.account !== undefined && covers(policy.attachedTo, to.account);
    case "role permissions":
      return policy.attachedTo === who.context["aws:PrincipalArn"];
    case "trust policy":
      return does === "sts:AssumeRole" && to.arn === policy.attachedTo;
    case "logs resource policy":
      return does.startsWith("logs:") && to.arn.startsWith(`${policy.attachedTo}:`);
    default:
      return to.arn === policy.attachedTo || to.arn.startsWith(`${policy.attachedTo}/`);
  }
}

/** A request in one line. */
export function describeRequest({ who, does, to, context }: SimulatedRequest): string {
  const source = who.context["aws:SourceArn"];
  const particulars = Object.entries(context).map(([key, value]) => ` ${key}=${value ?? "(none)"}`);
  return `${who.name}${source ? ` (${source})` : ""}: ${does} on ${to.arn}${particulars.join("")}`;
}

/** Neither SCPs nor RCPs bind the management account. Example targets are the root and accounts; OUs are not used. */
function covers(target: string, account: string): boolean {
  return MEMBERS.includes(account) && (target === ROOT_ID || target === account);
}

function resourcePolicyFor(policies: readonly SimulatedPolicy[], request: SimulatedRequest) {
  return policies.find((policy) => RESOURCE_POLICIES.includes(policy.kind) && concerns(policy, request));
}

function simulationOf(policies: readonly SimulatedPolicy[], request: SimulatedRequest): Simulation {
  const { who, does, to } = request;
  const concerned = policies.filter((policy) => concerns(policy, request));
  const documents = (kind: SimulatedPolicy["kind"]) =>
    concerned.filter((policy) => policy.kind === kind).map(({ name, document }) => ({ name, policy: document }));
  const resourcePolicy = resourcePolicyFor(policies, request)?.document;
  const serviceControlPolicies = documents("service control policy");
  return {
    request: {
      principal: who.principal,
      action: does,
      resource: { resource: to.arn, accountId: to.account ?? who.account ?? "" },
      contextVariables: simulatedContext(request),
    },
    identityPolicies:
      who.permissions === "everything" ? [{ name: "everything", policy: ALLOW_ALL }] : documents("role permissions"),
    serviceControlPolicies:
      serviceControlPolicies.length === 0
        ? []
        : [
            {
              orgIdentifier: ROOT_ID,
              policies: [{ name: "FullAWSAccess", policy: ALLOW_ALL }, ...serviceControlPolicies],
            },
          ],
    resourceControlPolicies: [{ orgIdentifier: ROOT_ID, policies: documents("resource control policy") }],
    resourcePolicy: resourcePolicy && withSimulatedKeys(resourcePolicy),
  };
}

function simulatedContext({ who, does, context }: SimulatedRequest): Record<string, string> {
  const all: Context = { ...who.context, ...(does.startsWith("s3:") && { "s3:TlsVersion": "1.3" }), ...context };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[simulatedKey(key), value]])),
  );
}

/** The simulator knows no keys with a name of one's own but tags, so the encryption context travels as one. */
function simulatedKey(key: string): string {
  return key.replace(/^kms:EncryptionContext:/, "aws:RequestTag/");
}

function withSimulatedKeys(document: ParsedPolicy): ParsedPolicy {
  return JSON.parse(JSON.stringify(document).replaceAll('"kms:EncryptionContext:', '"aws:RequestTag/')) as ParsedPolicy;
}
