import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { terraformEnvironment } from "../../emulator/terraform-environment";

/** Arguments of resources, by type and name: what a configuration in JSON has. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

interface PlannedChange {
  readonly type: string;
  readonly name: string;
  readonly change: { readonly after: Record<string, unknown>; readonly after_unknown: Record<string, unknown> };
}

/** Keeps the provider from every call: nothing is refreshed, nobody is asked who they are. */
const PROVIDER = {
  region: "eu-central-1",
  access_key: "none",
  secret_key: "none",
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: "true",
  skip_region_validation: true,
};

/** What AWS would have given to a resource. What is left out has no value. */
const GIVEN: Readonly<Record<string, unknown>> = {
  id: "given",
  key_id: "given",
  arn: "arn:aws:service:eu-central-1:222222222222:given",
  inline_policy: [],
  managed_policy_arns: [],
  rotation_period_in_days: 365,
  expected_bucket_owner: "",
};

/** What a plan may be asked for besides resources. */
export interface PlanOptions {
  /** Words for the command, such as `-destroy`. */
  readonly words?: readonly string[];
  /** Blocks that stand beside resources, such as `moved`. */
  readonly blocks?: object;
}

/**
 * Plans of the real Terraform with the real provider, without AWS: the state is what a first plan would have created.
 */
export class RealPlans {
  /** The program: `terraform`, `tofu`, or a path. */
  readonly terraform: string;
  /** Path of the plan that creates everything. */
  readonly creation: string;
  private readonly environment: Record<string, string>;

  /** @param standing - the resources that are there */
  constructor(
    private readonly folder: string,
    standing: Resources,
  ) {
    mkdirSync(folder, { recursive: true });
    this.environment = terraformEnvironment({ environment: {}, workDirectory: folder }).variables;
    this.terraform = this.environment["TERRAFORM_BINARY_NAME"]!;
    this.configure(standing, {});
    this.run("init");
    this.creation = this.plan(standing, "creation");
    this.writeState();
  }

  /** Plans another configuration, and tells the path of the plan file. */
  plan(resources: Resources, name: string, { words = [], blocks = {} }: PlanOptions = {}): string {
    this.configure(resources, blocks);
    this.run("plan", "-refresh=false", `-out=${name}`, ...words);
    return path.join(this.folder, name);
  }

  private configure(resource: Resources, blocks: object): void {
    const aws = { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" };
    const configuration = {
      terraform: { required_providers: { aws } },
      provider: { aws: PROVIDER },
      resource,
      ...blocks,
    };
    writeFileSync(path.join(this.folder, "main.tf.json"), JSON.stringify(configuration));
  }

  private writeState(): void {
    const created = JSON.parse(this.run("show", "-json", this.creation)) as { resource_changes: PlannedChange[] };
    const versions = this.schemaVersions();
    const provider = `provider["${this.providerAddress()}"]`;
    const resources = created.resource_changes.map(({ type, name, change: { after, after_unknown: unknown } }) => {
      const given = Object.keys(unknown).filter((key) => unknown[key] === true);
      const attributes = { ...after, ...Object.fromEntries(given.map((key) => [key, GIVEN[key] ?? null])) };
      return { mode: "managed", type, name, provider, instances: [{ schema_version: versions[type], attributes }] };
    });
    const state = { version: 4, terraform_version: "1.9.0", serial: 1, lineage: "guard", outputs: {}, resources };
    writeFileSync(path.join(this.folder, "terraform.tfstate"), JSON.stringify(state));
  }

  private schemaVersions(): Record<string, number> {
    const { provider_schemas: schemas } = JSON.parse(this.run("providers", "schema", "-json")) as {
      provider_schemas: Record<string, { resource_schemas: Record<string, { version: number }> }>;
    };
    const [schema] = Object.values(schemas);
    return Object.fromEntries(Object.entries(schema!.resource_schemas).map(([type, { version }]) => [type, version]));
  }

  /** Terraform and OpenTofu each have a registry of their own. */
  private providerAddress(): string {
    const lock = readFileSync(path.join(this.folder, ".terraform.lock.hcl"), "utf8");
    return /provider "([^"]+)"/.exec(lock)![1]!;
  }

  private run(...words: string[]): string {
    return execFileSync(this.terraform, [`-chdir=${this.folder}`, ...words], {
      env: this.environment,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 1 << 30,
    });
  }
}
