import * as fc from "fast-check";
import { Testing, TerraformOutput } from "cdktf";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { renderJson } from "../../src/constructs/json/render-json";
import type { JsonValue } from "../../src/constructs/json/render-json";

/** What Terraform makes of a text that holds no expression. */
const readByTerraform = (text: string) => text.replaceAll("$${", "${").replaceAll("%%{", "%{");

describe("JSON in an argument of a resource", () => {
  it("is read by Terraform as the value that it was", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(readByTerraform(renderJson(value as JsonValue)))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("escapes what Terraform would take for an expression", () => {
    expect(renderJson({ text: "${a} and %{b}, <c>" })).toBe('{"text":"$${a} and %%{b}, <c>"}');
  });

  it("keeps the values that CDKTF fills in", () => {
    const synthesized = Testing.synthScope((scope) => {
      const topic = new SnsTopic(scope, "Topic", {});
      new TerraformOutput(scope, "output", { value: renderJson([topic.arn]), staticId: true });
    });

    expect(JSON.parse(synthesized).output.output.value).toMatch(/^\["\$\{aws_sns_topic\..*\.arn\}"\]$/);
  });
});
