import { existsSync } from "node:fs";
import * as path from "node:path";
import { PrivateFolder } from "./private-folder";
import type { Terraform } from "./terraform";
import type { Ended } from "./terraform-process";
import { runTerraform } from "./terraform-process";

/** Terraform in the folder of one stack: one plan, and the apply of that very plan. */
export class StackTerraform {
  private readonly folder: PrivateFolder;
  private readonly planFile: string;

  constructor(
    private readonly terraform: Terraform,
    private readonly directory: string,
  ) {
    this.folder = new PrivateFolder(directory);
    this.planFile = this.folder.create("plan");
  }

  /** The command that a person would begin with, to look after this stack by hand. */
  get command(): string {
    return `${this.terraform.binary} -chdir=${this.directory}`;
  }

  /** The state that an earlier run could not write, which nothing must overwrite. */
  get unwrittenState(): string | undefined {
    const file = path.join(this.directory, "errored.tfstate");
    return existsSync(file) ? file : undefined;
  }

  /** Installs providers, in the versions of the lock file that is there, and prepares the backend. */
  init(): Promise<Ended> {
    return this.run("init");
  }

  /**
   * Plans; 0 says that there is nothing to change, 2 that there is something.
   *
   * @param options.lock - whether to lock the state: what nobody applies needs no lock, and no right to write one
   */
  plan({ lock }: { readonly lock: boolean }): Promise<Ended> {
    return this.run("plan", "-detailed-exitcode", `-out=${this.planFile}`, ...this.locking(lock));
  }

  /** The plan as JSON, with every secret in it. */
  showJson(): Promise<Ended> {
    return this.run("show", "-json", this.planFile);
  }

  /** The plan as people read it. */
  show(): Promise<Ended> {
    return this.run("show", "-no-color", this.planFile);
  }

  /** Applies the plan. Terraform refuses it when the state has changed since. */
  apply(): Promise<Ended> {
    return this.run("apply", ...this.locking(true), this.planFile);
  }

  /** The outputs in the state, as JSON: an empty object when the stack was never deployed. */
  output(): Promise<Ended> {
    return this.run("output", "-json");
  }

  /** Removes the plan and everything that Terraform wrote about it. */
  close(): void {
    this.folder.remove();
  }

  private locking(lock: boolean): string[] {
    return lock ? [`-lock-timeout=${this.terraform.lockTimeout}`] : ["-lock=false"];
  }

  private run(step: string, ...parameters: string[]): Promise<Ended> {
    const quiet = step === "show" || step === "output" ? [] : ["-input=false", "-no-color"];
    return runTerraform({
      ...this.terraform,
      parameters: [`-chdir=${this.directory}`, step, ...quiet, ...parameters],
      output: { stdout: this.folder.create("stdout"), stderr: this.folder.create("stderr") },
    });
  }
}
