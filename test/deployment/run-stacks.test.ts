import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { Danger, RunOptions, StackOutcome } from "../../src/deployment";
import { runStacks, terraformIn } from "../../src/deployment";
import { temporaryFolder } from "../support/temporary-folder";
import type { Entry } from "./fake-assembly";
import { FakeAssembly } from "./fake-assembly";

const ORGANIZATION = {
  "log-archive": [],
  management: ["log-archive"],
  "alarms-a": ["management"],
  "alarms-b": ["management"],
  "alarms-c": ["management"],
};

jest.setTimeout(60_000);

const folder = temporaryFolder();
const assembly = (dependencies: Readonly<Record<string, readonly string[]>> = ORGANIZATION) =>
  new FakeAssembly(mkdtempSync(path.join(folder, "run-")), dependencies);

function run(fake: FakeAssembly, options: Partial<RunOptions> & { stacks?: string[]; signal?: AbortSignal } = {}) {
  const signal = options.signal ?? new AbortController().signal;
  const stacks = fake.stacks.filter(({ name }) => options.stacks?.includes(name) ?? true);
  return runStacks(stacks, fake.stacks, {
    apply: true,
    parallelism: 2,
    project: fake.folder,
    terraform: terraformIn(fake.environment, { lockTimeout: "5m", signal }),
    guard: () => [],
    accept: [],
    showPlans: false,
    onStep: () => {},
    onOutcome: () => {},
    ...options,
  });
}

/** Outcomes as `stack: kind`, with the stack that one waits for. */
const kinds = (outcomes: readonly StackOutcome[]) =>
  outcomes.map(({ stack, kind, waitsFor }) => `${stack.name}: ${kind}${waitsFor ? ` for ${waitsFor}` : ""}`);

const outcomeOf = (outcomes: readonly StackOutcome[], name: string) =>
  outcomes.find(({ stack }) => stack.name === name)!;

/** The most stacks that were worked on at once. */
function mostAtOnce(journal: readonly Entry[]): number {
  const running = new Set<number>();
  return journal.reduce((most, { event, pid }) => {
    if (event === "begin") running.add(pid);
    if (event === "end") running.delete(pid);
    return Math.max(most, running.size);
  }, 0);
}

/** What a run left in the stacks' folders, beside what belongs there. */
const leftovers = (fake: FakeAssembly) =>
  fake.stacks.flatMap(
    ({ name, directory }) =>
    readdirSync(directory).filter((file) => file.startsWith(".org-audit")).map((file) => `${name}/${file}`), // prettier-ignore
  );

