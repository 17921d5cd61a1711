import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { shellCommand, shellWord } from "../../src/pipelines/shell-word";

it.each([
  ["cdktf.out", "cdktf.out"],
  ["log-archive:aws_s3_bucket.logs", "log-archive:aws_s3_bucket.logs"],
  ["arn:aws:iam::{account}:role/Deploy", "'arn:aws:iam::{account}:role/Deploy'"],
  ["it's", "'it'\\''s'"],
  ["", "''"],
  ["17 5 * * *", "'17 5 * * *'"],
])("writes %j as %s", (text, word) => expect(shellWord(text)).toBe(word));

it("is read by bash as the words that it was made of, whatever is in them", () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab '\"$`\\!*?[]{}()<>|&;#~=%\n\t-é😀") });

  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (words) => {
      const printed = execFileSync("bash", ["-c", `printf '%s\\0' ${shellCommand(words)}`], { encoding: "utf8" });

      expect(printed.split("\0").slice(0, -1)).toEqual(words);
    }),
    { numRuns: 25 },
  );
});
