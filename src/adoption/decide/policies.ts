import type { AdoptConfiguration, Organization } from "../../config";
// The catalogue's own file: the folder's index also renders policies, which needs cdktf.
import { GUARDRAILS } from "../../guardrails/catalogue";
import { isServiceControlPolicyName, resourceControlPolicyName } from "../../names";
import { isOfControlTower } from "../control-tower";
import type { Decide, Decision } from "../decision";
import type { ExistingPolicy } from "../existing";
import { allowsAnything, deniedActions } from "../policy-text";

type AdoptedPolicy = NonNullable<AdoptConfiguration["serviceControlPolicies"]>[number];

/**
 * Service control policies: those with names of this module, or else the first whose denials the guardrails cover. A
 * policy that denies anything else stays, since its content would be replaced; beside the guardrails it does no harm.
 */
export const decideServiceControlPolicies: Decide = (existing, organization) => {
  const policies = existing.serviceControlPolicies;
  const own = policies.filter(({ name }) => isServiceControlPolicyName(name));
  const covered = policies.filter((policy) => whyNot(policy, organization) === undefined);
  const chosen = own.length > 0 ? own : covered.slice(0, 1);
  const adopted: AdoptedPolicy[] = [];

  const decisions = [...chosen, ...policies.filter((policy) => !chosen.includes(policy))].map((policy): Decision => {
    if (!chosen.includes(policy)) {
      const why = whyNot(policy, organization) ?? "the guardrails come of another policy";
      return { ...nameOf(policy), fate: "left alone", remarks: [why, `it stays attached to ${targetsOf(policy)}`] };
    }
    const targets = policy.targetIds.flatMap((id) => existing.targets[id] ?? []);
    const others = policy.targetIds.filter((id) => existing.targets[id] === undefined);
    adopted.push({ id: policy.id, ...(targets.length > 0 ? { targets } : {}) });
    return {
      ...nameOf(policy),
      fate: "taken over",
      remarks: others.map((id) => `it stays attached to ${id} too, which is not one of guardrails.targets`),
      changes: () => ["content, name and description: those of the guardrails"],
    };
  });
  // One value for all of them: their order says which becomes which.
  return decisions.map((decision, index) =>
    index === 0 && adopted.length > 0 ? { ...decision, adopt: { serviceControlPolicies: adopted } } : decision,
  );
};

/** The resource control policy with the name of this module. */
export const decideResourceControlPolicy: Decide = ({ resourceControlPolicy: policy }, organization) => {
  if (policy === undefined) return [];
  const name = { kind: "resource control policy", name: `${policy.name} (${policy.id})` };
  if (!organization.guardrails.resourceControlPolicy) {
    const remarks = ["guardrails.resourceControlPolicy wants none", `it stays attached to ${targetsOf(policy)}`];
    return [{ ...name, fate: "left alone", remarks }];
  }
  const attached = policy.targetIds.includes(organization.logArchiveAccount.id);
  return [
    {
      ...name,
      fate: "taken over",
      remarks: [`it has the name of this module's policy, ${resourceControlPolicyName}`],
      changes: () => ["content and description: those of the guardrails"],
      adopt: { resourceControlPolicy: { id: policy.id, ...(attached ? { attached } : {}) } },
    },
  ];
};

/** Why the guardrails should not replace a policy's content, as a clause. */
function whyNot({ name, content }: ExistingPolicy, { guardrails }: Organization): string | undefined {
  if (isServiceControlPolicyName(name)) return undefined;
  if (isOfControlTower(name)) return "Control Tower owns it";
  if (allowsAnything(content)) return "it allows something, and without it nobody could do that any more";
  const covered = GUARDRAILS.filter(({ id }) => guardrails.enabled.includes(id)).flatMap(({ actions }) => actions);
  const known = new Set(covered.map((action) => action.toLowerCase()));
  const others = deniedActions(content).filter((action) => !known.has(action.toLowerCase()));
  return others.length === 0 ? undefined : `it also denies ${shortened(others)}, which the guardrails do not`;
}

function nameOf({ id, name }: ExistingPolicy): Pick<Decision, "kind" | "name"> {
  return { kind: "service control policy", name: `${name} (${id})` };
}

function targetsOf({ targetIds }: ExistingPolicy): string {
  return targetIds.length === 0 ? "nothing" : targetIds.join(", ");
}

const LONGEST_LIST = 5;

function shortened(items: readonly string[]): string {
  const rest = items.length - LONGEST_LIST;
  return rest > 0 ? `${items.slice(0, LONGEST_LIST).join(", ")} and ${rest} more` : items.join(", ");
}
