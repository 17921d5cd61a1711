import { DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { MANAGEMENT_ID } from "./emulated-organization";
import type { Statement } from "./emulated-trail";
import { BUCKET_ARN, EmulatedTrail, TRAIL_ARN, withoutStatement, withStatement } from "./emulated-trail";

let trail: EmulatedTrail;
beforeAll(async () => (trail = await EmulatedTrail.start()));
afterAll(() => trail.organization.stop());

const refusal = (reasons: string) => ({
  name: "InsufficientS3BucketPolicyException",
  message: `Incorrect S3 bucket policy is detected for bucket organization-trail-logs, trail ${TRAIL_ARN}: ${reasons}`,
});

test("refuses a bucket that no account has, and takes the bucket of another account", async () => {
  await trail.prepare();

  await expect(trail.create({ S3BucketName: "elsewhere" })).rejects.toMatchObject({
    name: "S3BucketDoesNotExistException",
    message: "S3 bucket elsewhere does not exist!",
  });

  await trail.create();
  await trail.delete();
});

const own = `s3:PutObject on ${BUCKET_ARN}/AWSLogs/${MANAGEMENT_ID}/* is not allowed`;
const acl = `s3:GetBucketAcl on ${BUCKET_ARN} is not allowed`;

const cases: [string, (statements: Statement[]) => Statement[] | null, (organizationId: string) => string][] = [
  [
    "a bucket without a policy",
    () => null,
    (id) => [acl, own, own.replace(MANAGEMENT_ID, id)].map((failed) => `${failed}, no statement allows it`).join("; "),
  ],
  [
    "a policy that hides the bucket's ACL",
    (statements) => withoutStatement(statements, "ReadAcl"),
    () => `${acl}, no statement allows it`,
  ],
  [
    "a policy without the owner's folder",
    (statements) => withoutStatement(statements, "WriteOwn"),
    () => `${own}, no statement allows it`,
  ],
  [
    "a policy without the organization's folder",
    (statements) => withoutStatement(statements, "WriteOrganization"),
    (id) => `${own.replace(MANAGEMENT_ID, id)}, no statement allows it`,
  ],
  [
    "a policy for the log files of the management account only",
    (statements) =>
      withStatement(statements, "WriteOrganization", {
        Resource: `${BUCKET_ARN}/AWSLogs/${trail.organization.id}/${MANAGEMENT_ID}/*`,
      }),
    (id) => `${own.replace(MANAGEMENT_ID, id)}, no statement allows it`,
  ],
  [
    "a policy for another trail",
    (statements) =>
      withStatement(statements, "ReadAcl", {
        Condition: { StringEquals: { "aws:SourceArn": TRAIL_ARN.replace("organization-trail", "other-trail") } },
      }),
    () =>
      `${acl}, no statement allows it: in statement "ReadAcl" the condition StringEquals aws:SourceArn does not hold`,
  ],
  [
    "a policy for another ACL",
    (statements) =>
      withStatement(statements, "WriteOwn", { Condition: { StringEquals: { "s3:x-amz-acl": "private" } } }),
    () =>
      `${own}, no statement allows it: in statement "WriteOwn" the condition StringEquals s3:x-amz-acl does not hold`,
  ],
  [
    "a policy that denies uploads which do not name a key",
    (statements) => [
      ...statements,
      {
        Sid: "DenyUnencrypted",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "s3:PutObject",
        Resource: `${BUCKET_ARN}/AWSLogs/${MANAGEMENT_ID}/*`,
        Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } },
      },
    ],
    () => `${own}, statement "DenyUnencrypted" denies it`,
  ],
  [
    "a policy with a condition operator that it does not know",
    (statements) =>
      withStatement(statements, "ReadAcl", { Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }),
    () => `${acl}, the emulator does not know the condition operator IpAddress`,
  ],
];

test.each(cases)("refuses %s, and takes the repaired one", async (_, damage, reasons) => {
  await trail.prepare({ bucket: damage(trail.bucketStatements()) });
  await expect(trail.create()).rejects.toMatchObject(refusal(reasons(trail.organization.id)));

  await trail.prepare();
  await trail.create();
  await trail.delete();
});

test("takes a policy that denies plain HTTP and foreign principals, as AWS does", async () => {
  await trail.prepare({
    bucket: [
      ...trail.bucketStatements(),
      {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [BUCKET_ARN, `${BUCKET_ARN}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [BUCKET_ARN, `${BUCKET_ARN}/*`],
        Condition: {
          StringNotEquals: { "aws:PrincipalOrgID": trail.organization.id },
          Bool: { "aws:PrincipalIsAWSService": "false" },
        },
      },
    ],
  });

  await trail.create();
  await trail.delete();
});

test("refuses a key prefix that the policy does not name, and takes the one it names", async () => {
  await trail.prepare({ bucket: trail.bucketStatements("audit/") });

  await expect(trail.create()).rejects.toMatchObject({ name: "InsufficientS3BucketPolicyException" });

  await trail.create({ S3KeyPrefix: "audit" });
  await trail.delete();
});

test("refuses an update that breaks delivery and leaves the trail as it was", async () => {
  await trail.prepare();
  await trail.create();

  await expect(trail.update({ S3KeyPrefix: "elsewhere" })).rejects.toMatchObject({
    name: "InsufficientS3BucketPolicyException",
  });

  const described = await trail.cloudtrail.send(new DescribeTrailsCommand({ trailNameList: [TRAIL_ARN] }));
  expect(described.trailList?.map(({ S3KeyPrefix }) => S3KeyPrefix)).toEqual([undefined]);
  await trail.update({ EnableLogFileValidation: true });
  await trail.delete();
});