describe("deploying", () => {
  it("takes every stack through init, plan, show and apply, each when those it depends on stand", async () => {
    const fake = assembly();
    const outcomes = await run(fake);

    expect(kinds(outcomes)).toEqual(Object.keys(ORGANIZATION).map((name) => `${name}: deployed`));
    expect(outcomes.map(({ changes }) => changes)).toEqual(outcomes.map(() => ({ add: 1, change: 0, remove: 0 })));
    for (const { name, dependencies } of fake.stacks) {
      const events = fake.journal().map(({ stack, step, event }) => `${stack} ${step} ${event}`);
      const begin = events.indexOf(`${name} init begin`);
      for (const dependency of dependencies) expect(events.indexOf(`${dependency} apply end`)).toBeLessThan(begin);
      expect(fake.begun().filter((step) => step.startsWith(`${name} `))).toEqual(
        ["init", "plan", "show", "apply"].map((step) => `${name} ${step}`),
      );
    }
  });

  it("asks Terraform no questions, waits for locks, and upgrades nothing", async () => {
    const fake = assembly({ a: [] });
    await run(fake);
    const [init, plan, show, apply] = fake.journal().filter(({ event }) => event === "begin");
    const planFile = plan!.parameters!.find((parameter) => parameter.startsWith("-out="))!.slice("-out=".length);

    expect(init!.parameters).toEqual(["-input=false", "-no-color"]);
    expect(plan!.parameters).toEqual([
      "-input=false",
      "-no-color",
      "-detailed-exitcode",
      `-out=${planFile}`,
      "-lock-timeout=5m",
    ]);
    expect(show!.parameters).toEqual(["-json", planFile]);
    expect(apply!.parameters).toEqual(["-input=false", "-no-color", "-lock-timeout=5m", planFile]);
    expect(init!.variables).toEqual({ TF_IN_AUTOMATION: "1", TF_INPUT: "0", CHECKPOINT_DISABLE: "1" });
  });

  it("gives Terraform the caller's variables, but no data folder that all stacks would share", async () => {
    const fake = assembly({ a: [] });
    const environment = { ...fake.environment, TF_CLI_CONFIG_FILE: "/a", TF_DATA_DIR: "/b", TF_INPUT: "1" };
    const signal = new AbortController().signal;
    await run(fake, { terraform: terraformIn(environment, { lockTimeout: "5m", signal }) });

    expect(fake.journal()[0]!.variables).toEqual({
      TF_CLI_CONFIG_FILE: "/a",
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
      CHECKPOINT_DISABLE: "1",
    });
  });

  it("applies the very plan that the guard saw, which is gone afterwards", async () => {
    const fake = assembly({ a: [], b: [] });
    await run(fake);

    expect(fake.journal().flatMap(({ plan }) => plan ?? []).sort()).toEqual(["plan of a", "plan of b"]); // prettier-ignore
    expect(leftovers(fake)).toEqual([]);
  });

  it("applies nothing where there is nothing to change", async () => {
    const fake = assembly();
    await run(fake);
    writeFileSync(fake.journalFile, "");

    expect(kinds(await run(fake))).toEqual(Object.keys(ORGANIZATION).map((name) => `${name}: unchanged`));
    expect(fake.begun().filter((step) => /show|apply/.test(step))).toEqual([]);
  });

  it.each([1, 3])("works on at most %d stacks at once", async (parallelism) => {
    const fake = assembly(Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [name, []])));
    // As many as may work at once wait for each other.
    const meet = path.join(fake.folder, "meet");
    for (const { name } of fake.stacks) fake.behave(name, { plan: { until: meet } });
    const done = run(fake, { parallelism });
    await fake.until((journal) => journal.filter(({ event }) => event === "waits").length === parallelism);
    writeFileSync(meet, "");
    await done;

    expect(mostAtOnce(fake.journal())).toBe(parallelism);
  });

  it("finishes the siblings of a stack that fails, and skips what depends on it", async () => {
    const fake = assembly({ ...ORGANIZATION, other: [], "after-a": ["alarms-a"], "after-after-a": ["after-a"] });
    const message = "Error: creating CloudWatch Metric Alarm\n\n  StatusCode: 400, LimitExceeded\n";
    fake.behave("alarms-a", { apply: { exitCode: 1, stderr: message } });
    fake.behave("alarms-b", { init: { exitCode: 1, stdout: "said on standard output" } });
    fake.behave("other", { show: { exitCode: 3 } });
    const outcomes = await run(fake);

    expect(kinds(outcomes)).toEqual([
      "log-archive: deployed",
      "management: deployed",
      "alarms-a: failed",
      "alarms-b: failed",
      "alarms-c: deployed",
      "other: failed",
      "after-a: skipped for alarms-a",
      "after-after-a: skipped for after-a",
    ]);
    expect(outcomeOf(outcomes, "alarms-a")).toMatchObject({ step: "apply", error: message.trim() });
    expect(outcomeOf(outcomes, "alarms-b")).toMatchObject({ step: "init", error: "said on standard output" });
    expect(outcomeOf(outcomes, "other")).toMatchObject({
      step: "show",
      error: "Terraform ended with 3 and said nothing.",
    });
    expect(leftovers(fake)).toEqual([]);

    fake.behave("alarms-a", {});
    fake.behave("alarms-b", {});
    fake.behave("other", {});
    expect(kinds(await run(fake)).filter((outcome) => outcome.endsWith("deployed"))).toEqual(
      ["alarms-a", "alarms-b", "other", "after-a", "after-after-a"].map((name) => `${name}: deployed`),
    );
  });

  it("says which signal ended a Terraform, such as when memory runs out", async () => {
    const fake = assembly({ a: [] });
    fake.behave("a", { plan: { killItself: true } });
    const [outcome] = await run(fake);

    expect(outcome).toMatchObject({ kind: "failed", step: "plan" });
    expect(outcome!.error).toMatch(/fake-terraform\.mjs plan was ended by SIGKILL\.$/);
  });

  it("tells who holds a lock, and how to take it away, without doing so", async () => {
    const fake = assembly({ a: [] });
    const stderr = "Error: Error acquiring the state lock\nLock Info:\n  ID:        f-1\n  Who:       runner@build-7\n";
    fake.behave("a", { plan: { exitCode: 1, stderr } });
    const [outcome] = await run(fake);

    expect(outcome!.error).toBe(
      [
        stderr.trim(),
        "",
        "The state is locked: runner@build-7 holds the lock since an unknown time, for an unknown operation.",
        "If that run is still alive, wait for it and try again. If it was killed, nobody else will release the lock:",
        `  ${fake.environment["TERRAFORM_BINARY_NAME"]} -chdir=${fake.stacks[0]!.directory} force-unlock f-1`,
      ].join("\n"),
    );
    expect(fake.begun()).toEqual(["a init", "a plan"]);
  });

  it("refuses to go on where an earlier run could not write its state", async () => {
    const fake = assembly({ a: [], b: [] });
    const file = fake.file("a", "errored.tfstate");
    writeFileSync(file, "{}");
    const outcomes = await run(fake);

    expect(kinds(outcomes)).toEqual(["a: failed", "b: deployed"]);
    expect(outcomes[0]!.error).toBe(
      [
        `An earlier run could not write its state, and left it in ${file}.`,
        "Deploying now would make everything in it a second time. Write it, then remove the file:",
        `  ${fake.environment["TERRAFORM_BINARY_NAME"]} -chdir=${fake.stacks[0]!.directory} state push errored.tfstate`,
      ].join("\n"),
    );
    expect(fake.begun()).not.toContain("a init");
  });

  it("tells the caller about every step and every outcome, as they come", async () => {
    const fake = assembly({ a: [], b: ["a"] });
    const told: string[] = [];
    await run(fake, {
      onStep: ({ name }, step) => told.push(`${name} ${step}`),
      onOutcome: ({ stack, kind }) => told.push(`${stack.name} is ${kind}`),
    });

    expect(told).toEqual([
      ...["a init", "a plan", "a show", "a apply", "a is deployed"],
      ...["b init", "b plan", "b show", "b apply", "b is deployed"],
    ]);
  });
});

