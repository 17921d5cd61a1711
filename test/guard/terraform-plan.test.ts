import { dangersIn, parsePlan } from "../../src/guard";
import type { PlanError } from "../../src/errors";
import { planText } from "./plan-builder";
import type { Change } from "./plan-builder";

/** The whole text of the error that a plan is refused with. */
function refusal(text: string): string {
  try {
    parsePlan(text, "plan.json");
  } catch (error) {
    expect((error as PlanError).name).toBe("PlanError");
    return (error as PlanError).message;
  }
  throw new Error("the plan was not refused");
}

const WRITE = "    write: what terraform show -json PLAN prints";
const bucket: Change = { type: "aws_s3_bucket", address: "aws_s3_bucket.log" };

describe("a plan", () => {
  it.each([["1.0"], ["1.2"], ["1.99"]])("is read in format version %s", (format_version) => {
    expect(parsePlan(planText([bucket], { format_version }), "plan.json").resourceChanges).toHaveLength(1);
  });

  it("may have nothing to change, and a byte order mark", () => {
    expect(parsePlan(`\ufeff${planText([], { resource_changes: undefined })}`, "plan.json")).toEqual({
      resourceChanges: [],
    });
  });

  it("is about managed resources: nothing is done to data and ephemeral ones", () => {
    const read = (mode: string): Change => ({ ...bucket, actions: ["delete"], after: null, entry: { mode } });

    expect(dangersIn(parsePlan(planText([read("data"), read("ephemeral")]), "plan.json"))).toEqual([]);
    expect(dangersIn(parsePlan(planText([read("managed")]), "plan.json"))).toHaveLength(1);
  });

  it("is refused when it is not JSON", () => {
    expect(refusal("Terraform will perform")).toMatch(
      /^plan\.json cannot be judged:\n {2}the document is not JSON\n {4}found: Unexpected token .*\n {4}write: what terraform show -json PLAN prints$/,
    );
    expect(refusal("")).toContain("the document is not JSON");
    expect(refusal(planText([bucket]).slice(0, -9))).toContain("the document is not JSON");
  });

  it.each([
    [
      "the log of a command",
      '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info"}\n',
      ["  the document is the log of a command with -json, not its plan", WRITE],
    ],
    ["a list", "[]", ["  the document is not a JSON object", "    found: a list", WRITE]],
    ["null", "null", ["  the document is not a JSON object", "    found: null", WRITE]],
    ["without a version", "{}", ["  format_version is missing", WRITE]],
    [
      "of a version to come",
      planText([bucket], { format_version: "2.0" }),
      ["  format_version is not one that this guard knows", "    found: 2.0", "    write: 1 and any minor version"],
    ],
    [
      "of a version long gone",
      planText([bucket], { format_version: "0.2" }),
      ["  format_version is not one that this guard knows", "    found: 0.2", "    write: 1 and any minor version"],
    ],
    [
      "a state",
      '{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}',
      ["  the document is a state, not a plan", WRITE],
    ],
    [
      "what providers can do",
      '{"format_version":"1.0","provider_schemas":{}}',
      ["  the document is not a plan", "    found: keys format_version, provider_schemas", WRITE],
    ],
    [
      "a plan that failed",
      planText([bucket], { errored: true }),
      [
        "  the document failed, so it does not say everything",
        "    found: errored",
        "    write: a plan that Terraform finished",
      ],
    ],
    [
      "a plan whose changes are no list",
      planText([], { resource_changes: {} }),
      ["  resource_changes is no list", "    found: object", WRITE],
    ],
  ])("is refused when it is %s", (_title, text, lines) => {
    expect(refusal(text)).toBe(["plan.json cannot be judged:", ...lines].join("\n"));
  });

  it("is refused with everything in it that cannot be judged, at once", () => {
    const text = planText([
      { ...bucket, actions: ["incinerate"] },
      { ...bucket, address: "aws_s3_bucket.two", actions: ["delete", "update"] },
      { ...bucket, address: "aws_s3_bucket.three", entry: { change: undefined } },
      { ...bucket, address: "aws_s3_bucket.four", actions: [] },
      { ...bucket, address: "aws_s3_bucket.five", after: null },
      { ...bucket, address: "aws_s3_bucket.six", entry: { mode: "list" } },
      { ...bucket, entry: { address: undefined } },
      { ...bucket, address: "aws_s3_bucket.eight", change: { before: "text" } },
      { ...bucket, address: "aws_s3_bucket.nine", entry: { type: undefined } },
      { ...bucket, address: "aws_s3_bucket.ten", change: { actions: "delete" } },
    ]);
    const action = "has an action that this guard does not know";
    const write =
      "    write: one of no-op read create update delete forget delete,create create,delete create,forget forget,create";

    expect(refusal(text)).toBe(
      [
        "plan.json cannot be judged:",
        `  aws_s3_bucket.log ${action}`,
        '    found: ["incinerate"]',
        write,
        `  aws_s3_bucket.two ${action}`,
        '    found: ["delete","update"]',
        write,
        "  aws_s3_bucket.three says no change",
        WRITE,
        `  aws_s3_bucket.four ${action}`,
        "    found: []",
        write,
        "  aws_s3_bucket.five does not say what it is before and after",
        '    found: {"actions":["update"]}',
        WRITE,
        "  aws_s3_bucket.six has a mode that this guard does not know",
        '    found: "list"',
        "    write: managed, data or ephemeral",
        "  resource_changes[6] is no resource with address, mode and type",
        '    found: ["mode","type","name","provider_name","change"]',
        WRITE,
        "  aws_s3_bucket.eight does not say what it is before and after",
        '    found: {"actions":["update"]}',
        WRITE,
        "  aws_s3_bucket.nine is no resource with address, mode and type",
        '    found: ["address","mode","name","provider_name","change"]',
        WRITE,
        `  aws_s3_bucket.ten ${action}`,
        '    found: "delete"',
        write,
      ].join("\n"),
    );
    expect(refusal(planText([], { resource_changes: [null] }))).toBe(
      [
        "plan.json cannot be judged:",
        "  resource_changes[0] is no resource with address, mode and type",
        "    found: []",
        WRITE,
      ].join("\n"),
    );
  });

  it.each(["no-op", "update", "delete,create", "create,delete", "create,forget", "forget,create"])(
    "is refused when %s has no before or no after",
    (actions) => {
      for (const missing of [{ before: null }, { after: null }]) {
        expect(refusal(planText([{ ...bucket, actions: actions.split(","), ...missing }]))).toContain(
          "aws_s3_bucket.log does not say what it is before and after",
        );
      }
    },
  );
});
