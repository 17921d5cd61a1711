import { writeFileSync } from "node:fs";
import { readFormerStates } from "../../../src/cli/adopt/former-states";
import type { FormerStates } from "../../../src/cli/adopt/former-states";
import type { Organization } from "../../../src/config";
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
  let known: FormerStates;
  const existingState: Organization["existingState"] = {
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
    broken: state("broken", "{"),
    remote: { type: "s3", bucket: "example-states", key: "a", region: "eu-central-1" },
  };
  beforeAll(async () => {
    known = await readFormerStates(existingState, { TERRAFORM_BINARY_NAME: `${folder}/no-terraform` });
  });

  it("is every managed resource of the files, by address and key", () => {
    expect(known.states).toEqual([
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
    ["an output of a state that cannot be read", { state: "remote", output: "root_id" }, undefined],
    ["an output of a file that is not there", { state: "missing", output: "root_id" }, undefined],
  ])("is %s", (_words, value, expected) => {
    expect(known.valueOf(value)).toBe(expected);
  });

  it("is not known of what is no state, or cannot be read, and is said", () => {
    expect(known.unreadable).toEqual([
      {
        where: "the state broken",
        what: "cannot be read",
        found: expect.stringContaining("JSON"),
        write: "access to it, and a state that Terraform can show",
      },
      {
        where: "the state remote",
        what: "cannot be read",
        found: expect.stringContaining("ENOENT"),
        write: "access to it, and a state that Terraform can show",
      },
    ]);
  });
});
