import type { Random } from "./random";

/** A kind of API call, and how often it occurs. */
export interface Call {
  /** Out of the sum of all. */
  readonly weight: number;
  readonly eventSource: string;
  readonly eventName: string;
  readonly readOnly: boolean;
  readonly requestParameters: (random: Random) => unknown;
  /** @default - null, as CloudTrail writes it for calls that only read */
  readonly responseElements?: (random: Random) => unknown;
}

const read = (
  weight: number,
  service: string,
  eventName: string,
  requestParameters: Call["requestParameters"],
): Call => ({
  ...{ weight, eventSource: `${service}.amazonaws.com`, eventName, readOnly: true, requestParameters },
});

const write = (
  weight: number,
  service: string,
  eventName: string,
  requestParameters: Call["requestParameters"],
  responseElements?: Call["responseElements"],
): Call => ({
  ...{
    weight,
    eventSource: `${service}.amazonaws.com`,
    eventName,
    readOnly: false,
    requestParameters,
    responseElements,
  },
});

const bucket = (random: Random) => {
  const bucketName = `data-${random.pick(["orders", "invoices", "events", "exports"])}-${random.below(100)}`;
  return { bucketName, Host: `${bucketName}.s3.eu-central-1.amazonaws.com` };
};
const roleName = (random: Random) => `service-${random.pick(["orders", "billing", "search", "mail"])}`;
const policyDocument = (random: Random) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: `arn:aws:s3:::${random.hex(12)}/*` },
    ],
  });
const instances = (random: Random) => ({
  instancesSet: { items: Array.from({ length: 1 + random.below(6) }, () => ({ instanceId: `i-${random.hex(17)}` })) },
  filterSet: {},
});

/** What an organization does all day, and, seldom, what a detection looks for. */
export const CALLS: readonly Call[] = [
  read(180, "kms", "Decrypt", (random) => ({
    encryptionContext: { "aws:s3:arn": `arn:aws:s3:::data-${random.hex(8)}/${random.hex(32)}` },
    encryptionAlgorithm: "SYMMETRIC_DEFAULT",
  })),
  write(60, "kms", "GenerateDataKey", (random) => ({ keySpec: "AES_256", keyId: `alias/${roleName(random)}` })),
  write(
    150,
    "sts",
    "AssumeRole",
    (random) => ({ roleArn: `arn:aws:iam::111122223333:role/${roleName(random)}`, roleSessionName: random.hex(16) }),
    (random) => ({
      credentials: {
        accessKeyId: `ASIA${random.word(16)}`,
        sessionToken: random.word(64),
        expiration: "Mar 1, 2026, 10:00:00 AM",
      },
      assumedRoleUser: {
        assumedRoleId: `AROA${random.word(17)}:session`,
        arn: `arn:aws:sts::111122223333:assumed-role/${roleName(random)}`,
      },
    }),
  ),
  read(120, "ec2", "DescribeInstances", instances),
  read(60, "ec2", "DescribeNetworkInterfaces", () => ({ networkInterfaceIdSet: {}, filterSet: {} })),
  read(40, "ec2", "DescribeSecurityGroups", (random) => ({
    securityGroupSet: { items: [{ groupId: `sg-${random.hex(17)}` }] },
  })),
  read(60, "s3", "GetBucketAcl", bucket),
  read(40, "s3", "GetBucketPolicyStatus", bucket),
  read(40, "s3", "ListBuckets", () => ({ Host: "s3.eu-central-1.amazonaws.com" })),
  read(40, "ssm", "GetParameter", (random) => ({ name: `/service/${random.hex(8)}/url`, withDecryption: true })),
  read(30, "secretsmanager", "GetSecretValue", (random) => ({ secretId: `service/${random.hex(10)}/database` })),
  read(30, "logs", "DescribeLogStreams", (random) => ({ logGroupName: `/aws/lambda/${roleName(random)}`, limit: 50 })),
  write(30, "logs", "CreateLogStream", (random) => ({
    logGroupName: `/aws/lambda/${roleName(random)}`,
    logStreamName: `2026/03/01/[$LATEST]${random.hex(32)}`,
  })),
  read(25, "iam", "GetRole", (random) => ({ roleName: roleName(random) })),
  read(25, "iam", "ListAttachedRolePolicies", (random) => ({ roleName: roleName(random), maxItems: 100 })),
  read(25, "dynamodb", "DescribeTable", (random) => ({ tableName: `orders-${random.hex(4)}` })),
  read(20, "organizations", "DescribeOrganization", () => null),
  write(10, "ec2", "RunInstances", instances, instances),
  write(2, "iam", "PutRolePolicy", (random) => ({
    roleName: roleName(random),
    policyName: random.hex(8),
    policyDocument: policyDocument(random),
  })),
  write(2, "iam", "AttachRolePolicy", (random) => ({
    roleName: roleName(random),
    policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
  })),
  write(2, "ec2", "AuthorizeSecurityGroupIngress", (random) => ({
    groupId: `sg-${random.hex(17)}`,
    ipPermissions: { items: [{ ipProtocol: "tcp", fromPort: 443, toPort: 443 }] },
  })),
  write(1, "s3", "PutBucketPolicy", (random) => ({ ...bucket(random), bucketPolicy: policyDocument(random) })),
  write(1, "cloudtrail", "UpdateTrail", () => ({ name: "organization-trail", includeGlobalServiceEvents: true })),
  write(1, "cloudtrail", "StopLogging", () => ({ name: "organization-trail" })),
  write(1, "kms", "ScheduleKeyDeletion", (random) => ({ keyId: random.uuid(), pendingWindowInDays: 7 })),
];