describe("the guard", () => {
  const danger = (address: string): Danger => ({ rule: "r", address, what: "is deleted", reason: "it holds logs" });

  it("keeps a plan from being applied, and what depends on it from being begun", async () => {
    const fake = assembly({ a: [], b: ["a"], c: [] });
    fake.behave("a", { show: { json: '{"of":"a"}' } });
    const judged: string[] = [];
    const outcomes = await run(fake, {
      guard: (planJson, stack) => {
        judged.push(`${stack} ${planJson.trim().slice(0, 10)}`);
        return stack === "a" ? [danger("aws_s3_bucket.a")] : [];
      },
    });

    expect(kinds(outcomes)).toEqual(["a: refused", "b: skipped for a", "c: deployed"]);
    expect(outcomes[0]).toMatchObject({ dangers: [danger("aws_s3_bucket.a")], accepted: [] });
    expect(judged.sort()).toEqual(['a {"of":"a"}', 'c {"format_v']);
    expect(fake.begun()).not.toContain("a apply");
  });

  it("lets pass what somebody accepted, in any stack or in one, and nothing beside it", async () => {
    const fake = assembly({ a: [], b: [], c: [] });
    const found = [danger("aws_x.one"), danger('aws_x.two["k:v"]')];
    const outcomes = await run(fake, {
      guard: () => found,
      accept: ["aws_x.one", 'a:aws_x.two["k:v"]', "aws_x.two", "c:aws_x"],
    });

    expect(kinds(outcomes)).toEqual(["a: deployed", "b: refused", "c: refused"]);
    expect(outcomes[0]).toMatchObject({ dangers: [], accepted: found });
    expect(outcomes[1]).toMatchObject({ dangers: [found[1]], accepted: [found[0]] });
  });

  it("that cannot judge a plan stops it", async () => {
    const fake = assembly({ a: [], b: [] });
    const outcomes = await run(fake, {
      guard: (_plan, stack) => {
        if (stack === "a") throw new Error("what is this?");
        return [];
      },
    });

    expect(kinds(outcomes)).toEqual(["a: failed", "b: deployed"]);
    expect(outcomes[0]!.error).toMatch(/^Error: what is this\?/);
    expect(fake.begun()).not.toContain("a apply");
  });

  it("stops a plan that is no JSON", async () => {
    const fake = assembly({ a: [] });
    fake.behave("a", { show: { json: "not JSON" } });

    expect(kinds(await run(fake))).toEqual(["a: failed"]);
    expect(fake.begun()).not.toContain("a apply");
  });
});

