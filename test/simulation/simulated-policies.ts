import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { loadOrganization } from "../../src/config";
import type { Layer, SimulatedRequest } from "../../simulation/simulated-request";
import { synthesizeOrganization } from "../support/synthesize-organization";
import type { Attributes, ParsedPolicy } from "../support/template";
import { ResolvedStack } from "./resolved-stack";

/** A policy of the synthesized organization, as AWS will see it. */
export interface SimulatedPolicy {
  /** Such as `bucket policy of arn:aws:s3:::logs`. */
  readonly name: string;
  /** What it is; permissions of a role let in but never stand in the way of others. */
  readonly kind: Layer | "role permissions";
  /** ARN of the resource or role, or id of the root or account, that it is attached to. */
  readonly attachedTo: string;
  readonly document: ParsedPolicy;
}

/** What the example leaves off or out, so that every policy has its turn. */
const SWITCHED_ON: readonly (readonly [path: readonly string[], value: unknown])[] = [
  [
    ["logArchive", "readers"],
    [{ state: "landing-zone", output: "role_arns.auditor" }, "arn:aws:iam::333333333333:role/Investigator"],
  ],
  [["logArchive", "denyOtherKeys"], true],
  [["trail", "deliveryNotifications"], true],
  [["trail", "delegatedAdministrator"], "security-tooling"],
  [
    ["guardrails", "breakGlassRoles"],
    [{ state: "landing-zone", output: "role_arns.break-glass" }, "arn:aws:iam::222222222222:role/BreakGlass"],
  ],
];

/** Finds the policies of one Terraform type. */
interface Reader {
  readonly type: string;
  readonly read: (stack: ResolvedStack, id: string, attributes: Attributes) => SimulatedPolicy[];
}

/** A reader of policies that are attached to one resource each. */
function reader(
  type: string,
  kind: SimulatedPolicy["kind"],
  attribute: string,
  attachedTo: (stack: ResolvedStack, id: string, attributes: Attributes) => string,
): Reader {
  return {
    type,
    read: (stack, id, attributes) => {
      const target = attachedTo(stack, id, attributes);
      const document = JSON.parse(stack.resolve(attributes[attribute])) as ParsedPolicy;
      return [{ name: `${kind} of ${target}`, kind, attachedTo: target, document }];
    },
  };
}

const READERS: readonly Reader[] = [
  reader("aws_s3_bucket_policy", "bucket policy", "policy", (stack, _, { bucket }) => `arn:aws:s3:::${stack.resolve(bucket)}`), // prettier-ignore
  reader("aws_kms_key", "key policy", "policy", (stack, id) => stack.arn("aws_kms_key", id)),
  reader("aws_sns_topic_policy", "topic policy", "policy", (stack, _, { arn }) => stack.resolve(arn)),
  reader("aws_iam_role", "trust policy", "assume_role_policy", (stack, id) => stack.arn("aws_iam_role", id)),
  reader("aws_iam_role_policy", "role permissions", "policy", (stack, _, { role }) => `arn:aws:iam::${stack.account}:role/${stack.resolve(role)}`), // prettier-ignore
  reader("aws_sqs_queue_policy", "queue policy", "policy", (stack, _, { queue_url }) => stack.resolve(queue_url)),
  reader("aws_cloudwatch_log_resource_policy", "logs resource policy", "policy_document", (stack) => `arn:aws:logs:${stack.region}:${stack.account}`), // prettier-ignore
  { type: "aws_organizations_policy", read: readOrganizationsPolicy },
];

/** One policy for each of its attachments. */
function readOrganizationsPolicy(stack: ResolvedStack, id: string, { name, type, content }: Attributes) {
  const kind: Layer = type === "SERVICE_CONTROL_POLICY" ? "service control policy" : "resource control policy";
  const document = JSON.parse(stack.resolve(content)) as ParsedPolicy;
  return stack
    .resources("aws_organizations_policy_attachment")
    .filter(([, { policy_id: policy }]) => stack.resolve(policy) === `aws_organizations_policy.${id}`)
    .map(([, { target_id: target }]) => ({
      name: `${kind} ${name}`,
      kind,
      attachedTo: stack.resolve(target),
      document,
    }));
}

/** Attributes that hold a policy, whatever the resource. */
const POLICY_ATTRIBUTES = ["policy", "assume_role_policy", "content", "policy_document", "resource_policy"];

/**
 * Every policy of the example organization, with everything switched on that makes a policy.
 *
 * @throws Error when a resource has a policy that nothing here reads: no policy goes without simulation
 */
export function simulatedPolicies(folder: string): SimulatedPolicy[] {
  const configuration = parseDocument(readFileSync("config/organization.yaml", "utf8"));
  for (const [path, value] of SWITCHED_ON) configuration.setIn(path, configuration.createNode(value));
  const organization = synthesizeOrganization(
    loadOrganization("config/organization.yaml", () => configuration.toString()),
    folder,
  );
  return organization.stacks.flatMap((name) => {
    const stack = new ResolvedStack(organization, name);
    return stack.types().flatMap((type) => {
      const known = READERS.find((candidate) => candidate.type === type);
      const resources = stack.resources(type);
      const unread = resources.filter(([, attributes]) => POLICY_ATTRIBUTES.some((key) => key in attributes));
      if (!known && unread.length > 0) throw new Error(`${name}: nothing simulates the policies of ${type}`);
      return known ? resources.flatMap(([id, attributes]) => known.read(stack, id, attributes)) : [];
    });
  });
}

/** What would be, if the organization had no policies of ours: whatever is asked for lets everybody in. */
export function letAllIn({ does, to }: SimulatedRequest): SimulatedPolicy[] {
  const Statement = [{ Sid: "All", Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }];
  const kind = does === "sts:AssumeRole" ? "trust policy" : "bucket policy";
  return [{ name: "all", kind, attachedTo: to.arn, document: { Version: "2012-10-17", Statement } }];
}
