import { writeFileSync } from "node:fs";
import { readFormerStates } from "../../../src/cli/adopt/former-states";
import { temporaryFolder } from "../../support/temporary-folder";

const folder = temporaryFolder();

/** A state file with this content, as an existing state. */
function state(name: string, content: unknown) {
  const path = `${folder}/${name}.tfstate`;
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return { type: "local", path } as const;
}

const resource = (type: string, name: string, rest: object) => ({ mode: "managed", type, name, ...rest });

describe("what the existing states know", () => {
  const { states, valueOf } = readFormerStates({
    "landing-zone": state("landing-zone", {
      outputs: {
        root_id: { value: "r-exam" },
        roles: { value: { "log/archive": ["arn:1", "arn:2"] } },
        count: { value: 3 },
      },
      resources: [
        resource("aws_cloudtrail", "this", { instances: [{ attributes: { arn: "arn:3" } }] }),
        resource("aws_kms_key", "this", {
          module: "module.logs[0]",
          instances: [
            { index_key: "a", attributes: { arn: "arn:4" }, dependencies: ["aws_cloudtrail.this"] },
            { index_key: 1 },
          ],
        }),
        { mode: "data", type: "aws_region", name: "this", instances: [{ attributes: { name: "eu-central-1" } }] },
      ],
    }),
    empty: state("empty", {}),
    missing: { type: "local", path: `${folder}/missing.tfstate` },
    remote: { type: "s3", bucket: "example-states", key: "a", region: "eu-central-1" },
  });

  it("is every managed resource of the files, by address and key", () => {
    expect(states).toEqual([
      {
        name: "landing-zone",
        resources: [
          { address: "aws_cloudtrail.this", type: "aws_cloudtrail", attributes: { arn: "arn:3" }, dependencies: [] },
          {
            address: "module.logs[0].aws_kms_key.this",
            key: '["a"]',
            type: "aws_kms_key",
            attributes: { arn: "arn:4" },
            dependencies: ["aws_cloudtrail.this"],
          },
          {
            address: "module.logs[0].aws_kms_key.this",
            key: "[1]",
            type: "aws_kms_key",
            attributes: {},
            dependencies: [],
          },
        ],
      },
      { name: "empty", resources: [] },
    ]);
  });

  it.each([
    ["a value that is known", "root", "root"],
    ["an output", { state: "landing-zone", output: "root_id" }, "r-exam"],
    ["a part of an output", { state: "landing-zone", output: 'roles["log/archive"][1]' }, "arn:2"],
    ["an output that is no text", { state: "landing-zone", output: "count" }, undefined],
    ["an output that is missing", { state: "landing-zone", output: "other" }, undefined],
    ["an output of a state that is no file here", { state: "remote", output: "root_id" }, undefined],
    ["an output of a file that is not there", { state: "missing", output: "root_id" }, undefined],
  ])("is %s", (_words, value, expected) => {
    expect(valueOf(value)).toBe(expected);
  });

  it("is refused of a file that is no state", () => {
    expect(() => readFormerStates({ broken: state("broken", "{") })).toThrow(
      /^adopting existing resources has 1 problem:\n {2}existingState\.broken cannot be read\n {4}found: .+\n {4}write: the path of a Terraform state file$/,
    );
  });
});
