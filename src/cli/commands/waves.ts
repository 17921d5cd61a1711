import { Command } from "commander";
import type { SynthesizedStack } from "../../deployment";
import { readAssembly, wavesOf } from "../../deployment";
import { outputOption } from "../deployment/options";
import type { ExitCode } from "../exit-codes";
import { EXIT_CODES } from "../exit-codes";
import type { Terminal } from "../terminal";
import { printable } from "../terminal";

const DETAILS = `
The stacks of a wave depend on waves before it only, so they can be deployed beside each other.

Examples:
  org-audit waves
  org-audit waves --json | jq -c '.waves[2] | map(.accountId) | unique'    accounts of the third wave, for a matrix

--json prints one object: waves, each a list of stacks with name, accountId, region and dependencies.
`;

/** `org-audit waves`: the order of the stacks. */
export function wavesCommand({ stdout }: Terminal, finish: (exitCode: ExitCode) => void): Command {
  return new Command("waves")
    .summary("print the stacks in the order they are deployed")
    .description("Prints the stacks that cdktf synth wrote, wave by wave, with their accounts.")
    .addOption(outputOption())
    .option("--json", "print one JSON object")
    .addHelpText("after", DETAILS)
    .action((options: { readonly output: string; readonly json?: true }) => {
      const waves = wavesOf(readAssembly(options.output));
      stdout.write(options.json ? printJson(waves) : printLines(waves));
      finish(EXIT_CODES.success);
    });
}

type Waves = readonly (readonly SynthesizedStack[])[];

function printLines(waves: Waves): string {
  const width = Math.max(...waves.flat().map(({ name }) => name.length), 5);
  const line = (wave: string, name: string, account: string, region: string) =>
    `${wave.padStart(4)}  ${name.padEnd(width)}  ${account.padEnd(12)}  ${region}\n`;
  return [
    line("WAVE", "STACK", "ACCOUNT", "REGION"),
    ...waves.flatMap((stacks, index) =>
      stacks.map(({ name, accountId, region }) => line(String(index + 1), printable(name), accountId, region)),
    ),
  ].join("");
}

function printJson(waves: Waves): string {
  const stackOf = ({ name, accountId, region, dependencies }: SynthesizedStack) => ({ name, accountId, region, dependencies }); // prettier-ignore
  return `${JSON.stringify({ waves: waves.map((stacks) => stacks.map(stackOf)) }, null, 2)}\n`;
}
