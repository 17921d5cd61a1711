import { Token } from "cdktf";
import fc from "fast-check";
import { MAXIMUM_POLICIES, packStatements } from "../../src/guardrails";
import type { ServiceControlPolicyStatement } from "../../src/policy";
import { policyBytes, serviceControlPolicy, TOKEN_BYTES } from "../../src/policy";

/** A statement that alone makes a policy of this many bytes. */
function statementOf(Sid: string, bytes: number): ServiceControlPolicyStatement {
  const statement = (Resource: string) => ({ Sid, Effect: "Deny", Action: "a:B", Resource }) as const;
  return statement("x".repeat(bytes - policyBytes(serviceControlPolicy([statement("")]))));
}

const sids = (statements: readonly ServiceControlPolicyStatement[], maximumBytes: number) =>
  packStatements(statements, maximumBytes).map(({ Statement }) => Statement.map(({ Sid }) => Sid));

describe("packing statements into policies", () => {
  it("fills the first policy that has room before it begins another", () => {
    const statements = [statementOf("A", 300), statementOf("B", 300), statementOf("C", 150), statementOf("D", 120)];

    expect(sids(statements, 500)).toEqual([["A", "C", "D"], ["B"]]);
  });

  it("makes no policy of no statements", () => {
    expect(packStatements([], 500)).toEqual([]);
  });

  it("keeps every statement once, within the size, whatever the sizes", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 100, max: 500 }), { maxLength: MAXIMUM_POLICIES }), (sizes) => {
        const statements = sizes.map((size, index) => statementOf(`S${index}`, size));

        const documents = packStatements(statements, 500);

        expect(documents.every((document) => policyBytes(document) <= 500)).toBe(true);
        expect(documents.flatMap(({ Statement }) => Statement.map(({ Sid }) => Sid)).sort()).toEqual(
          statements.map(({ Sid }) => Sid),
        );
      }),
    );
  });

  it("refuses statements that are larger than a policy", () => {
    const statements = [statementOf("A", 499), statementOf("B", 500), statementOf("C", 501), statementOf("D", 502)];
    const write = "at most 500 bytes: fewer break-glass roles";

    expect(sids(statements.slice(0, 2), 500)).toEqual([["A"], ["B"]]);
    expect(() => packStatements(statements, 500)).toThrow(
      new Error(
        "the set of service control policies has 2 problems:\n" +
          `  statement C does not fit into a policy\n    found: 501 bytes\n    write: ${write}\n` +
          `  statement D does not fit into a policy\n    found: 502 bytes\n    write: ${write}`,
      ),
    );
  });

  it("keeps room for the longest that a token's value may be", () => {
    const role = Token.asString({ value: "role", creationStack: [], resolve: () => "role" });
    const statement = (Sid: string) => ({ Sid, Effect: "Deny", Action: "a:B", Resource: [role, role] }) as const;

    expect(policyBytes(serviceControlPolicy([statement("A")]))).toBeGreaterThan(2 * TOKEN_BYTES);
    expect(sids([statement("A"), statement("B")], 1000)).toEqual([["A"], ["B"]]);
    expect(sids([statement("A"), statement("B")], 1300)).toEqual([["A", "B"]]);
    expect(() => packStatements([statement("A")], 500)).toThrow(
      new Error(
        "the set of service control policies has 1 problem:\n  statement A does not fit into a policy\n" +
          `    found: ${policyBytes(serviceControlPolicy([statement("A")]))} bytes, 256 for each of 2 values that are not known yet\n` +
          "    write: at most 500 bytes: fewer break-glass roles",
      ),
    );
  });

  it("refuses more policies than a target can bear", () => {
    const full = (count: number) => Array.from({ length: count }, (_, index) => statementOf(`S${index}`, 500));

    expect(packStatements(full(8), 500)).toHaveLength(8);
    expect(packStatements(full(9), 500)).toHaveLength(9);
    expect(() => packStatements(full(10), 500)).toThrow(
      new Error(
        "the set of service control policies has 1 problem:\n" +
          "  statements need more policies than a target can bear\n" +
          "    found: 10 policies of together 5000 bytes\n" +
          "    write: at most 9 policies of 500 bytes: fewer guardrails or break-glass roles",
      ),
    );
  });
});
