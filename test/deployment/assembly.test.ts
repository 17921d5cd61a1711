import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { readAssembly } from "../../src/deployment";
import { temporaryFolder } from "../support/temporary-folder";
import { FakeAssembly } from "./fake-assembly";

const folder = temporaryFolder();
const empty = () => mkdtempSync(path.join(folder, "assembly-"));

describe("readAssembly", () => {
  it("reads the stacks of the manifest, with where they are deployed", () => {
    const { output } = new FakeAssembly(empty(), { "log-archive": [], management: ["log-archive"] });
    // What a stack that is gone leaves behind.
    mkdirSync(path.join(output, "stacks/alarms-gone"));

    expect(readAssembly(output)).toEqual([
      {
        name: "log-archive",
        directory: path.join(output, "stacks/log-archive"),
        dependencies: [],
        accountId: "111111111111",
        region: "eu-central-1",
      },
      {
        name: "management",
        directory: path.join(output, "stacks/management"),
        dependencies: ["log-archive"],
        accountId: "222222222222",
        region: "eu-central-1",
      },
    ]);
  });

  it("says what to do when nothing was synthesized", () => {
    const output = path.join(empty(), "cdktf.out");

    expect(() => readAssembly(output)).toThrow(
      [
        `${output} has 1 problem:`,
        `  ${output}/manifest.json cannot be read`,
        `    found: ENOENT: no such file or directory, open '${output}/manifest.json'`,
        "    write: what cdktf synth wrote: run it again",
      ].join("\n"),
    );
  });

  it.each([
    ["null", "names no stacks"],
    ["{}", "names no stacks"],
    ['{"artifacts":{"a":{}}}', "names no stacks"],
    ['{"stacks":{}}', "names no stacks"],
    ['{"stacks":{"a":null}}', "describes a stack otherwise than cdktf does"],
    ['{"stacks":{"a":{"name":"a","workingDirectory":"stacks/a"}}}', "describes a stack otherwise than cdktf does"],
  ])("refuses what is no manifest of cdktf: %s", (manifest, what) => {
    const { output } = new FakeAssembly(empty(), { a: [] });
    writeFileSync(path.join(output, "manifest.json"), manifest);

    expect(() => readAssembly(output)).toThrow(
      [
        `${output} has 1 problem:`,
        `  ${output}/manifest.json ${what}`,
        "    write: the folder that cdktf synth wrote: run it again",
      ].join("\n"),
    );
  });

  it("names every stack that is damaged or says no account, at once", () => {
    const { output } = new FakeAssembly(empty(), { a: [], b: [], c: [], d: [], e: [] });
    const write = (stack: string, text: string) =>
      writeFileSync(path.join(output, "stacks", stack, "cdk.tf.json"), text);
    rmSync(path.join(output, "stacks/a/cdk.tf.json"));
    write("b", "{}");
    write("c", JSON.stringify({ provider: { aws: [{ region: "eu-central-1", allowed_account_ids: ["1", "2"] }] } }));
    write("d", JSON.stringify({ provider: { aws: [{ allowed_account_ids: ["1"] }] } }));
    const noAccount = (stack: string) => [
      `  ${output}/stacks/${stack}/cdk.tf.json does not say the one account and Region that it may be applied to`,
      "    write: a stack whose AWS provider has one allowedAccountIds and a region",
    ];

    expect(() => readAssembly(output)).toThrow(
      [
        `${output} has 4 problems:`,
        `  ${output}/stacks/a/cdk.tf.json cannot be read`,
        `    found: ENOENT: no such file or directory, open '${output}/stacks/a/cdk.tf.json'`,
        "    write: what cdktf synth wrote: run it again",
        ...["b", "c", "d"].flatMap(noAccount),
      ].join("\n"),
    );
  });
});
