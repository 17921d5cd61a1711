import { TOPICS } from "../../simulation/requests";
import { requestsOf } from "../../simulation/simulated-request";
import type { SimulatedRequest } from "../../simulation/simulated-request";
import { temporaryFolder } from "../support/temporary-folder";
import { describeRequest, simulate } from "./simulate";
import { letAllIn, simulatedPolicies } from "./simulated-policies";

// Thousands of simulations: two milliseconds each, on a machine that nothing else uses.
jest.setTimeout(60_000);

const policies = simulatedPolicies(temporaryFolder());
const requests = TOPICS.flatMap(requestsOf);
const denied = requests.filter(({ expected }) => expected.outcome === "deny");

/** What the policies decide in another way than expected. */
async function surprises(asked: readonly SimulatedRequest[]): Promise<string[]> {
  const decisions = await Promise.all(asked.map((request) => simulate(policies, request)));
  return asked.flatMap((request, index) => {
    const [found, expected] = [decisions[index], request.expected].map((decision) => JSON.stringify(decision));
    return found === expected ? [] : [`${describeRequest(request)}: is ${found}, should be ${expected}`];
  });
}

describe("the policies of the example organization", () => {
  it.each(TOPICS)("decide rightly who may $title", async (topic) => {
    expect(await surprises(requestsOf(topic))).toEqual([]);
  });
});

describe("the requests", () => {
  it("are many, and each is asked once", () => {
    const descriptions = requests.map(describeRequest);
    const twice = descriptions.filter((description, index) => descriptions.indexOf(description) !== index);

    expect(descriptions.length).toBeGreaterThan(1000);
    expect(twice).toEqual([]);
  });

  it("are decided by our policies: every denied one would go through without them", async () => {
    const decisions = await Promise.all(denied.map((request) => simulate(letAllIn(request), request)));
    const deniedAnyway = denied.filter((_, index) => decisions[index]?.outcome === "deny");

    expect(deniedAnyway.map(describeRequest)).toEqual([]);
  });

  it("ask for little that nobody is denied: to record more, to look, and what only the management account can do", () => {
    const deniedActions = new Set(denied.map(({ does }) => does));
    const neverDenied = requests.map(({ does }) => does).filter((action) => !deniedActions.has(action));

    expect([...new Set(neverDenied)].sort()).toEqual([
      "cloudtrail:CreateTrail",
      "cloudtrail:GetTrailStatus",
      "cloudtrail:StartLogging",
      "organizations:CloseAccount",
      "organizations:DetachPolicy",
    ]);
  });
});
