import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { createColors } from "picocolors";
import { runCommandLine } from "../../src/cli/command-line";
import type { Judgement } from "../../src/cli/guard/judgement";
import { planText } from "../guard/plan-builder";
import type { Change } from "../guard/plan-builder";
import { temporaryFolder } from "../support/temporary-folder";
import { compiledCommandLine } from "./compiled-command-line";

const program = compiledCommandLine();
const folder = temporaryFolder();
const file = (name: string) => path.join(folder, name);

async function guard(...words: string[]) {
  const written = { stdout: "", stderr: "" };
  const exitCode = await runCommandLine(["guard", ...words], {
    stdout: { write: (part) => (written.stdout += part) },
    stderr: { write: (part) => (written.stderr += part) },
    colors: createColors(false),
  });
  return { exitCode, ...written };
}

function write(name: string, content: string | Buffer): string {
  mkdirSync(path.dirname(file(name)), { recursive: true });
  writeFileSync(file(name), content);
  return file(name);
}

const gone: Change = { type: "aws_s3_bucket", address: "aws_s3_bucket.log", actions: ["delete"], after: null };
const stopped: Change = {
  ...{ type: "aws_cloudtrail", address: "aws_cloudtrail.trail" },
  ...{ before: { enable_logging: true, is_multi_region_trail: true } },
  ...{ after: { enable_logging: false, is_multi_region_trail: false } },
};
const created: Change = { type: "aws_sns_topic", actions: ["create"], before: null };

const harmless = write("harmless.json", planText([created]));
const archive = write("log-archive/plan.json", planText([created, gone]));
const management = write("management/plan.json", planText([stopped]));

