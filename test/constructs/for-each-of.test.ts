import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { App, TerraformIterator, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import type { ITerraformIterator } from "cdktf";
import { forEachOf } from "../../src/constructs/for-each/for-each-of";
import type { Differences } from "../../src/constructs/for-each/for-each-of";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();

const LITERALS: Differences = {
  "root-usage": { title: 'Root "user" was used', threshold: 1, query: "| filter a like /^\\$/\n| sort" },
  "access-denied-burst": { title: "Many calls were denied: 50 %", threshold: 50, query: "" },
};

function synthesize(forEach: (stack: TerraformStack) => ITerraformIterator) {
  const stack = new TerraformStack(new App({ outdir: `${folder}/cdktf.out` }), "topics");
  new SnsTopic(stack, "Topics", { forEach: forEach(stack), name: "${each.key}" });
  stack.prepareStack();
  return JSON.parse(Testing.synth(stack)).resource.aws_sns_topic.Topics;
}

describe("forEachOf", () => {
  it("writes literals as they are, and as cdktf would", () => {
    const { for_each } = synthesize(() => forEachOf(LITERALS));

    expect(for_each).toEqual(LITERALS);
    expect(for_each).toEqual(synthesize(() => TerraformIterator.fromMap({ ...LITERALS })).for_each);
  });

  it("is what the resources are iterated over, by cdktf's own iterators too", () => {
    const stack = new TerraformStack(new App({ outdir: `${folder}/cdktf.out` }), "iterated");
    const topics = new SnsTopic(stack, "Topics", { forEach: forEachOf(LITERALS), name: "${each.key}" });
    stack.addOverride("locals.names", TerraformIterator.fromResources(topics).pluckProperty("name"));

    expect(JSON.parse(Testing.synth(stack)).locals.names).toBe("${[ for key, val in aws_sns_topic.Topics: val.name]}");
  });

  it.each([
    ["a text", (token: TerraformVariable) => ({ a: { title: `In ${token.stringValue}` }, b: { title: "b" } }), "a"],
    ["a number", (token: TerraformVariable) => ({ a: { title: token.numberValue }, b: { title: 2 } }), "a"],
    ["a key", (token: TerraformVariable) => ({ [token.stringValue]: { title: "t" }, b: { title: "b" } }), "${var.who}"],
  ])("resolves tokens: %s", (_, differences, key) => {
    const { for_each } = synthesize((stack) => forEachOf(differences(new TerraformVariable(stack, "who", {}))));

    expect(JSON.stringify(for_each)).not.toContain("TfToken");
    expect(JSON.stringify(for_each[key])).toContain(key === "a" ? "${var.who}" : "t");
  });

  it("mistakes no key for what makes a token", () => {
    const differences = { resolve: { title: "t" }, "root-usage": { title: "r" } };

    expect(synthesize(() => forEachOf(differences)).for_each).toEqual(differences);
  });

  it("can be used as a text, as every token can", () => {
    expect(Token.isUnresolved(String(forEachOf(LITERALS)))).toBe(true);
  });
});
