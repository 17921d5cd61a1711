import { TOPICS } from "../../simulation/requests";
import { requestsOf } from "../../simulation/simulated-request";
import type { Decision, SimulatedRequest } from "../../simulation/simulated-request";
import { temporaryFolder } from "../support/temporary-folder";
import { isAbout, mutationsOf } from "./mutations-of";
import type { Mutation } from "./mutations-of";
import { REDUNDANT } from "./redundant";
import { concerns, simulate } from "./simulate";
import { simulatedPolicies } from "./simulated-policies";
import type { SimulatedPolicy } from "./simulated-policies";

// Thousands of simulations: two milliseconds each, on a machine that nothing else uses.
jest.setTimeout(180_000);

const policies = simulatedPolicies(temporaryFolder());
const requests = TOPICS.flatMap(requestsOf);

const decisions = new Map<SimulatedRequest, Decision>();

beforeAll(async () => {
  for (const request of requests) decisions.set(request, await simulate(policies, request));
});

/** Whether some request is decided in another way, once something is missing from a policy. */
async function isNoticed(original: SimulatedPolicy, mutation: Mutation): Promise<boolean> {
  const mutated = policies.flatMap((candidate) => (candidate === original ? (mutation.policy ?? []) : candidate));
  for (const request of requests) {
    if (!mayNotice(request, original, mutation)) continue;
    const decision = await simulate(mutated, request);
    if (JSON.stringify(decision) !== JSON.stringify(decisions.get(request))) return true;
  }
  return false;
}

/** Leaves out requests that cannot notice: a denial that meets fewer requests changes none that it does not meet now. */
function mayNotice(request: SimulatedRequest, policy: SimulatedPolicy, { statement, narrows }: Mutation): boolean {
  if (!isAbout(statement, request.does) || !concerns(policy, request)) return false;
  const { outcome, deniedBy } = decisions.get(request)!;
  const isMet = statement.Effect === "Deny" ? deniedBy.some((kind) => kind === policy.kind) : outcome === "allow";
  return narrows === isMet;
}

describe("every part of every policy", () => {
  it("is noticed by a request when it is missing, or is known to say something twice", async () => {
    const unnoticed: string[] = [];
    for (const policy of policies) {
      for (const mutation of mutationsOf(policy)) {
        if (!(await isNoticed(policy, mutation))) unnoticed.push(mutation.name);
      }
    }

    expect(unnoticed.sort()).toEqual(REDUNDANT.map(({ what }) => what).sort());
  });

  it("is tried: statements, conditions and values of all kinds of policies", () => {
    const kinds = new Set(policies.map(({ kind }) => kind));
    const mutations = policies.flatMap(mutationsOf).map(({ name }) => name);

    expect([...kinds].sort()).toEqual([
      "bucket policy",
      "key policy",
      "logs resource policy",
      "queue policy",
      "resource control policy",
      "role permissions",
      "service control policy",
      "topic policy",
      "trust policy",
    ]);
    expect(mutations.length).toBeGreaterThan(200);
    expect(new Set(mutations).size).toBe(mutations.length);
  });
});
