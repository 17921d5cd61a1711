import { readFileSync } from "node:fs";
import { App, TerraformLocal, TerraformOutput, TerraformStack } from "cdktf";
import { ExistingStateReader, keepState } from "../../src/contracts";
import { Template } from "../support/template";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();

describe("a value of another stack without a contract", () => {
  it("is refused, since cdktf would wire it by names that change", () => {
    const app = new App({ outdir: `${folder}/wired` });
    const [writer, reader] = ["writer", "reader"].map((name) => new TerraformStack(app, name));
    keepState(writer!, { type: "local", path: `${folder}/writer.tfstate` });
    keepState(reader!, { type: "s3", bucket: "states", region: "eu-central-1", key: "reader.tfstate" });
    const value = new TerraformLocal(writer!, "value", "secret").asString;
    new TerraformOutput(reader!, "copy", { value });

    expect(() => app.synth()).toThrow(
      "the contract of stack writer has 1 problem:\n" +
        "  reader uses a value of stack writer that no contract promises\n" +
        "    write: an output of the contract, which the reader consumes",
    );
  });
});

describe("an existing state in a workspace", () => {
  it("is read in that workspace", () => {
    const zone = { type: "gcs", bucket: "states", prefix: "zone", workspace: "production" } as const;
    const { data } = synthesized((stack) => {
      new ExistingStateReader(stack, { zone }).read({ state: "zone", output: "id" }, { noun: "an id", pattern: "^o-" });
    });

    expect(data.terraform_remote_state["existing-zone"]).toMatchObject({
      backend: "gcs",
      workspace: "production",
      config: { bucket: "states", prefix: "zone" },
    });
  });
});

function synthesized(build: (stack: TerraformStack) => void) {
  const app = new App({ outdir: `${folder}/cdktf.out` });
  build(new TerraformStack(app, "reader"));
  app.synth();
  return Template.parse(readFileSync(`${folder}/cdktf.out/stacks/reader/cdk.tf.json`, "utf8")).json;
}
