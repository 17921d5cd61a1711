#!/usr/bin/env node
/**
 * A Terraform that does as the file `fake.json` in the stack's folder says, and writes a journal of what it was asked.
 *
 * It keeps what the real one keeps: a state, a lock while it plans or applies, and a plan that an apply has to be given.
 */
import { appendFileSync, existsSync, readFileSync, rmSync, watch, writeFileSync, writeSync } from "node:fs";
import * as path from "node:path";
import { setImmediate } from "node:timers";

const parameters = process.argv.slice(2);
if (parameters[0] === "version") {
  console.log("Terraform v1.9.0");
  process.exit(0);
}

const directory = parameters[0].replace("-chdir=", "");
const step = parameters[1];
const stack = path.basename(directory);
const inStack = (name) => path.join(directory, name);
const read = (name) => (existsSync(inStack(name)) ? readFileSync(inStack(name), "utf8") : undefined);
const behaviour = JSON.parse(read("fake.json") ?? "{}")[step] ?? {};
const journal = (event, more = {}) =>
  appendFileSync(
    process.env.FAKE_TERRAFORM_JOURNAL,
    `${JSON.stringify({ stack, step, event, pid: process.pid, ...more })}\n`,
  );

const planFile = parameters.find((parameter) => parameter.startsWith("-out="))?.slice("-out=".length);
const locks = step === "apply" || (step === "plan" && !parameters.includes("-lock=false"));
/** What `show -json` prints where a test says nothing else. */
const PLAN = {
  format_version: "1.2",
  planned_values: {},
  resource_changes: [
    {
      address: "example.new",
      mode: "managed",
      type: "example",
      change: { actions: ["create"], before: null, after: {} },
    },
  ],
};

const steps = {
  init: () => writeFileSync(inStack(".terraform.lock.hcl"), read(".terraform.lock.hcl") ?? `# chosen for ${stack}\n`),
  plan() {
    writeFileSync(planFile, `plan of ${stack}`);
    return read("state") === undefined ? 2 : 0;
  },
  show: () =>
    console.log(
      parameters.includes("-json") ? (behaviour.json ?? JSON.stringify(PLAN)) : `Terraform will create ${stack}.`,
    ),
  apply() {
    journal("applies", { plan: readFileSync(parameters.at(-1), "utf8") });
    writeFileSync(inStack("state"), "{}");
  },
  output: () => console.log(read("state") === undefined ? "{}" : '{ "contract_version": { "value": 1 } }'),
};

function end(exitCode) {
  if (locks) rmSync(inStack("lock"), { force: true });
  journal("end", { exitCode });
  process.exit(exitCode);
}

function work() {
  // Where nobody reads any more this fails, and ends the process, as it ends Terraform.
  if (behaviour.stdout) writeSync(1, behaviour.stdout);
  if (behaviour.stderr) writeSync(2, behaviour.stderr);
  if (behaviour.killItself) process.kill(process.pid, "SIGKILL");
  // A plan is shown to programs, and to people: each may go another way.
  else if (behaviour.exitCodeForPeople && !parameters.includes("-json")) end(behaviour.exitCodeForPeople);
  else end(behaviour.exitCode ?? steps[step]() ?? 0);
}

let interrupts = 0;
process.on("SIGINT", () => {
  interrupts += 1;
  journal("interrupted", { interrupts });
  if (behaviour.endsAtInterrupt === false) return;
  writeSync(2, "Error: operation canceled\n");
  end(1);
});
if (locks) writeFileSync(inStack("lock"), String(process.pid));
journal("begin", {
  parameters: parameters.slice(2),
  variables: Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(TF_|CHECKPOINT)/.test(name))),
});

// Waits, if it is told to, until somebody makes a file.
if (behaviour.until === undefined || existsSync(behaviour.until)) {
  work();
} else {
  const watcher = watch(path.dirname(behaviour.until), () => {
    if (!existsSync(behaviour.until)) return;
    watcher.close();
    // A signal that came before the file is heard before it.
    setImmediate(work);
  });
  journal("waits");
  if (existsSync(behaviour.until)) {
    watcher.close();
    work();
  }
}
