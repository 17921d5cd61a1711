import { spawn } from "node:child_process";
import { terraformEnvironment } from "./terraform-environment";

export interface TerraformOptions {
  /** Variables for Terraform, such as an emulator's `environment`. Nothing personal is inherited beside them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folder for the files of this run, such as the CLI configuration. */
  readonly workDirectory: string;
  /**
   * Receives everything that Terraform prints, as it prints it.
   * @default - it is only kept for errors
   */
  readonly onOutput?: (text: string) => void;
  /**
   * Interrupts the running command: Terraform gets SIGINT, tidies up and releases its lock, then the call rejects.
   * @default - Ctrl-C reaches Terraform by itself
   */
  readonly signal?: AbortSignal;
}

/** A command of Terraform failed or was interrupted. */
export class TerraformError extends Error {
  override readonly name = "TerraformError";
  constructor(
    /** The command, such as `terraform apply`. */
    readonly command: string,
    /** Folder that it ran in. */
    readonly directory: string,
    /** What Terraform wrote to standard error. */
    readonly stderr: string,
    what: string,
  ) {
    super(`${command} ${what} in ${directory}\n${stderr.trim()}`.trimEnd());
  }
}

/** Runs Terraform or OpenTofu, whichever `TERRAFORM_BINARY_NAME` says or the machine has, without any questions. */
export class Terraform {
  /** Every variable that Terraform runs with; cdktf-cli needs the same. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the AWS provider comes from, as a clause for people. */
  readonly providerSource: string;
  /** The program: `terraform`, `tofu`, or a path. */
  readonly binary: string;
  private checkedVersion?: Promise<void>;

  /** @throws Error when neither Terraform nor OpenTofu is there */
  constructor(private readonly options: TerraformOptions) {
    const { variables, providerSource } = terraformEnvironment(options);
    this.environment = variables;
    this.providerSource = providerSource;
    this.binary = variables["TERRAFORM_BINARY_NAME"]!;
  }

  /**
   * Installs providers and prepares the backend.
   * @param options.backend whether to prepare the backend; `validate` needs none. Default: true
   */
  async init(directory: string, options: { readonly backend?: boolean } = {}): Promise<void> {
    await this.run(directory, ["init", ...(options.backend === false ? ["-backend=false"] : [])]);
  }

  /** Checks the configuration against the providers' schemas. */
  async validate(directory: string): Promise<void> {
    await this.run(directory, ["validate"]);
  }

  async apply(directory: string): Promise<void> {
    await this.run(directory, ["apply", "-auto-approve"]);
  }

  /** Plans, and tells whether anything would change. */
  async plan(directory: string): Promise<{ readonly changes: boolean; readonly output: string }> {
    const { exitCode, stdout } = await this.run(directory, ["plan", "-detailed-exitcode"], [0, 2]);
    return { changes: exitCode === 2, output: stdout };
  }

  async destroy(directory: string): Promise<void> {
    await this.run(directory, ["destroy", "-auto-approve"]);
  }

  /** The values of the outputs, by name. The caller says their types. */
  async output<Outputs extends object = Record<string, unknown>>(directory: string): Promise<Outputs> {
    const { stdout } = await this.run(directory, ["output", "-json"]);
    const outputs = JSON.parse(stdout) as Record<string, { readonly value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value])) as Outputs;
  }

  /** Colours are left out: errors are read in logs. */
  private async run(directory: string, args: readonly string[], accepted: readonly number[] = [0]) {
    const { onOutput, signal } = this.options;
    const command = `${this.binary} ${args[0]}`;
    await (this.checkedVersion ??= this.checkVersion());
    if (signal?.aborted) {
      throw new TerraformError(command, directory, "", "was interrupted before it began");
    }
    const result = await this.execute([`-chdir=${directory}`, ...args, "-no-color"], onOutput, signal);
    if (signal?.aborted) {
      throw new TerraformError(command, directory, result.stderr, "was interrupted");
    }
    if (!accepted.includes(result.exitCode ?? -1)) {
      throw new TerraformError(command, directory, result.stderr, "failed");
    }
    return result;
  }

  private async checkVersion(): Promise<void> {
    const { stdout } = await this.execute(["version", "-json"]);
    const version = (JSON.parse(stdout) as { readonly terraform_version: string }).terraform_version;
    const [major, minor] = version.split(".").map(Number);
    if (major! < 1 || (major === 1 && minor! < 9)) {
      throw new Error(`${this.binary} is too old\n  found: ${version}\n  write: install version 1.9 or later`);
    }
  }

  private execute(args: readonly string[], onOutput?: (text: string) => void, signal?: AbortSignal) {
    return new Promise<{ exitCode: number | null; stdout: string; stderr: string }>((resolve, reject) => {
      // With a signal Terraform has a process group of its own: a second SIGINT from the terminal would make it give
      // up at once and leave its lock.
      const child = spawn(this.binary, args, {
        env: this.environment,
        stdio: ["ignore", "pipe", "pipe"],
        detached: signal !== undefined,
      });
      const written = { stdout: "", stderr: "" };
      for (const stream of ["stdout", "stderr"] as const) {
        child[stream].setEncoding("utf8").on("data", (text: string) => {
          written[stream] += text;
          onOutput?.(text);
        });
      }
      const interrupt = () => child.kill("SIGINT");
      signal?.addEventListener("abort", interrupt, { once: true });
      child.once("error", reject);
      child.once("close", (exitCode) => {
        signal?.removeEventListener("abort", interrupt);
        resolve({ exitCode, ...written });
      });
    });
  }
}
