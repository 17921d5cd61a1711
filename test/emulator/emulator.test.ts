import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CloudWatchLogsClient, PutAccountPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { EMULATOR_DIRECTORY } from "../../emulator/directory";
import type { Emulator } from "../../emulator/emulator";
import { startEmulator } from "../../emulator/emulator";
import { findPython } from "../../emulator/python";

jest.setTimeout(60_000);

const SERVER = join(EMULATOR_DIRECTORY, "server.py");
const running: Emulator[] = [];
afterEach(() => Promise.all(running.splice(0).map((emulator) => emulator.stop())));

async function start(options: Parameters<typeof startEmulator>[0] = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return emulator;
}

async function answers(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/moto-api/data.json`).then(
    (response) => response.ok,
    () => false,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("several emulators answer side by side, each until it is stopped", async () => {
  const [first, second] = [await start(), await start()];

  expect(first.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(first.endpoint).not.toBe(second.endpoint);
  expect([await answers(first.endpoint), await answers(second.endpoint)]).toEqual([true, true]);

  await first.stop();
  await first.stop();

  expect([await answers(first.endpoint), await answers(second.endpoint)]).toEqual([false, true]);
  expect([isAlive(first.pid), isAlive(second.pid)]).toEqual([false, true]);
});

test("the environment names the emulator and nothing of the person's own", async () => {
  const emulator = await start({ region: "eu-west-1" });

  expect(emulator.environment).toEqual({
    AWS_ENDPOINT_URL: emulator.endpoint,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: "eu-west-1",
    AWS_DEFAULT_REGION: "eu-west-1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_MAX_ATTEMPTS: "5",
  });
});

/** The server as a child of this test, once it has said that it answers. */
async function spawnServer(...args: string[]) {
  const server = spawn(await findPython(), [SERVER, ...args], {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  const [line] = (await once(createInterface(server.stdout), "line")) as [string];
  return { server, endpoint: (JSON.parse(line) as { endpoint: string }).endpoint };
}

test.each(["SIGTERM", "SIGINT"] as const)("the server ends on %s", async (signal) => {
  const { server } = await spawnServer();

  server.kill(signal);

  expect(await once(server, "exit")).toEqual([0, null]);
});

test("the server ends when its standard input closes, as it does when the parent dies", async () => {
  const { server } = await spawnServer();

  server.stdin.end();

  expect(await once(server, "exit")).toEqual([0, null]);
});

test("a detached server outlives its pipes", async () => {
  const { server, endpoint } = await spawnServer("--detached");

  for (const pipe of [server.stdin, server.stdout, server.stderr]) {
    pipe.destroy();
  }

  expect(await answers(endpoint)).toBe(true);
  server.kill("SIGTERM");
  await once(server, "exit");
});

test("a kept emulator answers after it was started, and is stopped by its own pid", async () => {
  const emulator = await start({ keep: true });

  expect(await answers(emulator.endpoint)).toBe(true);

  await emulator.stop();
  expect(isAlive(emulator.pid)).toBe(false);
});

test("the server refuses a port that is taken", async () => {
  const { endpoint } = await start();
  const python = await findPython();

  const [error, stdout] = await new Promise<[Error | null, string]>((resolve) =>
    execFile(python, [SERVER, "--port", new URL(endpoint).port], (error, stdout) => resolve([error, stdout])),
  );

  expect(error).not.toBeNull();
  expect(stdout).toBe("");
});

test("leaves no compiled Python in the project", async () => {
  await start();

  expect(existsSync(join(EMULATOR_DIRECTORY, "policy", "__pycache__"))).toBe(false);
});

test("an operation that moto lacks is refused at once, not tried again", async () => {
  const { endpoint } = await start();
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const logs = new CloudWatchLogsClient({ endpoint, region: "eu-central-1", credentials, maxAttempts: 5 });

  const refusal = logs.send(
    new PutAccountPolicyCommand({ policyName: "all", policyDocument: "{}", policyType: "DATA_PROTECTION_POLICY" }),
  );

  await expect(refusal).rejects.toMatchObject({
    name: "NotImplemented",
    message: "The put_account_policy action has not been implemented",
    $metadata: { httpStatusCode: 501, attempts: 1 },
  });
});

/** Two requests that could meet inside moto: they wait for each other there, for a second at most. */
const TWO_REQUESTS = `
import threading
from application import Application

meeting = threading.Barrier(2, timeout=1)
met = []

def moto(environ, start_response):
    try:
        meeting.wait()
        met.append(environ)
    except threading.BrokenBarrierError:
        meeting.reset()
    return []

application = Application()
application._moto = moto
requests = [threading.Thread(target=application, args=({"request": number}, None)) for number in (1, 2)]
for request in requests:
    request.start()
for request in requests:
    request.join()
print(len(met))
`;

test("moto, whose dictionaries are not made for it, never has two requests at once", async () => {
  const python = await findPython();
  const env = { ...process.env, PYTHONPATH: EMULATOR_DIRECTORY, PYTHONDONTWRITEBYTECODE: "1" };

  expect(execFileSync(python, ["-c", TWO_REQUESTS], { env, encoding: "utf8" })).toBe("0\n");
});
