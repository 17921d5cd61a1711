import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { Terminal } from "../../src/cli/terminal";
import { createColors } from "picocolors";
import { runCommandLine } from "../../src/cli/command-line";
import { ProgressBar } from "../../src/cli/progress-bar";
import { terminalOf } from "../../src/cli/terminal";
import { DETECTIONS, detectionIds } from "../../src/detections";
import { temporaryFolder } from "../support/temporary-folder";
import { compiledCommandLine } from "./compiled-command-line";

const program = compiledCommandLine();
const folder = temporaryFolder();
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };

async function run(...words: string[]) {
  const written = { stdout: "", stderr: "" };
  const terminal: Terminal = {
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    colors: createColors(false),
  };
  return { exitCode: await runCommandLine(words, terminal), ...written };
}

describe("org-audit", () => {
  it.each(["discover", "adopt"])(
    "%s takes the usual configuration where the variable that names one is empty",
    (name) => {
      const env = { ...process.env, ORGANIZATION_CONFIG: "" };
      const help = execFileSync(process.execPath, [program, name, "--help"], { env, encoding: "utf8" });

      expect(help).toContain('(default: "config/organization.yaml")');
    },
  );

  it("explains itself", async () => {
    const help = await run("--help");

    expect(help).toMatchObject({ exitCode: 0, stderr: "" });
    expect(help.stdout).toMatch(/^Usage: org-audit \[options\] \[command\]\n/);
    expect(help.stdout).toMatch(
      /\n {2}detect \[options\] <input\.\.\.> {2}look for what alarms look for, in log files\n/,
    );
    expect(help.stdout).toMatch(/\n {2}-V, --version +output the version number\n/);
  });

  it.each(["--version", "-V"])("says its version: %s", async (word) => {
    expect(await run(word)).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("says its version as a program, in a folder that is another package's", () => {
    writeFileSync(path.join(folder, "package.json"), '{"version":"9.9.9"}');

    const printed = execFileSync(process.execPath, [program, "--version"], { cwd: folder, encoding: "utf8" });
    expect(printed).toBe(`${version}\n`);
  });

  it.each([
    ["detect", "--help"],
    ["detect", "-h", "logs"],
  ])("explains a command: %s %s", async (...words) => {
    const help = await run(...words);

    expect(help).toMatchObject({ exitCode: 0, stderr: "" });
    expect(help.stdout).toMatch(/^Usage: org-audit detect \[options\] <input\.\.\.>\n/);
    for (const part of ["Examples:", "Exit codes:", "--json", "--min-severity", "--detection", "standard input"]) {
      expect(help.stdout).toContain(part);
    }
    const lines = help.stdout.split("\n").map((line) => line.length);
    expect(Math.max(...lines)).toBeLessThanOrEqual(120);
  });

  it.each([
    [[], /^Usage: org-audit/],
    [["detct", "logs"], /^error: unknown command 'detct'\n\(Did you mean detect\?\)\n/],
    [["detect"], /^error: missing required argument 'input'\n/],
    [["detect", "logs", "--jsn"], /^error: unknown option '--jsn'\n\(Did you mean --json\?\)\n/],
    [
      ["detect", "logs", "--min-severity", "bad"],
      /^error: option '--min-severity <severity>' argument 'bad' is invalid. Allowed choices are low, medium, high, critical\.\n/,
    ],
  ])("refuses wrong usage: %j", async (words, stderr) => {
    const refused = await run(...words);

    expect(refused).toMatchObject({ exitCode: 64, stdout: "" });
    expect(refused.stderr).toMatch(stderr);
  });

  it("refuses ids that no detection has, all at once, and says which may be meant", async () => {
    const known = detectionIds.join(", ");

    expect(await run("detect", "logs", "--detection", "rot-usage", "--detection", "quartz")).toEqual({
      exitCode: 64,
      stdout: "",
      stderr: [
        "the command line is wrong:",
        "  --detection is not the id of a detection",
        "    found: rot-usage",
        `    write: one of ${known}; did you mean root-usage?`,
        "  --detection is not the id of a detection",
        "    found: quartz",
        `    write: one of ${known}`,
        "",
      ].join("\n"),
    });
  });

  it("refuses a severity that leaves nothing to look for", async () => {
    const { id } = DETECTIONS.find(({ severity }) => severity === "low")!;

    expect(await run("detect", "logs", "--detection", id, "--min-severity", "medium")).toEqual({
      exitCode: 64,
      stdout: "",
      stderr: [
        "the command line is wrong:",
        "  --min-severity leaves nothing to look for",
        "    found: medium",
        "    write: a lower severity, or leave it out",
        "",
      ].join("\n"),
    });
  });
});

describe("a terminal", () => {
  const red = (isTTY: boolean | undefined, env: Record<string, string>) =>
    terminalOf({ stdout: { isTTY }, stderr: {}, env } as never).colors.red("x");

  it("has colours where a person looks at it", () => {
    expect(red(true, {})).toBe("\u001b[31mx\u001b[39m");
    expect(red(true, { NO_COLOR: "" })).toBe("\u001b[31mx\u001b[39m");
  });

  it.each([
    ["it is a file or another program", undefined, {}],
    ["it is another program, even in CI", false, { CI: "1", FORCE_COLOR: "1" }],
    ["somebody set NO_COLOR", true, { NO_COLOR: "1" }],
    ["it can do nothing", true, { TERM: "dumb" }],
  ])("has none where %s", (_title, isTTY, env) => {
    expect(red(isTTY, env as Record<string, string>)).toBe("x");
  });
});

describe("a progress bar", () => {
  const draw = (isTTY: boolean, shares: (number | undefined)[], columns?: number) => {
    let written = "";
    const bar = new ProgressBar({ isTTY, columns, write: (text) => (written += text) });
    for (const share of shares) bar.show(share, "2 files");
    bar.clear();
    return written;
  };

  it("is one line that goes away", () => {
    expect(draw(true, [0.5])).toBe(`\r\u001b[K${"█".repeat(12)}${"░".repeat(12)}  50 %  2 files\r\u001b[K`);
    expect(draw(true, [undefined])).toBe("\r\u001b[K2 files\r\u001b[K");
    expect(draw(true, [1.1])).toBe(`\r\u001b[K${"█".repeat(24)} 100 %  2 files\r\u001b[K`);
  });

  it.each([
    [80, `${"█".repeat(12)}${"░".repeat(12)}  50 %  2 files`],
    [40, `${"█".repeat(12)}${"░".repeat(12)}  50 %  2 files`],
    [39, `${"█".repeat(12)}${"░".repeat(12)}  50 %  2 fil…`],
    [10, "████████…"],
    [1, "…"],
    [0, `${"█".repeat(12)}${"░".repeat(12)}  50 %  2 files`],
  ])("is never longer than the terminal of %d columns is wide", (columns, line) => {
    expect(draw(true, [0.5], columns)).toBe(`\r\u001b[K${line}\r\u001b[K`);
  });

  it("is not drawn more often than one can see, nor where nobody watches", () => {
    expect(draw(true, [0.5, 0.6])).toBe(draw(true, [0.5]));
    expect(draw(false, [0.5, 1])).toBe("");
    expect(draw(true, [])).toBe("");
  });
});
