import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { Option } from "commander";
import type { Problem } from "../../errors";
import { UsageError } from "../../errors";
import { repeatable } from "../repeatable";
import { isCount } from "./select-stacks";

/** What `plan` and `deploy` are told. */
export interface DeploymentOptions {
  readonly output: string;
  readonly wave?: string;
  readonly account?: string;
  readonly shard?: string;
  readonly parallelism: string;
  readonly lockTimeout?: string;
  readonly accept: readonly string[];
  readonly details?: true;
  readonly detailedExitcode?: true;
  readonly json?: true;
}

/** The folder of the assembly, as cdktf calls it. */
export const outputOption = () => new Option("--output <dir>", "what cdktf synth wrote").default("cdktf.out");

/** Adds the options that `plan` and `deploy` share. */
export function addDeploymentOptions(command: Command): Command {
  return command
    .argument("[stack...]", "stacks, by name; * stands for any text", [])
    .addOption(outputOption())
    .option("--wave <n>", "only this wave, counted from 1")
    .option("--account <id>", "only stacks that are deployed into this account")
    .option("--shard <i>/<n>", "only this share of what the other options leave, such as 1/4")
    .addOption(
      new Option("--parallelism <n>", "how many stacks at once, at about 0.5 GB of memory each").default(
        String(Math.max(2, availableParallelism())),
        "one a processor, at least 2",
      ),
    )
    .addOption(repeatable("--accept <address>", "a danger that is wanted, as ADDRESS or STACK:ADDRESS", "none"))
    .option("--json", "print one JSON object");
}

/** @throws UsageError with every option whose value Terraform or this program could not use */
export function checkDeploymentOptions({ parallelism, lockTimeout }: DeploymentOptions): void {
  const problems: Problem[] = [];
  if (!isCount(parallelism)) {
    const what = "is not a number of stacks";
    problems.push({ where: "--parallelism", what, found: parallelism, write: "a whole number from 1" });
  }
  if (lockTimeout !== undefined && !/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(lockTimeout)) {
    const what = "is not a duration";
    problems.push({ where: "--lock-timeout", what, found: lockTimeout, write: "a number and its unit, such as 90s" });
  }
  if (problems.length > 0) throw new UsageError(problems);
}
