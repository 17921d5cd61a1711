/**
 * A landing zone, and this module's stacks on top of it, deployed for real on the emulator with the commands that a
 * pipeline runs. The demo shows it; the end-to-end test examines it.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { parseDocument } from "yaml";
import type { Document } from "yaml";
import type { Emulator } from "../emulator/emulator";
import { Terraform } from "../emulator/terraform";
import { loadOrganization } from "../src/config";
import type { Organization } from "../src/config";
import { fillAccountIds } from "./fill-account-ids";

/** The folder that holds package.json, seen from the source as well as from its compiled copy in `dist`. */
export const PROJECT = path.resolve(__dirname, path.basename(path.dirname(__dirname)) === "dist" ? "../.." : "..");

/** How many stacks are deployed beside each other: the provider waits more than it works. */
const DEPLOYMENTS = 4;

/** How many stacks are planned beside each other: a plan is all work. */
const PLANS = 2;

/** Outputs of `examples/landing-zone`. */
export interface LandingZone {
  readonly organization_id: string;
  readonly root_id: string;
  readonly management_account_id: string;
  /** Account ids by `management`, `log-archive` or the member's key. */
  readonly account_ids: Readonly<Record<string, string>>;
  /** Ids of the organizational units by path. */
  readonly organizational_unit_ids: Readonly<Record<string, string>>;
  /** ARNs of the roles that deploy into accounts, by the account's key. */
  readonly access_role_arns: Readonly<Record<string, string>>;
  /** ARNs of the roles of people by key. */
  readonly role_arns: Readonly<Record<string, string>>;
}

/** Options of a rehearsal. */
export interface RehearsalOptions {
  /** The emulator to deploy to. */
  readonly emulator: Emulator;
  /** Empty folder for states, configuration and what is synthesized. */
  readonly workDirectory: string;
  /**
   * Receives everything that Terraform and cdktf print.
   * @default - it is only kept for errors
   */
  readonly onOutput?: (text: string) => void;
  /**
   * Interrupts the running command and waits until it has tidied up.
   * @default - none
   */
  readonly signal?: AbortSignal;
}

/** The steps of a deployment, each to be called once and in this order. */
export class Rehearsal {
  /** Terraform, pointed at the emulator. */
  readonly terraform: Terraform;
  /** Path of the configuration that `configure` writes. */
  readonly configurationFile: string;
  private readonly landingZoneDirectory: string;
  private readonly outputDirectory: string;

  constructor(private readonly options: RehearsalOptions) {
    const { emulator, workDirectory, onOutput, signal } = options;
    mkdirSync(workDirectory, { recursive: true });
    this.terraform = new Terraform({ environment: emulator.environment, workDirectory, onOutput, signal });
    this.landingZoneDirectory = path.join(workDirectory, "landing-zone");
    this.configurationFile = path.join(workDirectory, "organization.yaml");
    this.outputDirectory = path.join(workDirectory, "cdktf.out");
  }

  /** Applies `examples/landing-zone`, with a state of its own: what a customer already has. */
  async applyLandingZone(): Promise<LandingZone> {
    const source = path.join(PROJECT, "examples/landing-zone");
    mkdirSync(this.landingZoneDirectory);
    for (const file of readdirSync(source).filter((name) => name.endsWith(".tf"))) {
      cpSync(path.join(source, file), path.join(this.landingZoneDirectory, file));
    }
    await this.terraform.init(this.landingZoneDirectory);
    await this.terraform.apply(this.landingZoneDirectory);
    return this.terraform.output<LandingZone>(this.landingZoneDirectory);
  }

  /**
   * Writes the example configuration with the landing zone's account ids and the emulator's settings.
   *
   * @param edit - changes beyond those
   */
  configure(landingZone: LandingZone, edit: (document: Document) => void = () => {}): Organization {
    const example = readFileSync(path.join(PROJECT, "config/organization.yaml"), "utf8");
    const document = parseDocument(fillAccountIds(example, landingZone.account_ids));
    document.setIn(["state", "path"], "states/{stack}.tfstate");
    document.setIn(["existingState", "landing-zone", "path"], "landing-zone/terraform.tfstate");
    // Buckets have no host names of their own on a loopback address.
    document.setIn(["provider"], { s3UsePathStyle: true, maxRetries: 5 });
    edit(document);
    writeFileSync(this.configurationFile, document.toString({ lineWidth: 0 }));
    return loadOrganization(this.configurationFile);
  }