describe("org-audit guard", () => {
  it("passes a plan that takes nothing", async () => {
    expect(await guard(harmless)).toEqual({ exitCode: 0, stdout: "Nothing refused in 1 plan.\n", stderr: "" });
  });

  it("tells every danger of every plan: where, what, before and after, why, and what to do instead", async () => {
    const refused = await guard(archive, harmless, management);

    expect(refused).toMatchObject({ exitCode: 20, stderr: "" });
    expect(refused.stdout.split("\n")).toEqual([
      `refused  ${archive}  aws_s3_bucket.log`,
      "  destroys the bucket  (resource-destroyed)",
      "    why: Its log files are deleted, or what protects them goes before S3 refuses.",
      "    instead: keep the resource in the configuration; if Terraform shall only let go of it, use a removed block with destroy = false",
      "",
      `refused  ${management}  aws_cloudtrail.trail`,
      "  stops the recording: enable_logging  (trail-stopped)",
      "    found: true → false",
      "    why: What happens from then on is in no log file, and nobody can fill the gap later.",
      "    instead: leave enable_logging on; to spend less, record less of what costs most",
      "",
      `refused  ${management}  aws_cloudtrail.trail`,
      "  records one Region instead of all: is_multi_region_trail  (trail-narrowed)",
      "    found: true → false",
      "    why: Whoever knows where nothing is recorded works there.",
      "    instead: leave is_organization_trail, is_multi_region_trail and include_global_service_events on",
      "",
      "3 refused in 3 plans.",
      "",
    ]);
  });

  it("accepts what is wanted, by address, in every plan or in one", async () => {
    const accept = (...addresses: string[]) => addresses.flatMap((address) => ["--accept", address]);
    const both = await guard(archive, management, ...accept("aws_s3_bucket.log", "aws_cloudtrail.trail"));
    const one = await guard(archive, management, ...accept(`${archive}:aws_s3_bucket.log`));

    expect(both).toMatchObject({ exitCode: 0, stderr: "" });
    expect(both.stdout).toMatch(/^accepted {2}.*aws_s3_bucket\.log\n/);
    expect(both.stdout).toMatch(/\n3 accepted in 2 plans\.\n$/);
    expect(one).toMatchObject({ exitCode: 20, stderr: "" });
    expect(one.stdout).toMatch(/\n2 refused, 1 accepted in 2 plans\.\n$/);
  });

  it("takes no acceptance for unused while some plan is not judged", async () => {
    const told = await guard(harmless, path.join(folder, "missing.json"), "--accept", "aws_s3_bucket.log");

    expect(told.exitCode).toBe(66);
    expect(told.stderr).not.toContain("meets no danger");
  });

  it("says when an acceptance meets nothing, and accepts nothing like it", async () => {
    const other = `${management}:aws_s3_bucket.log`;
    const refused = await guard(archive, "--accept", "aws_s3_bucket.lo", "--accept", other);

    expect(refused.exitCode).toBe(20);
    expect(refused.stderr.split("\n")).toEqual([
      "--accept aws_s3_bucket.lo meets no danger: take it away, or it will let the next one through",
      `--accept ${other} meets no danger: take it away, or it will let the next one through`,
      "",
    ]);
    expect(await guard(harmless, "--accept", "aws_s3_bucket.log")).toMatchObject({
      exitCode: 0,
      stderr: "--accept aws_s3_bucket.log meets no danger: take it away, or it will let the next one through\n",
    });
  });

  it("prints one JSON object", async () => {
    const { exitCode, stdout } = await guard(
      archive,
      file("missing"),
      "--json",
      "--accept",
      "a",
      "--accept",
      "aws_s3_bucket.log",
    );
    const judgement = JSON.parse(stdout) as Judgement;

    expect(exitCode).toBe(66);
    expect(judgement).toEqual({
      plans: [
        {
          plan: archive,
          dangers: [
            {
              ...{
                rule: "resource-destroyed",
                address: "aws_s3_bucket.log",
                what: "destroys the bucket",
                accepted: true,
              },
              reason: "Its log files are deleted, or what protects them goes before S3 refuses.",
              instead:
                "keep the resource in the configuration; if Terraform shall only let go of it, use a removed block with destroy = false",
            },
          ],
        },
      ],
      unreadable: [{ plan: file("missing"), reason: expect.stringContaining("the plan does not exist") as string }],
      unusedAcceptances: [],
    });
  });

  it("judges the others when a plan cannot be read, and fails", async () => {
    const state = write("state.json", '{"format_version":"1.0","values":{}}');
    const refused = await guard(state, archive, file("missing"), folder);

    expect(refused.exitCode).toBe(66);
    expect(refused.stdout).toMatch(/\n1 refused in 1 plan\. Not judged: 3 plans\.\n$/);
    expect(refused.stderr.split("\n")).toEqual([
      `${state} cannot be judged:`,
      "  the document is a state, not a plan",
      "    write: what terraform show -json PLAN prints",
      `${file("missing")} cannot be judged:`,
      "  the plan does not exist",
      "    write: the path of a plan file, or of what terraform show -json PLAN prints",
      `${folder} cannot be judged:`,
      "  the plan is a folder",
      "    write: the path of a plan file, or of what terraform show -json PLAN prints",
      "",
    ]);
    expect((await guard(state)).stdout).toBe("Not judged: 1 plan.\n");
  });

  it("does not let a plan steer the terminal", async () => {
    const evil = write("evil.json", planText([{ ...gone, address: 'aws_s3_bucket.log["\u001b[2J"]' }]));

    expect((await guard(evil)).stdout).toContain('aws_s3_bucket.log["\ufffd[2J"]\n');
  });

  it.each([
    [[], /^error: missing required argument 'plan'\n/],
    [["plan", "--acept", "a"], /^error: unknown option '--acept'\n\(Did you mean --accept\?\)\n/],
    [["plan", "--chdir"], /^error: option '--chdir <folder>' argument missing\n/],
  ])("refuses wrong usage: %j", async (words, stderr) => {
    const refused = await guard(...words);

    expect(refused).toMatchObject({ exitCode: 64, stdout: "" });
    expect(refused.stderr).toMatch(stderr);
  });

  it("explains itself", async () => {
    const { stdout, exitCode } = await guard("--help");

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Usage: org-audit guard \[options\] <plan\.\.\.>\n/);
    for (const part of [
      "Examples:",
      "Exit codes:",
      "--accept",
      "--chdir",
      "--json",
      "TERRAFORM_BINARY_NAME",
      "standard input",
    ]) {
      expect(stdout).toContain(part);
    }
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});

describe("of a plan file, org-audit guard", () => {
  /** What stands for Terraform: it says what it was asked, and shows a plan. */
  const show = (name: string, body: string) => {
    const script = write(name, `#!${process.execPath}\nconst words = process.argv.slice(2);\n${body}\n`);
    chmodSync(script, 0o755);
    return script;
  };
  const plan = write("stack/plan", Buffer.from("PK\u0003\u0004 and what Terraform knows"));
  const encrypted = write(
    "stack/encrypted",
    '{"meta":{"key_provider.pbkdf2.a":"x"},"encrypted_data":"y","encryption_version":"v0"}',
  );
  const asked = file("asked");
  const terraform = show(
    "terraform",
    `require("node:fs").writeFileSync(${JSON.stringify(asked)}, words.join(" "));
     process.stdout.write(${JSON.stringify(planText([gone]))});`,
  );
  const words = () => readFileSync(asked, "utf8");

  it.each([plan, encrypted])("asks Terraform, in the folder of the plan", async (one) => {
    expect(await guard(one, "--terraform", terraform)).toMatchObject({ exitCode: 20, stderr: "" });
    expect(words()).toBe(`-chdir=${file("stack")} show -json -no-color ${one}`);
  });

  it.each([
    ["the one that TERRAFORM_BINARY_NAME names", terraform],
    ["terraform where that is empty", ""],
  ])("asks %s", async (_title, TERRAFORM_BINARY_NAME) => {
    writeFileSync(asked, "nothing");
    const PATH = `${folder}:${process.env["PATH"]}`;
    const child = spawn(process.execPath, [program, "guard", plan], { env: { PATH, TERRAFORM_BINARY_NAME } });

    expect(await once(child, "close")).toEqual([20, null]);
    expect(words()).toBe(`-chdir=${file("stack")} show -json -no-color ${plan}`);
  });

  it("asks Terraform in another folder", async () => {
    expect(await guard(path.relative(process.cwd(), plan), "--terraform", terraform, "--chdir", folder)).toMatchObject({
      exitCode: 20,
    });
    expect(words()).toBe(`-chdir=${folder} show -json -no-color ${plan}`);
  });

  it("says what Terraform says when it fails", async () => {
    const failing = show(
      "failing",
      'process.stderr.write("\\n╷\\n│ Error: Failed to load plugin schemas\\n│ \\n│ Run init.\\n╵\\n"); process.exit(1);',
    );

    expect(await guard(plan, "--terraform", failing)).toEqual({
      exitCode: 66,
      stdout: "Not judged: 1 plan.\n",
      stderr: [
        `${plan} cannot be judged:`,
        `  the plan cannot be shown by ${failing} in ${file("stack")}`,
        "    found: Error: Failed to load plugin schemas Run init.",
        "    write: --chdir with the folder that the plan was made in, where terraform init has been run",
        "",
      ].join("\n"),
    });
  });

  it("says when there is no Terraform", async () => {
    expect(await guard(plan, "--terraform", file("nowhere"))).toEqual({
      exitCode: 66,
      stdout: "Not judged: 1 plan.\n",
      stderr: [
        `${plan} cannot be judged:`,
        `  the plan cannot be shown: there is no program ${file("nowhere")}`,
        "    write: TERRAFORM_BINARY_NAME=terraform, tofu or a path, or what it prints with show -json PLAN",
        "",
      ].join("\n"),
    });
  });
});

describe("from standard input, org-audit guard", () => {
  async function pipe(input: string | Buffer) {
    const child = spawn(process.execPath, [program, "guard", "-"], { cwd: folder });
    child.stdin.end(input);
    const [stdout, stderr, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close"),
    ]);
    return { stdout, stderr, exitCode: exitCode as number };
  }

  it("judges the JSON of a plan", async () => {
    expect(await pipe(planText([created]))).toEqual({
      exitCode: 0,
      stdout: "Nothing refused in 1 plan.\n",
      stderr: "",
    });
    const refused = await pipe(planText([gone]));

    expect(refused).toMatchObject({ exitCode: 20, stderr: "" });
    expect(refused.stdout).toMatch(/^refused {2}standard input {2}aws_s3_bucket\.log\n/);
  });

  it("wants JSON", async () => {
    expect(await pipe("PK\u0003\u0004")).toMatchObject({
      exitCode: 66,
      stderr: [
        "standard input cannot be judged:",
        "  the plan is a plan file, which has to be a file",
        "    write: the path of the plan file",
        "",
      ].join("\n"),
    });
    expect(await pipe("")).toMatchObject({ exitCode: 66, stdout: "Not judged: 1 plan.\n" });
  });
});
