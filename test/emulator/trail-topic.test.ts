import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateTopicCommand, DeleteTopicCommand, SetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import { MANAGEMENT_ID, REGION } from "./emulated-organization";
import type { Statement } from "./emulated-trail";
import { EmulatedTrail, TRAIL_ARN } from "./emulated-trail";

const TOPIC_ARN = `arn:aws:sns:${REGION}:${MANAGEMENT_ID}:deliveries`;

let trail: EmulatedTrail;
let sns: SNSClient;
let kms: KMSClient;
beforeAll(async () => {
  trail = await EmulatedTrail.start();
  sns = await trail.organization.client(SNSClient);
  kms = await trail.organization.client(KMSClient);
  await trail.prepare();
});
afterAll(() => trail.organization.stop());
afterEach(() => sns.send(new DeleteTopicCommand({ TopicArn: TOPIC_ARN })));

const document = (...statements: Statement[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

const allow = (Action: string | string[], condition: Statement = {}): Statement => ({
  Sid: "CloudTrail",
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action,
  Resource: "*",
  Condition: { StringEquals: { "aws:SourceArn": TRAIL_ARN, ...condition } },
});

/** A topic with a policy, if any, and a key with a policy, if any. Answers with the key's ARN. */
async function createTopic(policies: { readonly topic?: string; readonly key?: string }): Promise<string> {
  await sns.send(new CreateTopicCommand({ Name: "deliveries" }));
  const setAttribute = (AttributeName: string, AttributeValue: string) =>
    sns.send(new SetTopicAttributesCommand({ TopicArn: TOPIC_ARN, AttributeName, AttributeValue }));
  if (policies.topic) {
    await setAttribute("Policy", policies.topic);
  }
  if (!policies.key) {
    return "";
  }
  const key = await kms.send(new CreateKeyCommand({ Policy: policies.key }));
  await setAttribute("KmsMasterKeyId", key.KeyMetadata!.Arn!);
  return key.KeyMetadata!.Arn!;
}

const refusal = (message: string) => ({ name: "InsufficientSnsTopicPolicyException", message });
const cannot = (reason: string) => refusal(`SNS topic ${TOPIC_ARN} cannot be told by trail ${TRAIL_ARN}: ${reason}`);

test("refuses a topic that does not exist", async () => {
  await expect(trail.create({ SnsTopicName: "deliveries" })).rejects.toMatchObject(
    refusal(`SNS topic ${TOPIC_ARN} does not exist.`),
  );
});

test("refuses a topic whose policy does not let this trail publish", async () => {
  const publish = `sns:Publish on ${TOPIC_ARN} is not allowed, no statement allows it`;

  await createTopic({});
  await expect(trail.create({ SnsTopicName: "deliveries" })).rejects.toMatchObject(
    cannot(
      `${publish}: in statement "__default_statement_ID" the condition StringEquals AWS:SourceOwner does not hold`,
    ),
  );

  await createTopic({ topic: document(allow("sns:Publish", { "aws:SourceArn": `${TRAIL_ARN}-2` })) });
  await expect(trail.create({ SnsTopicName: "deliveries" })).rejects.toMatchObject(
    cannot(`${publish}: in statement "CloudTrail" the condition StringEquals aws:SourceArn does not hold`),
  );
});

test("refuses a topic with a key that CloudTrail may not use", async () => {
  const keyArn = await createTopic({ topic: document(allow("sns:Publish")), key: document(allow("kms:Decrypt")) });

  await expect(trail.create({ SnsTopicName: "deliveries" })).rejects.toMatchObject(
    cannot(`kms:GenerateDataKey on ${keyArn} is not allowed, no statement allows it`),
  );
});

test("takes an encrypted topic that CloudTrail may publish to, and refuses it in an update once it may not", async () => {
  await createTopic({
    topic: document(allow("sns:Publish")),
    key: document(allow(["kms:Decrypt", "kms:GenerateDataKey*"])),
  });

  await trail.create({ SnsTopicName: "deliveries" });
  await trail.update({ SnsTopicName: "" });
  await sns.send(new DeleteTopicCommand({ TopicArn: TOPIC_ARN }));

  await expect(trail.update({ SnsTopicName: "deliveries" })).rejects.toMatchObject(
    refusal(`SNS topic ${TOPIC_ARN} does not exist.`),
  );
  await trail.delete();
});