  /**
   * Runs `cdktf synth` and `org-audit deploy`: all stacks, each when those that it reads from stand.
   *
   * @param onStack - told the name of each stack that stands
   */
  async deploy(onStack: (stack: string) => void = () => {}): Promise<void> {
    await this.synthesize();
    const program = path.join(PROJECT, "dist/src/cli/main.js");
    await this.run("org-audit", program, ["deploy", "--parallelism", String(DEPLOYMENTS)], (text) => {
      for (const [, stack] of text.matchAll(/^(\S+) .*(?:deployed|unchanged)$/gm)) onStack(stack!);
    });
  }

  /**
   * Runs `cdktf deploy` for all stacks. When one fails, cdktf-cli kills those beside it and leaves their locks: no harm
   * here, where everything is thrown away, but a pipeline has to deploy one at a time.
   */
  async deployWithCdktf(): Promise<void> {
    await this.cdktf(["deploy", "*", "--auto-approve", "--skip-provider-lock", "--parallelism", String(DEPLOYMENTS)]);
  }

  /** Runs `cdktf synth`. */
  async synthesize(): Promise<void> {
    await this.cdktf(["synth"]);
  }

  /** Names of the stacks of the last synthesis, in the order of the manifest. */
  stacks(): string[] {
    const manifest = readFileSync(path.join(this.outputDirectory, "manifest.json"), "utf8");
    return Object.keys((JSON.parse(manifest) as { stacks: Record<string, unknown> }).stacks);
  }

  /** The folder of a stack, in which plain Terraform works too. */
  stackDirectory(stack: string): string {
    return path.join(this.outputDirectory, "stacks", stack);
  }

  /** Plans every stack again and names those that would change something. */
  async stacksWithChanges(): Promise<string[]> {
    const changed: string[] = [];
    const waiting = this.stacks();
    const planNext = async (): Promise<void> => {
      for (let stack = waiting.shift(); stack !== undefined; stack = waiting.shift()) {
        const { changes } = await this.terraform.plan(this.stackDirectory(stack));
        if (changes) changed.push(stack);
      }
    };
    await Promise.all(Array.from({ length: PLANS }, planNext));
    return changed.sort();
  }

  private cdktf(parameters: string[]): Promise<void> {
    return this.run("cdktf", path.join(PROJECT, "node_modules/.bin/cdktf"), parameters);
  }

  private async run(
    name: string,
    program: string,
    parameters: string[],
    onText: (text: string) => void = () => {},
  ): Promise<void> {
    const { onOutput, signal } = this.options;
    const child = spawn(process.execPath, [program, ...parameters, "--output", this.outputDirectory], {
      cwd: PROJECT,
      env: { ...this.terraform.environment, ORGANIZATION_CONFIG: this.configurationFile, FORCE_COLOR: "0" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        onText(text);
        onOutput?.(text);
      });
    }
    const interrupt = () => child.kill("SIGINT");
    signal?.addEventListener("abort", interrupt, { once: true });
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    signal?.removeEventListener("abort", interrupt);

    const command = `${name} ${parameters.join(" ")}`;
    if (signal?.aborted) throw new Error(`${command} was interrupted`);
    if (exitCode !== 0) throw new Error(`${command} failed:\n${readable(printed)}`);
  }
}

/** What cdktf printed, without the spinner and the counters that it draws again and again. */
function readable(printed: string): string {
  const drawn = /^\s*[⠁-⣿] |Stacks? (deploying|done|waiting)/u;
  return stripVTControlCharacters(printed)
    .split("\n")
    .filter((line) => line.trim() !== "" && !drawn.test(line))
    .join("\n");
}
