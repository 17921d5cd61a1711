import type { SynthesizedOrganization } from "../support/synthesize-organization";
import { Template } from "../support/template";
import { ResolvedStack } from "./resolved-stack";

const provider = { aws: [{ region: "eu-central-1", allowed_account_ids: ["222222222222"] }] };
const STACKS: Record<string, object> = {
  writer: {
    provider,
    resource: {
      aws_kms_key: { Key_1: {}, Key_2: {} },
      aws_kms_alias: { Alias: { name: "alias/organization-trail/logs", target_key_id: "${aws_kms_key.Key_1.key_id}" } },
      aws_s3_bucket: { Logs: { bucket: "logs" } },
    },
    output: { key_arn: { value: "${aws_kms_key.Key_1.arn}" } },
  },
  reader: { provider, resource: { aws_sns_topic: { Alarms: { name: "alarms" } }, aws_vpc: { Network: {} } } },
};
const organization: SynthesizedOrganization = {
  stacks: Object.keys(STACKS),
  dependencies: {},
  text: (stack) => JSON.stringify(STACKS[stack]),
  template: (stack) => Template.parse(JSON.stringify(STACKS[stack])),
};
const resolve = (stack: string, text: string) => new ResolvedStack(organization, stack).resolve(text);

describe("a resolved stack", () => {
  it.each([
    ["an attribute", "writer", "${aws_s3_bucket.Logs.bucket}/*", "logs/*"],
    ["the ARN of a bucket", "writer", "${aws_s3_bucket.Logs.arn}", "arn:aws:s3:::logs"],
    ["the ARN of a topic", "reader", "${aws_sns_topic.Alarms.arn}", "arn:aws:sns:eu-central-1:222222222222:alarms"],
    ["a key by its alias", "writer", "${aws_kms_key.Key_1.arn}", "arn:aws:kms:eu-central-1:222222222222:key/logs"],
    [
      "an output of another stack",
      "reader",
      "${data.terraform_remote_state.writer.outputs.key_arn}",
      "arn:aws:kms:eu-central-1:222222222222:key/logs",
    ],
    [
      "an output of the landing zone",
      "reader",
      "${data.terraform_remote_state.existing-landing-zone.outputs.organization_id}",
      "o-exampleorgid",
    ],
    ["what Terraform has escaped", "reader", "$${aws:PrincipalAccount} %%{x}", "${aws:PrincipalAccount} %{x}"],
  ])("resolves %s", (_, stack, text, expected) => {
    expect(resolve(stack, text)).toBe(expected);
  });

  it.each([
    ["a resource that is not there", "${aws_sns_topic.Other.arn}", "reader: no rule for ${aws_sns_topic.Other.arn}"],
    ["a function", "${lower(local.name)}", "reader: no rule for ${lower(local.name)}"],
    ["an ARN of which it knows no form", "${aws_vpc.Network.arn}", "reader: no rule for the ARN of aws_vpc.Network"],
  ])("refuses %s", (_, text, message) => {
    expect(() => resolve("reader", text)).toThrow(message);
  });

  it("refuses a key that has no alias", () => {
    expect(() => resolve("writer", "${aws_kms_key.Key_2.arn}")).toThrow("writer: the key Key_2 has no alias");
  });
});
