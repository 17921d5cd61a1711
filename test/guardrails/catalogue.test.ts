import { existsSync } from "node:fs";
import * as path from "node:path";
import { GUARDRAILS, guardrailIds } from "../../src/guardrails";

describe("the catalogue of guardrails", () => {
  it("has these guardrails, in this order", () => {
    expect(guardrailIds).toEqual(["protect-trails", "stay-in-organization"]);
    expect(Object.isFrozen(GUARDRAILS)).toBe(true);
  });

  it("keeps whoever is in a member account from stopping, deleting or changing a trail", () => {
    expect(GUARDRAILS.find(({ id }) => id === "protect-trails")?.actions).toEqual(
      expect.arrayContaining(["cloudtrail:StopLogging", "cloudtrail:DeleteTrail", "cloudtrail:UpdateTrail"]),
    );
  });

  it.each(GUARDRAILS.map((guardrail) => [guardrail.id, guardrail] as const))(
    "says of %s what it denies and why, in a file of its name",
    (id, guardrail) => {
      expect(existsSync(path.join(__dirname, `../../src/guardrails/${id}.ts`))).toBe(true);
      expect(guardrail.title).toMatch(/^[A-Z].*[^.]$/);
      expect(guardrail.why).toMatch(/^[A-Z].*\.$/);
      expect(guardrail.actions.filter((action) => !/^[a-z0-9]+:[A-Z]\w+$/.test(action))).toEqual([]);
      expect(new Set(guardrail.actions).size).toBe(guardrail.actions.length);
    },
  );
});
