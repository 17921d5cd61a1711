import { renderGuardrails } from "../../scripts/reference/guardrails";
import { guardrailIds } from "../../src/guardrails";

const rows = renderGuardrails()
  .split("\n")
  .filter((line) => line.startsWith("| `"));

describe("the page of guardrails", () => {
  it("has one row a guardrail, in the order of the catalogue", () => {
    expect(rows.map((row) => /^\| `([a-z-]+)` \|/.exec(row)?.[1])).toEqual(guardrailIds);
  });

  it("says what is denied, on what, who is spared and why", () => {
    const [id, denies, on, spared, why] = rows[4]!.split(" | ");

    expect(id).toBe("| `protect-log-bucket`");
    expect(denies).toMatch(
      /^Nobody reconfigures or deletes the log bucket: `s3:DeleteBucket`, `s3:DeleteBucketPolicy`/,
    );
    expect(on).toBe("`arn:<partition>:s3:::<log bucket>`, `arn:<partition>:s3:::<access log bucket>`");
    expect(spared).toBe("deployment and break-glass roles");
    expect(why).toMatch(/^A shorter lifecycle/);
  });
});
