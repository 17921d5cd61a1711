/** The commands as a program of its own: signals and process groups need real processes. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { FakeAssembly } from "../../deployment/fake-assembly";
import { temporaryFolder } from "../../support/temporary-folder";
import { compiledCommandLine } from "../compiled-command-line";

jest.setTimeout(60_000);

const program = compiledCommandLine();
const folder = temporaryFolder();
const DEPENDENCIES = { "log-archive": [], management: ["log-archive"], "alarms-a": ["management"] };

/** An assembly whose management stack waits in its apply, until the file is there. */
function waiting(endsAtInterrupt: boolean) {
  const fake = new FakeAssembly(mkdtempSync(path.join(folder, "interrupted-")), DEPENDENCIES);
  const go = path.join(fake.folder, "go");
  fake.behave("management", { apply: { until: go, endsAtInterrupt, stdout: "Apply complete!\n" } });
  return { fake, go };
}

function start(fake: FakeAssembly, ...words: string[]) {
  const child = spawn(process.execPath, [program, ...words], {
    cwd: fake.folder,
    env: fake.environment,
    stdio: ["ignore", "pipe", "pipe"],
    // As a shell does, so that a signal can be sent to the whole group, as a terminal does.
    detached: true,
  });
  // A test that closes a stream hears nothing from it.
  const read = (stream: Readable) => text(stream).catch(() => "");
  const ended = Promise.all([read(child.stdout), read(child.stderr), once(child, "close")]).then(
    ([stdout, stderr, [exitCode, signal]]) => ({ stdout, stderr, exitCode: exitCode as number | null, signal: signal as string }), // prettier-ignore
  );
  return { child, ended };
}

const isWaiting = (fake: FakeAssembly) =>
  fake.until((journal) => journal.some(({ stack, step, event }) => stack === "management" && step === "apply" && event === "waits")); // prettier-ignore

describe("org-audit deploy", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("ends safely at %s, with %d, and finishes at the next run", async (signal, exitCode) => {
    const { fake } = waiting(true);
    const { child, ended } = start(fake, "deploy");
    await isWaiting(fake);
    child.kill(signal);
    const interrupted = await ended;

    expect(interrupted.exitCode).toBe(exitCode);
    expect(interrupted.stdout).toMatch(
      /^log-archive .* deployed\nmanagement .* interrupted: terraform apply\nalarms-a .* skipped: waits for management\n/m,
    );
    expect(interrupted.stderr).toContain("Interrupted: no stack is begun any more.");
    expect(interrupted.stderr).toContain(
      "── management: terraform apply was interrupted\n\n  Error: operation canceled",
    );
    expect(fake.locked()).toEqual([]);

    fake.behave("management", {});
    const next = await start(fake, "deploy").ended;
    expect(next.exitCode).toBe(0);
    expect(next.stdout).toContain("2 deployed, 1 unchanged.");
  });

  it("passes Ctrl-C on to Terraform once, however often somebody presses it", async () => {
    const { fake, go } = waiting(false);
    const { child, ended } = start(fake, "deploy");
    const interrupts = () => fake.journal().filter(({ event }) => event === "interrupted");
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const said = async (sentence: string) => {
      while (!stderr.includes(sentence)) await once(child.stderr, "data");
    };
    await isWaiting(fake);

    // A terminal sends the signal to every process of the group.
    process.kill(-child.pid!, "SIGINT");
    await said("Interrupted: no stack is begun any more.");
    await fake.until(() => interrupts().length > 0);
    process.kill(-child.pid!, "SIGINT");
    await said("Still waiting");
    writeFileSync(go, "");
    const { exitCode, stdout } = await ended;

    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/^management .* deployed\nalarms-a .* skipped: not begun$/m);
    expect(interrupts()).toHaveLength(1);
    // What a command says that does not tidy up.
    expect(stderr).not.toMatch(/^Interrupted\.$/m);
    expect(fake.locked()).toEqual([]);
  });

  it("killed by force, leaves a Terraform that finishes by itself and releases its lock", async () => {
    const { fake, go } = waiting(false);
    const { child, ended } = start(fake, "deploy");
    await isWaiting(fake);
    child.kill("SIGKILL");
    expect(await ended).toMatchObject({ signal: "SIGKILL" });
    expect(fake.locked()).toEqual(["management"]);

    // Nobody reads what it prints now.
    writeFileSync(go, "");
    await fake.until((journal) => journal.some(({ stack, step, event }) => stack === "management" && step === "apply" && event === "end")); // prettier-ignore
    expect(fake.locked()).toEqual([]);
    expect(existsSync(fake.file("management", "state"))).toBe(true);

    const next = await start(fake, "deploy").ended;
    expect(next).toMatchObject({ exitCode: 0, stderr: "" });
    expect(next.stdout).toContain("1 deployed, 2 unchanged.");
  });
});