describe("planning", () => {
  it("locks nothing and applies nothing", async () => {
    const fake = assembly({ a: [], b: [] });
    const outcomes = await run(fake, { apply: false });

    expect(kinds(outcomes)).toEqual(["a: planned", "b: planned"]);
    expect(fake.begun().filter((step) => step.includes("apply"))).toEqual([]);
    const plans = fake.journal().filter(({ step, event }) => step === "plan" && event === "begin");
    expect(plans.map(({ parameters }) => parameters!.at(-1))).toEqual(["-lock=false", "-lock=false"]);
    expect(leftovers(fake)).toEqual([]);
  });

  it("says what waits for a stack that was never deployed, without trying what waits in turn", async () => {
    const fake = assembly();
    fake.behave("management", { plan: { exitCode: 1, stderr: "Error: Unable to find remote state" } });

    expect(kinds(await run(fake, { apply: false }))).toEqual([
      "log-archive: planned",
      "management: waiting for log-archive",
      "alarms-a: waiting for management",
      "alarms-b: waiting for management",
      "alarms-c: waiting for management",
    ]);
    expect(fake.begun()).toContain("log-archive output");
    expect(fake.begun()).not.toContain("alarms-a init");
  });

  it("asks a producer that is not meant itself once, however many wait for it", async () => {
    const fake = assembly();
    const stacks = ["alarms-a", "alarms-b", "alarms-c"];
    for (const name of stacks) fake.behave(name, { plan: { exitCode: 1, stderr: "Error" } });

    expect(kinds(await run(fake, { apply: false, stacks }))).toEqual(
      stacks.map((name) => `${name}: waiting for management`),
    );
    expect(fake.begun().filter((step) => step.startsWith("management"))).toEqual([
      "management init",
      "management output",
    ]);
  });

  it("calls a plan that fails a failure where every producer stands, and plans what depends on it all the same", async () => {
    const fake = assembly();
    await run(fake);
    fake.behave("management", { plan: { exitCode: 1, stderr: "Error: AccessDenied" } });
    const outcomes = await run(fake, { apply: false });

    expect(kinds(outcomes)).toEqual(
      Object.keys(ORGANIZATION).map((name) => `${name}: ${name === "management" ? "failed" : "unchanged"}`),
    );
    expect(outcomes[1]).toMatchObject({ step: "plan", error: "Error: AccessDenied" });
  });

  it("blames no producer whose state cannot be read", async () => {
    const fake = assembly();
    fake.behave("management", { plan: { exitCode: 1, stderr: "Error: AccessDenied" } });
    fake.behave("log-archive", { output: { exitCode: 1 } });

    expect(kinds(await run(fake, { apply: false, stacks: ["management"] }))).toEqual(["management: failed"]);
  });

  it("shows plans as people read them, where that is asked for", async () => {
    const fake = assembly({ a: [], b: [] });
    const outcomes = await run(fake, { apply: false, showPlans: true });

    expect(outcomes.map(({ plan }) => plan)).toEqual(["Terraform will create a.", "Terraform will create b."]);
  });
});

