import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import * as path from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { PlanError } from "../../errors";
import { nameOfInput, STANDARD_INPUT, unreadableReason } from "../input";

/** How plans are read that are not JSON yet. */
export interface PlanTextOptions {
  /** The program that made the plan: `terraform`, `tofu`, or a path. */
  readonly terraform: string;
  /**
   * Folder that the plan was made in.
   * @default - the folder that the plan is in
   */
  readonly chdir?: string;
}

/**
 * The JSON of a plan: of a file that has it, of standard input, or of a plan file, which Terraform is asked to show.
 *
 * @throws PlanError if it cannot be read, or Terraform cannot show it
 */
export async function readPlanText(plan: string, options: PlanTextOptions): Promise<string> {
  if (plan === STANDARD_INPUT) {
    const bytes = await buffer(process.stdin);
    return isPlanFile(bytes)
      ? refuse(plan, "is a plan file, which has to be a file", "the path of the plan file")
      : bytes.toString();
  }
  const bytes = await readFile(plan).catch((error: unknown) =>
    refuse(plan, unreadableReason(error), "the path of a plan file, or of what terraform show -json PLAN prints"),
  );
  return isPlanFile(bytes) ? showPlan(plan, options) : bytes.toString();
}

/** A plan file is a ZIP archive, or what OpenTofu makes of one when it encrypts plans. */
function isPlanFile(bytes: Buffer): boolean {
  const beginning = bytes.subarray(0, 32).toString("latin1");
  return beginning.startsWith("PK\u0003\u0004") || /^\s*\{\s*"meta"\s*:/.test(beginning);
}

async function showPlan(plan: string, { terraform, chdir = path.dirname(plan) }: PlanTextOptions): Promise<string> {
  try {
    const words = [`-chdir=${chdir}`, "show", "-json", "-no-color", path.resolve(plan)];
    // The plan of a large stack is longer than Node expects of a program.
    return (await promisify(execFile)(terraform, words, { maxBuffer: 1 << 30 })).stdout;
  } catch (error) {
    const { code, stderr } = error as { readonly code?: string | number; readonly stderr?: string };
    return code === "ENOENT"
      ? refuse(
          plan,
          `cannot be shown: there is no program ${terraform}`,
          "TERRAFORM_BINARY_NAME=terraform, tofu or a path, or what it prints with show -json PLAN",
        )
      : refuse(
          plan,
          `cannot be shown by ${terraform} in ${chdir}`,
          "--chdir with the folder that the plan was made in, where terraform init has been run",
          stderr?.replace(/[╷│╵\s]+/g, " ").trim(),
        );
  }
}

function refuse(plan: string, what: string, write: string, found?: string): never {
  throw new PlanError(nameOfInput(plan), [{ where: "the plan", what, write, found }]);
}
