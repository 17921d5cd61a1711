import {
  AssociateKmsKeyCommand,
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  DisassociateKmsKeyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Emulator } from "../../emulator/emulator";
import { startEmulator } from "../../emulator/emulator";
import { MANAGEMENT_ID, REGION } from "./emulated-organization";

const KEYS = ["1", "2"].map((digit) => `arn:aws:kms:${REGION}:${MANAGEMENT_ID}:key/${digit.repeat(8)}`);
let emulator: Emulator;
let logs: CloudWatchLogsClient;
beforeAll(async () => {
  emulator = await startEmulator();
  logs = new CloudWatchLogsClient({
    endpoint: emulator.endpoint,
    region: REGION,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  for (const logGroupName of ["events", "others"]) await logs.send(new CreateLogGroupCommand({ logGroupName }));
});
afterAll(async () => {
  logs.destroy();
  await emulator.stop();
});

async function keys(): Promise<Record<string, string | undefined>> {
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  return Object.fromEntries(logGroups.map(({ logGroupName, kmsKeyId }) => [logGroupName, kmsKeyId]));
}

test("gives an existing log group a key, another one, and takes it away, and leaves other groups alone", async () => {
  const logGroupName = "events";
  for (const kmsKeyId of KEYS) {
    await logs.send(new AssociateKmsKeyCommand({ logGroupName, kmsKeyId }));
    expect(await keys()).toEqual({ events: kmsKeyId, others: undefined });
  }

  await logs.send(new DisassociateKmsKeyCommand({ logGroupName }));
  expect(await keys()).toEqual({ events: undefined, others: undefined });
});

test("refuses a log group that does not exist", async () => {
  const missing = { logGroupName: "missing", kmsKeyId: KEYS[0] };

  await expect(logs.send(new AssociateKmsKeyCommand(missing))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
});
