import { existsSync, mkdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { SynthesizedStack } from "../../src/deployment";
import { readAssembly } from "../../src/deployment";

/** The program that plays Terraform. */
export const FAKE_TERRAFORM = path.join(__dirname, "fake-terraform.mjs");

/** How the fake Terraform plays one step. */
export interface Behaviour {
  readonly exitCode?: number;
  readonly stdout?: string;
  readonly stderr?: string;
  /** What `show -json` prints. */
  readonly json?: string;
  /** How `show` without `-json` ends. */
  readonly exitCodeForPeople?: number;
  /** Waits until this file is there. */
  readonly until?: string;
  /** Whether SIGINT ends it while it waits. Default: true */
  readonly endsAtInterrupt?: boolean;
  /** Ends as the kernel ends a process that takes too much memory. */
  readonly killItself?: boolean;
}

/** One line of the journal. */
export interface Entry {
  readonly stack: string;
  readonly step: string;
  readonly event: "begin" | "waits" | "interrupted" | "applies" | "end";
  readonly pid: number;
  readonly parameters?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly plan?: string;
  readonly interrupts?: number;
  readonly exitCode?: number;
}

/** Account of every stack, by the order in which they are named. */
export const ACCOUNTS = ["111111111111", "222222222222", "333333333333"] as const;

/** What cdktf would have written for stacks that a fake Terraform deploys. */
export class FakeAssembly {
  readonly output: string;
  readonly journalFile: string;
  readonly stacks: readonly SynthesizedStack[];

  /**
   * @param folder - an empty one
   * @param dependencies - the stacks, each with those it depends on
   */
  constructor(
    readonly folder: string,
    dependencies: Readonly<Record<string, readonly string[]>>,
  ) {
    this.output = path.join(folder, "cdktf.out");
    this.journalFile = path.join(folder, "journal");
    const stacks = Object.entries(dependencies).map(([name, before]) => {
      const workingDirectory = `stacks/${name}`;
      return [name, { name, workingDirectory, dependencies: before }] as const;
    });
    stacks.forEach(([, { workingDirectory }], index) => {
      const aws = [{ region: "eu-central-1", allowed_account_ids: [ACCOUNTS[index % ACCOUNTS.length]] }];
      mkdirSync(path.join(this.output, workingDirectory), { recursive: true });
      writeFileSync(path.join(this.output, workingDirectory, "cdk.tf.json"), JSON.stringify({ provider: { aws } }));
    });
    writeFileSync(path.join(this.output, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(stacks) }));
    writeFileSync(this.journalFile, "");
    this.stacks = readAssembly(this.output);
  }

  /** Variables with which the fake is run. */
  get environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      TERRAFORM_BINARY_NAME: FAKE_TERRAFORM,
      FAKE_TERRAFORM_JOURNAL: this.journalFile,
    };
  }

  /** Path of a file in a stack's folder. */
  file(stack: string, name: string): string {
    return path.join(this.output, "stacks", stack, name);
  }

  /** Says how steps of a stack go. What is not said goes well. */
  behave(stack: string, steps: Readonly<Record<string, Behaviour>>): void {
    writeFileSync(this.file(stack, "fake.json"), JSON.stringify(steps));
  }

  journal(): readonly Entry[] {
    const lines = readFileSync(this.journalFile, "utf8").split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Entry);
  }

  /** The steps that were begun, as `stack step`. */
  begun(): readonly string[] {
    return this.journal().filter(({ event }) => event === "begin").map(({ stack, step }) => `${stack} ${step}`); // prettier-ignore
  }

  /** Waits until the journal says something. */
  async until(condition: (journal: readonly Entry[]) => boolean): Promise<void> {
    if (condition(this.journal())) return;
    await new Promise<void>((resolve, reject) => {
      const check = () => {
        try {
          if (!condition(this.journal())) return;
          resolve();
        } catch (error) {
          // The journal goes with its folder when a test ends: nobody waits any more.
          reject(error);
        }
        watcher.close();
      };
      const watcher = watch(this.journalFile, check);
      check();
    });
  }

  /** Names of stacks whose state is locked. */
  locked(): readonly string[] {
    return this.stacks.filter(({ name }) => existsSync(this.file(name, "lock"))).map(({ name }) => name);
  }
}