describe("plans that people want to read", () => {
  it("fail where Terraform cannot show them", async () => {
    const fake = assembly({ a: [], b: [] });
    fake.behave("a", { show: { exitCodeForPeople: 1, stderr: "Error: Failed to load plugin schemas" } });
    const outcomes = await run(fake, { apply: false, showPlans: true });

    expect(kinds(outcomes)).toEqual(["a: failed", "b: planned"]);
    expect(outcomes[0]).toMatchObject({ step: "show", error: "Error: Failed to load plugin schemas" });
  });
});

describe("providers", () => {
  const lockFile = (fake: FakeAssembly, stack: string) => readFileSync(fake.file(stack, ".terraform.lock.hcl"), "utf8");

  it("are those of the first stack for all, which is initialized alone", async () => {
    const fake = assembly({ a: [], b: [], c: [] });
    const go = path.join(fake.folder, "go");
    fake.behave("a", { init: { until: go } });
    const done = run(fake, { parallelism: 3 });
    await fake.until((journal) => journal.some(({ event }) => event === "waits"));
    expect(fake.begun()).toEqual(["a init"]);
    writeFileSync(go, "");
    await done;

    expect(fake.stacks.map(({ name }) => lockFile(fake, name))).toEqual(Array(3).fill("# chosen for a\n"));
  });

  it("are installed one stack after the other until one has succeeded", async () => {
    const fake = assembly({ a: [], b: [], c: [] });
    fake.behave("a", { init: { exitCode: 1 } });
    await run(fake, { parallelism: 3 });
    const inits = fake.journal().filter(({ step }) => step === "init").slice(0, 4); // prettier-ignore

    expect(inits.map(({ stack, event }) => `${stack} ${event}`)).toEqual(["a begin", "a end", "b begin", "b end"]);
    expect(lockFile(fake, "c")).toBe("# chosen for b\n");
  });

  it("are those of the project's lock file for all, if there is one", async () => {
    const fake = assembly({ a: [], b: [] });
    writeFileSync(path.join(fake.folder, ".terraform.lock.hcl"), "# the project's\n");
    writeFileSync(fake.file("b", ".terraform.lock.hcl"), "# another\n");
    await run(fake);

    expect(fake.stacks.map(({ name }) => lockFile(fake, name))).toEqual(Array(2).fill("# the project's\n"));
  });
});