describe("an output that nobody reads any more", () => {
  /** Two stacks beside each other that wait in their apply until their file is there, and one behind the second. */
  function applying() {
    const fake = new FakeAssembly(mkdtempSync(path.join(folder, "closed-")), { a: [], b: [], "after-b": ["b"] });
    const go = { a: path.join(fake.folder, "a"), b: path.join(fake.folder, "b") };
    fake.behave("a", { apply: { until: go.a, endsAtInterrupt: false } });
    fake.behave("b", { apply: { until: go.b, endsAtInterrupt: false } });
    const areWaiting = () =>
      fake.until((journal) => journal.filter(({ step, event }) => step === "apply" && event === "waits").length === 2);
    const isInterrupted = () =>
      fake.until((journal) => journal.some(({ stack, event }) => stack === "b" && event === "interrupted"));
    return { fake, go, areWaiting, isInterrupted };
  }
  const leftovers = ({ stacks }: FakeAssembly) =>
    stacks.flatMap(({ directory }) => readdirSync(directory)).filter((name) => name.startsWith(".org-audit"));

  it("ends org-audit deploy as an interruption does: what runs is finished, and the rest is not begun", async () => {
    const { fake, go, areWaiting, isInterrupted } = applying();
    const { child, ended } = start(fake, "deploy", "--parallelism", "2");
    await areWaiting();
    child.stdout.destroy();
    writeFileSync(go.a, "");
    await isInterrupted();
    writeFileSync(go.b, "");
    const { exitCode, stderr } = await ended;

    expect([exitCode, stderr]).toEqual([
      141,
      "\nThe output cannot be written any more (EPIPE): no stack is begun any more. Waiting until Terraform has written its states …\n",
    ]);
    expect(fake.begun().filter((step) => step.startsWith("after-b"))).toEqual([]);
    expect(existsSync(fake.file("b", "state"))).toBe(true);
    expect([fake.locked(), leftovers(fake)]).toEqual([[], []]);
  });

  it("does not keep an interruption from ending safely, with the code of the signal", async () => {
    const { fake, go, areWaiting, isInterrupted } = applying();
    const { child, ended } = start(fake, "deploy", "--parallelism", "2");
    await areWaiting();
    // As Ctrl-C does to org-audit deploy 2>&1 | tee log.
    child.stdout.destroy();
    child.stderr.destroy();
    child.kill("SIGINT");
    await isInterrupted();
    writeFileSync(go.a, "");
    writeFileSync(go.b, "");

    expect((await ended).exitCode).toBe(130);
    expect(fake.begun().filter((step) => step.startsWith("after-b"))).toEqual([]);
    expect([fake.locked(), leftovers(fake)]).toEqual([[], []]);
  });

  it("is told by the exit code where only the last words are lost", async () => {
    const { fake } = waiting(true);
    const { child, ended } = start(fake, "plan", "--json");
    child.stdout.destroy();

    expect(await ended).toMatchObject({ exitCode: 141, stderr: "" });
    expect(fake.begun().filter((step) => step.endsWith("plan"))).toHaveLength(3);
  });

  it.each([
    ["stdout", ["waves"]],
    ["stderr", ["waves", "--output", "elsewhere"]],
  ] as const)("ends a command at once that has nothing to finish: %s of %j", async (stream, words) => {
    const { fake } = waiting(true);
    const { child, ended } = start(fake, ...words);
    child[stream].destroy();

    expect(await ended).toMatchObject({ exitCode: 141, stdout: "", stderr: "" });
  });
});

describe("org-audit plan", () => {
  it("ends safely too", async () => {
    const { fake, go } = waiting(true);
    fake.behave("management", { plan: { until: go } });
    const { child, ended } = start(fake, "plan");
    await fake.until((journal) => journal.some(({ event }) => event === "waits"));
    child.kill("SIGINT");

    expect((await ended).exitCode).toBe(130);
  });
});

describe("what is wrong before anything is done", () => {
  it.each(["plan", "deploy", "waves"])("is said by org-audit %s, with 64", async (command) => {
    const { fake } = waiting(true);
    const missing = await start(fake, command, "--output", "elsewhere").ended;
    const damaged = `${path.join(fake.folder, "elsewhere/manifest.json")} cannot be read`;

    expect(missing).toMatchObject({ exitCode: 64, stdout: "" });
    expect(missing.stderr).toContain(`elsewhere has 1 problem:\n  ${damaged}`);
  });

  it("is that Terraform is not there", async () => {
    const { fake } = waiting(true);
    const child = spawn(process.execPath, [program, "deploy"], {
      cwd: fake.folder,
      env: { ...fake.environment, TERRAFORM_BINARY_NAME: "no-such-tofu" },
    });
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, "close")]);

    expect([exitCode, stderr]).toEqual([
      64,
      [
        "Terraform cannot be run:",
        "  no-such-tofu cannot be started: ENOENT",
        "    write: the name or path of Terraform or OpenTofu in TERRAFORM_BINARY_NAME",
        "",
      ].join("\n"),
    ]);
  });
});

describe("org-audit waves", () => {
  it("prints a line a stack, wave by wave", async () => {
    const { fake } = waiting(true);

    expect(await start(fake, "waves").ended).toMatchObject({
      exitCode: 0,
      stderr: "",
      stdout: [
        "WAVE  STACK        ACCOUNT       REGION",
        "   1  log-archive  111111111111  eu-central-1",
        "   2  management   222222222222  eu-central-1",
        "   3  alarms-a     333333333333  eu-central-1",
        "",
      ].join("\n"),
    });
  });

  it("prints one object for programs", async () => {
    const { fake } = waiting(true);
    const { stdout } = await start(fake, "waves", "--json").ended;
    const region = "eu-central-1";

    expect(JSON.parse(stdout)).toEqual({
      waves: [
        [{ name: "log-archive", accountId: "111111111111", region, dependencies: [] }],
        [{ name: "management", accountId: "222222222222", region, dependencies: ["log-archive"] }],
        [{ name: "alarms-a", accountId: "333333333333", region, dependencies: ["management"] }],
      ],
    });
  });
});
