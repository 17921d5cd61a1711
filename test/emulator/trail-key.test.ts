import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { PutBucketEncryptionCommand } from "@aws-sdk/client-s3";
import { MANAGEMENT_ID, REGION } from "./emulated-organization";
import type { Statement } from "./emulated-trail";
import { EmulatedTrail, TRAIL_ARN, withoutStatement, withStatement } from "./emulated-trail";

let trail: EmulatedTrail;
beforeAll(async () => (trail = await EmulatedTrail.start()));
afterAll(() => trail.organization.stop());

const refusal = (action: string, reason: string) => ({
  name: "InsufficientEncryptionPolicyException",
  message:
    `Insufficient permissions to access KMS key ${trail.keyArn}, trail ${TRAIL_ARN}: ` +
    `${action} on ${trail.keyArn} is not allowed, ${reason}`,
});

const cases: [string, (statements: Statement[]) => Statement[], string, string][] = [
  [
    "a key that CloudTrail may not encrypt with",
    (statements) => withoutStatement(statements, "Encrypt"),
    "kms:GenerateDataKey",
    "no statement allows it",
  ],
  [
    "a key that CloudTrail may not describe",
    (statements) => withoutStatement(statements, "Describe"),
    "kms:DescribeKey",
    "no statement allows it",
  ],
  [
    "a key for the trails of another account",
    (statements) =>
      withStatement(statements, "Encrypt", {
        Condition: {
          StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111122223333:trail/*" },
        },
      }),
    "kms:GenerateDataKey",
    'no statement allows it: in statement "Encrypt" the condition StringLike kms:EncryptionContext:aws:cloudtrail:arn does not hold',
  ],
  [
    "a key for another trail",
    (statements) =>
      withStatement(statements, "Describe", {
        Condition: { ArnLike: { "aws:SourceArn": `arn:aws:cloudtrail:${REGION}:${MANAGEMENT_ID}:trail/other-*` } },
      }),
    "kms:DescribeKey",
    'no statement allows it: in statement "Describe" the condition ArnLike aws:SourceArn does not hold',
  ],
  [
    "a key that denies every service",
    (statements) => [
      ...statements,
      {
        Sid: "DenyServices",
        Effect: "Deny",
        Principal: "*",
        Action: "kms:DescribeKey",
        Resource: "*",
        Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } },
      },
    ],
    "kms:DescribeKey",
    'statement "DenyServices" denies it',
  ],
];

test.each(cases)("refuses %s, and takes the repaired one", async (_, damage, action, reason) => {
  await trail.prepare({ key: damage(trail.keyStatements()) });
  await expect(trail.create()).rejects.toMatchObject(refusal(action, reason));

  await trail.prepare();
  await trail.create();
  await trail.delete();
});

test("refuses a key that does not exist, by ARN and by alias", async () => {
  await trail.prepare();
  for (const KmsKeyId of [`${trail.keyArn}0`, "alias/none"]) {
    await expect(trail.create({ KmsKeyId })).rejects.toMatchObject({
      name: "KmsKeyNotFoundException",
      message: `KMS key ${KmsKeyId} does not exist.`,
    });
  }
});

test("refuses a key that is not in the bucket's Region", async () => {
  await trail.prepare();
  const kms = await trail.organization.client(KMSClient, trail.organization.logArchiveId, "eu-west-1");
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));

  await expect(trail.create({ KmsKeyId: KeyMetadata!.Arn! })).rejects.toMatchObject({
    name: "KmsKeyNotFoundException",
    message: `KMS key ${KeyMetadata!.Arn!} is not in eu-central-1, the Region of bucket organization-trail-logs.`,
  });
});

test("refuses a key without kms:Decrypt once the bucket uses an S3 Bucket Key, and takes it with", async () => {
  await trail.prepare();
  await trail.s3.send(
    new PutBucketEncryptionCommand({
      Bucket: "organization-trail-logs",
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: trail.keyArn },
            BucketKeyEnabled: true,
          },
        ],
      },
    }),
  );

  await expect(trail.create()).rejects.toMatchObject(refusal("kms:Decrypt", "no statement allows it"));

  const decrypt = {
    Sid: "Decrypt",
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "kms:Decrypt",
    Resource: "*",
  };
  await trail.prepare({ key: [...trail.keyStatements(), decrypt] });
  await trail.create();
  await trail.delete();
});
