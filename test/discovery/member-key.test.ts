import * as fc from "fast-check";
import { MEMBER_KEY } from "../../src/config/schema/accounts";
import { memberKey } from "../../src/discovery/member-key";

const key = (...words: (string | undefined)[]) => memberKey(words, new Set());

describe("the key of a new member", () => {
  it.each([
    ["Payments production", "payments-production"],
    ["  R&D -- Café_Nr. 7 ", "r-d-cafe-nr-7"],
    ["2nd level", "account-2nd-level"],
    ["a".repeat(50), "a".repeat(40)],
    [`${"a".repeat(39)} b`, "a".repeat(39)],
    ["Management", "management-2"],
    ["Log archive", "log-archive-2"],
    ["Cell 1", "cell-1-2"],
    ["Cell", "account-cell"],
    ["Cell site", "cell-site"],
    ["漢字", "account"],
  ])("is made of the name %j: %s", (name, expected) => {
    expect(key(name)).toBe(expected);
  });

  it("is what the source calls the account, where that is of use", () => {
    expect(key("payments", "Payments production")).toBe("payments");
    expect(key("---", "Payments production")).toBe("payments-production");
    expect(key(undefined, undefined)).toBe("account");
  });

  it("is nobody else's", () => {
    expect(memberKey(["Sandbox"], new Set(["sandbox", "sandbox-2"]))).toBe("sandbox-3");
    expect(memberKey(["x".repeat(50)], new Set(["x".repeat(40)]))).toBe(`${"x".repeat(38)}-2`);
  });

  it("is always a key, and free", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.constantFrom("a", "Cell", "Cell 2", "Management")),
        fc.array(fc.constantFrom("a", "a-2", "account", "account-cell", "cell-2-2")),
        (name, taken) => {
          const made = memberKey([name], new Set(taken));

          expect(made).toMatch(MEMBER_KEY);
          expect(taken).not.toContain(made);
          expect(made).not.toMatch(/^(management|log-archive|cell-\d+)$/);
        },
      ),
    );
  });
});
