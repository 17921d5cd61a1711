import {
  CloudTrailClient,
  CreateTrailCommand,
  DeleteTrailCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import type { CreateTrailCommandInput } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateKeyCommand, KMSClient, PutKeyPolicyCommand } from "@aws-sdk/client-kms";
import { CreateBucketCommand, DeleteBucketPolicyCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { EmulatedOrganization, MANAGEMENT_ID, REGION } from "./emulated-organization";

export type Statement = Record<string, unknown>;

const CLOUDTRAIL = { Service: "cloudtrail.amazonaws.com" };
export const TRAIL_ARN = `arn:aws:cloudtrail:${REGION}:${MANAGEMENT_ID}:trail/organization-trail`;
export const BUCKET_ARN = "arn:aws:s3:::organization-trail-logs";
export const GROUP_ARN = `arn:aws:logs:${REGION}:${MANAGEMENT_ID}:log-group:organization-trail:*`;
export const ROLE_ARN = `arn:aws:iam::${MANAGEMENT_ID}:role/organization-trail`;
const FROM_TRAIL = { "aws:SourceArn": TRAIL_ARN };

/** Everything that an organization trail needs, as AWS documents it, with each policy ready to be broken. */
export class EmulatedTrail {
  private constructor(
    readonly organization: EmulatedOrganization,
    readonly keyArn: string,
    readonly cloudtrail: CloudTrailClient,
    readonly s3: S3Client,
    private readonly kms: KMSClient,
    private readonly iam: IAMClient,
  ) {}

  static async start(): Promise<EmulatedTrail> {
    const organization = await EmulatedOrganization.start();
    const s3 = await organization.client(S3Client, organization.logArchiveId);
    const kms = await organization.client(KMSClient, organization.logArchiveId);
    const iam = await organization.client(IAMClient);
    const logs = await organization.client(CloudWatchLogsClient);
    await s3.send(
      new CreateBucketCommand({
        Bucket: "organization-trail-logs",
        CreateBucketConfiguration: { LocationConstraint: REGION },
      }),
    );
    const key = await kms.send(new CreateKeyCommand({}));
    await logs.send(new CreateLogGroupCommand({ logGroupName: "organization-trail" }));
    await iam.send(
      new CreateRoleCommand({ RoleName: "organization-trail", AssumeRolePolicyDocument: document(trust()) }),
    );
    const cloudtrail = await organization.client(CloudTrailClient);
    return new EmulatedTrail(organization, key.KeyMetadata!.Arn!, cloudtrail, s3, kms, iam);
  }

  /** Puts every policy right, except those that are given. */
  async prepare(
    broken: {
      readonly bucket?: Statement[] | null;
      readonly key?: Statement[];
      readonly trust?: Statement[];
      readonly role?: Statement[];
    } = {},
  ): Promise<void> {
    const Bucket = "organization-trail-logs";
    if (broken.bucket === null) {
      await this.s3.send(new DeleteBucketPolicyCommand({ Bucket }));
    } else {
      const Policy = document(broken.bucket ?? this.bucketStatements());
      await this.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    }
    await this.kms.send(
      new PutKeyPolicyCommand({
        KeyId: this.keyArn,
        PolicyName: "default",
        Policy: document(broken.key ?? this.keyStatements()),
      }),
    );
    await this.iam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: "organization-trail",
        PolicyDocument: document(broken.trust ?? trust()),
      }),
    );
    await this.iam.send(
      new PutRolePolicyCommand({
        RoleName: "organization-trail",
        PolicyName: "write-log-streams",
        PolicyDocument: document(broken.role ?? this.roleStatements()),
      }),
    );
  }

  /** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
  bucketStatements(prefix = ""): Statement[] {
    const write = (Sid: string, folder: string) => ({
      Sid,
      Effect: "Allow",
      Principal: CLOUDTRAIL,
      Action: "s3:PutObject",
      Resource: `${BUCKET_ARN}/${prefix}AWSLogs/${folder}/*`,
      Condition: { StringEquals: { ...FROM_TRAIL, "s3:x-amz-acl": "bucket-owner-full-control" } },
    });
    return [
      {
        Sid: "ReadAcl",
        Effect: "Allow",
        Principal: CLOUDTRAIL,
        Action: "s3:GetBucketAcl",
        Resource: BUCKET_ARN,
        Condition: { StringEquals: FROM_TRAIL },
      },
      write("WriteOwn", MANAGEMENT_ID),
      write("WriteOrganization", this.organization.id),
    ];
  }

  /** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
  keyStatements(): Statement[] {
    const allow = (Sid: string, Action: string, condition: object = {}) => ({
      Sid,
      Effect: "Allow",
      Principal: CLOUDTRAIL,
      Action,
      Resource: "*",
      Condition: { StringEquals: FROM_TRAIL, ...condition },
    });
    return [
      {
        Sid: "Administer",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${this.organization.logArchiveId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      allow("Encrypt", "kms:GenerateDataKey*", {
        StringLike: {
          "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${MANAGEMENT_ID}:trail/*`,
        },
      }),
      allow("Describe", "kms:DescribeKey"),
    ];
  }

  /** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html */
  roleStatements(): Statement[] {
    return ["logs:CreateLogStream", "logs:PutLogEvents"].map((Action) => ({
      Effect: "Allow",
      Action,
      Resource: [`${MANAGEMENT_ID}_CloudTrail_${REGION}*`, `${this.organization.id}_*`].map((stream) =>
        GROUP_ARN.replace("*", `log-stream:${stream}`),
      ),
    }));
  }

  async create(settings: Partial<CreateTrailCommandInput> = {}): Promise<void> {
    await this.cloudtrail.send(new CreateTrailCommand(this.settings(settings)));
  }

  async update(settings: Partial<CreateTrailCommandInput>): Promise<void> {
    await this.cloudtrail.send(new UpdateTrailCommand({ Name: TRAIL_ARN, ...settings }));
  }

  async delete(): Promise<void> {
    await this.cloudtrail.send(new DeleteTrailCommand({ Name: TRAIL_ARN }));
  }

  settings(settings: Partial<CreateTrailCommandInput> = {}): CreateTrailCommandInput {
    return {
      Name: "organization-trail",
      S3BucketName: "organization-trail-logs",
      IsOrganizationTrail: true,
      IsMultiRegionTrail: true,
      KmsKeyId: this.keyArn,
      CloudWatchLogsLogGroupArn: GROUP_ARN,
      CloudWatchLogsRoleArn: ROLE_ARN,
      ...settings,
    };
  }
}

export function trust(): Statement[] {
  return [
    {
      Sid: "Assume",
      Effect: "Allow",
      Principal: CLOUDTRAIL,
      Action: "sts:AssumeRole",
      Condition: { StringEquals: FROM_TRAIL },
    },
  ];
}

/** The statements with one of them changed: the one with this Sid. */
export function withStatement(statements: Statement[], sid: string, change: Statement): Statement[] {
  return statements.map((statement) => (statement["Sid"] === sid ? { ...statement, ...change } : statement));
}

/** The statements without the one with this Sid. */
export function withoutStatement(statements: Statement[], sid: string): Statement[] {
  return statements.filter((statement) => statement["Sid"] !== sid);
}

function document(statements: Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