describe("an interrupted run", () => {
  it("installs no providers any more for stacks that wait for their turn", async () => {
    const fake = assembly({ a: [], b: [], c: [] });
    const interruption = new AbortController();
    fake.behave("a", { init: { until: path.join(fake.folder, "never") } });
    const begun: string[] = [];
    const done = run(fake, {
      parallelism: 3,
      signal: interruption.signal,
      onStep: ({ name }, step) => begun.push(`${name} ${step}`),
    });
    await fake.until((journal) => journal.some(({ event }) => event === "waits"));
    expect(begun).toEqual(["a init", "b init", "c init"]);
    interruption.abort();

    expect(kinds(await done)).toEqual(["a: interrupted", "b: interrupted", "c: interrupted"]);
    expect(fake.begun()).toEqual(["a init"]);
    expect(leftovers(fake)).toEqual([]);
  });

  it("begins nothing, interrupts Terraform once, and waits until it has released its locks", async () => {
    const fake = assembly();
    const interruption = new AbortController();
    const never = path.join(fake.folder, "never");
    fake.behave("alarms-a", { apply: { until: never } });
    fake.behave("alarms-b", { plan: { until: never } });
    const done = run(fake, { signal: interruption.signal });
    await fake.until((journal) => journal.filter(({ event }) => event === "waits").length === 2);
    expect(fake.locked()).toEqual(["alarms-a", "alarms-b"]);
    interruption.abort();
    const outcomes = await done;

    expect(kinds(outcomes)).toEqual([
      "log-archive: deployed",
      "management: deployed",
      "alarms-a: interrupted",
      "alarms-b: interrupted",
      "alarms-c: skipped",
    ]);
    expect(outcomeOf(outcomes, "alarms-a")).toMatchObject({ step: "apply", error: "Error: operation canceled" });
    expect(fake.locked()).toEqual([]);
    expect(leftovers(fake)).toEqual([]);
    expect(fake.journal().flatMap(({ interrupts }) => interrupts ?? [])).toEqual([1, 1]);

    for (const name of ["alarms-a", "alarms-b"]) fake.behave(name, {});
    expect(kinds(await run(fake))).toEqual([
      "log-archive: unchanged",
      "management: unchanged",
      "alarms-a: deployed",
      "alarms-b: deployed",
      "alarms-c: deployed",
    ]);
  });

  it("calls deployed what was applied to the end, and applies no plan that it finished", async () => {
    const fake = assembly({ a: [], b: [], c: ["a"] });
    const interruption = new AbortController();
    const go = path.join(fake.folder, "go");
    fake.behave("a", { apply: { until: go, endsAtInterrupt: false } });
    fake.behave("b", { plan: { until: go, endsAtInterrupt: false } });
    const done = run(fake, { signal: interruption.signal });
    await fake.until((journal) => journal.filter(({ event }) => event === "waits").length === 2);
    interruption.abort();
    await fake.until((journal) => journal.filter(({ event }) => event === "interrupted").length === 2);
    writeFileSync(go, "");
    const outcomes = await done;

    expect(kinds(outcomes)).toEqual(["a: deployed", "b: interrupted", "c: skipped"]);
    expect(outcomes[1]).toMatchObject({ step: "plan", error: undefined });
    expect(fake.begun()).not.toContain("b apply");
  });
});

describe("Terraform", () => {
  const withBinary = (binary: string) =>
    terraformIn({ ...process.env, TERRAFORM_BINARY_NAME: binary }, { lockTimeout: "5m", signal: AbortSignal.any([]) });

  it("is terraform, unless the environment names another", () => {
    const options = { lockTimeout: "5m", signal: AbortSignal.any([]) };

    expect(terraformIn({}, options).binary).toBe("terraform");
    expect(terraformIn({ TERRAFORM_BINARY_NAME: "" }, options).binary).toBe("terraform");
    expect(terraformIn({ TERRAFORM_BINARY_NAME: "tofu" }, options).binary).toBe("tofu");
  });

  it("that is not there is refused once, before any stack is begun", async () => {
    const fake = assembly();

    await expect(run(fake, { terraform: withBinary("/no/such/tofu") })).rejects.toThrow(
      [
        "Terraform cannot be run:",
        "  /no/such/tofu cannot be started: ENOENT",
        "    write: the name or path of Terraform or OpenTofu in TERRAFORM_BINARY_NAME",
      ].join("\n"),
    );
    await expect(run(fake, { terraform: withBinary("false") })).rejects.toThrow(
      /false does not work: it ended with 1$/m,
    );
  });
});
