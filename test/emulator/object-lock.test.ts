import {
  CreateBucketCommand,
  GetObjectCommand,
  GetObjectLockConfigurationCommand,
  HeadObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  PutObjectRetentionCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { ObjectLockRetentionMode } from "@aws-sdk/client-s3";
import type { Emulator } from "../../emulator/emulator";
import { startEmulator } from "../../emulator/emulator";
import { REGION } from "./emulated-organization";

const Bucket = "locked";
let emulator: Emulator;
let s3: S3Client;
beforeAll(async () => {
  emulator = await startEmulator();
  s3 = new S3Client({
    endpoint: emulator.endpoint,
    region: REGION,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    forcePathStyle: true,
    maxAttempts: 1,
  });
  const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration, ObjectLockEnabledForBucket: true }));
  await s3.send(new CreateBucketCommand({ Bucket: "open", CreateBucketConfiguration }));
});
afterAll(async () => {
  s3.destroy();
  await emulator.stop();
});

const UNTIL = new Date("2090-01-01T00:00:00Z");
const EARLIER = new Date("2089-12-31T23:59:59Z");
const LATER = new Date("2090-01-01T00:00:01Z");
const denied = { name: "AccessDenied", message: "Access Denied" };

async function lock(Key: string, Mode: ObjectLockRetentionMode): Promise<void> {
  await s3.send(
    new PutObjectCommand({
      Bucket,
      Key,
      Body: "log",
      ObjectLockMode: Mode,
      ObjectLockRetainUntilDate: UNTIL,
      ChecksumAlgorithm: "SHA256",
    }),
  );
}

async function retain(Key: string, Mode: ObjectLockRetentionMode, RetainUntilDate: Date, bypass = false) {
  await s3.send(
    new PutObjectRetentionCommand({
      Bucket,
      Key,
      Retention: { Mode, RetainUntilDate },
      BypassGovernanceRetention: bypass,
    }),
  );
}

test("refuses to shorten or weaken COMPLIANCE retention, even with bypass, and lengthens it", async () => {
  await lock("compliance", "COMPLIANCE");

  await expect(retain("compliance", "COMPLIANCE", EARLIER)).rejects.toMatchObject(denied);
  await expect(retain("compliance", "COMPLIANCE", EARLIER, true)).rejects.toMatchObject(denied);
  await expect(retain("compliance", "GOVERNANCE", LATER, true)).rejects.toMatchObject(denied);

  await retain("compliance", "COMPLIANCE", UNTIL);
  await retain("compliance", "COMPLIANCE", LATER);
});

test("refuses to shorten GOVERNANCE retention without bypass, and shortens it with", async () => {
  await lock("governance", "GOVERNANCE");

  await expect(retain("governance", "GOVERNANCE", EARLIER)).rejects.toMatchObject(denied);

  await retain("governance", "GOVERNANCE", LATER);
  await retain("governance", "GOVERNANCE", EARLIER, true);
});

test("takes any retention for an object that has none", async () => {
  await s3.send(new PutObjectCommand({ Bucket, Key: "free", Body: "log" }));

  await retain("free", "COMPLIANCE", UNTIL);

  await expect(retain("free", "COMPLIANCE", EARLIER)).rejects.toMatchObject(denied);
});

test("refuses to suspend the versioning of a bucket with Object Lock, and suspends another's", async () => {
  const suspended = { VersioningConfiguration: { Status: "Suspended" } } as const;

  await expect(s3.send(new PutBucketVersioningCommand({ Bucket, ...suspended }))).rejects.toMatchObject({
    name: "InvalidBucketState",
    message: "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.",
  });

  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
  await s3.send(new PutBucketVersioningCommand({ Bucket: "open", ...suspended }));
});

describe("turning Object Lock on for a bucket with objects", () => {
  const existing = "existing";
  const turnOn = () =>
    s3.send(
      new PutObjectLockConfigurationCommand({
        Bucket: existing,
        ObjectLockConfiguration: {
          ObjectLockEnabled: "Enabled",
          Rule: { DefaultRetention: { Mode: "GOVERNANCE", Years: 7 } },
        },
      }),
    );

  beforeAll(async () => {
    const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
    await s3.send(new CreateBucketCommand({ Bucket: existing, CreateBucketConfiguration }));
    await s3.send(new PutObjectCommand({ Bucket: existing, Key: "before", Body: "log" }));
  });

  test("is refused without versions", async () => {
    await expect(turnOn()).rejects.toMatchObject({
      name: "InvalidBucketState",
      message: "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
    });
  });

  test("locks what comes after, leaves what was there as it was, and can be repeated", async () => {
    const enabled = { VersioningConfiguration: { Status: "Enabled" } } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket: existing, ...enabled }));
    await turnOn();
    await turnOn();
    await s3.send(new PutObjectCommand({ Bucket: existing, Key: "after", Body: "log", ChecksumAlgorithm: "SHA256" }));

    const { ObjectLockConfiguration } = await s3.send(new GetObjectLockConfigurationCommand({ Bucket: existing }));
    const before = await s3.send(new GetObjectCommand({ Bucket: existing, Key: "before" }));
    const after = await s3.send(new HeadObjectCommand({ Bucket: existing, Key: "after" }));
    expect(ObjectLockConfiguration).toMatchObject({
      ObjectLockEnabled: "Enabled",
      Rule: { DefaultRetention: { Mode: "GOVERNANCE", Years: 7 } },
    });
    expect(await before.Body!.transformToString()).toBe("log");
    expect([before.ObjectLockMode, after.ObjectLockMode]).toEqual([undefined, "GOVERNANCE"]);
  });
});
