import { Token } from "cdktf";
import type { LogArchiveProps } from "../../src/constructs/log-archive";
import { archive, BREAK_GLASS, PIPELINE, props, READER } from "./log-archive-template";

const refusal = (changes: Partial<LogArchiveProps>, ...problems: string[]) =>
  expect(() => archive(changes)).toThrow(
    new Error(
      [`stack/LogArchive has ${problems.length} problem${problems.length === 1 ? "" : "s"}:`, ...problems].join("\n  "),
    ),
  );

describe("the log archive", () => {
  it("refuses to do without a deployment role", () => {
    refusal(
      { deploymentRoleArns: [] },
      "deploymentRoleArns is empty, so the pipeline would lock itself out\n    found: []\n" +
        "    write: the ARN of every role that deploys into a member account",
    );
  });

  it("refuses deployment roles that are all of other accounts", () => {
    refusal(
      { deploymentRoleArns: [READER, READER] },
      "deploymentRoleArns has no role of the log archive account, so the pipeline would lock itself out\n" +
        `    found: [${READER}, ${READER}]\n` +
        "    write: the ARN of the role in account 222222222222 that deploys this construct",
    );
    expect(() => archive({ deploymentRoleArns: [READER, PIPELINE] })).not.toThrow();
  });

  it("refuses wildcards in readers, and every other wrong role, in one run", () => {
    refusal(
      { breakGlassRoleArns: [BREAK_GLASS, "*"], readerRoleArns: [READER, `${READER}*`, "o-exampleorgid"] },
      "breakGlassRoleArns[1] does not name a role of one account\n    found: *\n" +
        "    write: arn:<partition>:iam::<account id>:role/<name>",
      `readerRoleArns[1] is not the ARN of one role\n    found: ${READER}*\n` +
        "    write: arn:<partition>:iam::<account id>:role/<name>, without wildcards",
      "readerRoleArns[2] is not the ARN of one role\n    found: o-exampleorgid\n" +
        "    write: arn:<partition>:iam::<account id>:role/<name>, without wildcards",
    );
  });

  it("takes roles that are not known yet", () => {
    const role = Token.asString({ value: "role", creationStack: [], resolve: () => "role" });

    expect(() =>
      archive({ deploymentRoleArns: [role], breakGlassRoleArns: [role], readerRoleArns: [role] }),
    ).not.toThrow();
    refusal(
      { deploymentRoleArns: [role], readerRoleArns: [role, "*"] },
      "readerRoleArns[1] is not the ARN of one role\n    found: *\n" +
        "    write: arn:<partition>:iam::<account id>:role/<name>, without wildcards",
    );
  });

  it("refuses a retention of no length, and one of two", () => {
    const write = "\n    write: either years or days, such as years: 7";
    refusal({ retention: { ...props.retention, years: undefined } }, `retention has neither years nor days${write}`);
    refusal({ retention: { ...props.retention, days: 10 } }, `retention has both years and days${write}`);
  });
});
