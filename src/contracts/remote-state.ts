/**
 * Terraform's side of the contracts: the only file that makes outputs, backends and remote state data sources.
 *
 * cdktf's automatic cross-stack references are never used: their names change with every construct that is renamed,
 * and they hand the writer's credentials to the reader.
 */
import * as path from "node:path";
import {
  App,
  DataTerraformRemoteStateLocal,
  DataTerraformRemoteStateS3,
  dependable,
  LocalBackend,
  S3Backend,
  TerraformOutput,
} from "cdktf";
import type { ITerraformDependable, TerraformRemoteState, TerraformStack } from "cdktf";
import { ContractError } from "../errors";
import { CONTRACT_VERSION_OUTPUT } from "./contract";
import type { AnyContract, ContractValues } from "./contract";
import type { S3StateLocation, StateLocation } from "./state-location";

/** Keeps the state of `stack` at `location`. */
export function keepState(stack: TerraformStack, location: StateLocation): void {
  if (location.type === "local") {
    new LocalBackend(stack, { path: pathFromStack(stack, location.path) });
    return;
  }
  const backend = new S3Backend(stack, { ...s3Arguments(location), encrypt: true, kmsKeyId: location.kmsKeyArn });
  if (location.useLockfile) {
    // Terraform 1.10 knows the argument, cdktf 0.21 has no property for it (hashicorp/terraform-cdk#3933).
    backend.addOverride("use_lockfile", true);
  }
}

/**
 * Publishes what `contract` promises as outputs of the stack around `stack`.
 *
 * @param complete - resources that have to stand before a reader may see any value, though no value names them
 */
export function publish<C extends AnyContract>(
  stack: TerraformStack,
  contract: C,
  values: ContractValues<C>,
  complete?: ITerraformDependable[],
): void {
  const output = (name: string, value: unknown, description: string) => {
    const terraformOutput = new TerraformOutput(stack, name, { value, description, staticId: true });
    // The output's own `dependsOn` renders what Terraform refuses to read (cdktf 0.21).
    if (complete) terraformOutput.addOverride("depends_on", complete.map(dependable));
  };

  output(CONTRACT_VERSION_OUTPUT, contract.version, `Version of the contract ${contract.name}`);
  for (const [name, declaration] of Object.entries(contract.outputs)) {
    output(name, (values as Record<string, unknown>)[name], declaration.description);
  }
}

/**
 * Reads what the stack `producer` promises by `contract`, from its state.
 *
 * When Terraform reads the state, a missing output or another version of the contract stops the run with a sentence
 * that names the stack to deploy.
 */
export function consume<C extends AnyContract>(
  stack: TerraformStack,
  producer: string,
  contract: C,
  location: StateLocation,
): ContractValues<C> {
  const state = readState(stack, producer, location);
  const reader = stack.node.id;
  const cure = `Deploy ${producer} with this version of the module first: cdktf deploy ${producer}`;
  const found = `\${try(self.outputs.${CONTRACT_VERSION_OUTPUT}, "none")}`;

  state.addOverride("lifecycle.postcondition", [
    {
      condition: `\${try(self.outputs.${CONTRACT_VERSION_OUTPUT}, null) == ${contract.version}}`,
      error_message: `Stack ${reader} reads the state of stack ${producer} by version ${contract.version} of the contract ${contract.name}, but the state holds version ${found}. ${cure}`,
    },
    ...Object.entries(contract.outputs).map(([name, { type, description }]) => ({
      condition: `\${can(${type === "string" ? "tostring" : "tolist"}(self.outputs.${name}))}`,
      error_message: `Stack ${reader} needs the output ${name} of stack ${producer} (${description}), but the state has no such ${type}. ${cure}`,
    })),
  ]);

  return Object.fromEntries(
    Object.entries(contract.outputs).map(([name, { type }]) => [
      name,
      type === "string" ? state.getString(name) : state.getList(name),
    ]),
  ) as ContractValues<C>;
}

/** What a value from an existing state has to look like. */
export interface ExpectedValue {
  /** What it is, with an article: `an organization id`. */
  readonly name: string;
  /** Regular expression (RE2, as Terraform's `regex` takes) that matches the whole value, without quotes and backslashes. */
  readonly pattern: string;
}

/** Reads outputs of existing states, which somebody else writes. One reader a stack. */
export class ExistingStateReader {
  private readonly reads = new Map<string, { state: TerraformRemoteState; postconditions: Postcondition[] }>();

  /** @param locations - where each existing state lies, by the name that references use */
  constructor(
    private readonly stack: TerraformStack,
    private readonly locations: Readonly<Record<string, StateLocation>>,
  ) {}

  /**
   * The value itself where it is known, else a reference to the output.
   *
   * When Terraform reads the state, a missing output or a value of another form stops the run with a sentence that
   * says what was expected.
   * @throws ContractError when no existing state has the reference's name
   */
  read(value: string | { readonly state: string; readonly output: string }, expected: ExpectedValue): string {
    if (typeof value === "string") return value;

    const { state, postconditions } = this.reads.get(value.state) ?? this.open(value.state);
    const condition = `\${can(regex("${expected.pattern}", self.outputs.${value.output}))}`;
    if (!postconditions.some((existing) => existing.condition === condition)) {
      postconditions.push({
        condition,
        error_message: `The existing state ${value.state} has no output ${value.output} that is ${expected.name}. Apply the landing zone that writes it, or correct the reference in the configuration.`,
      });
      state.addOverride("lifecycle.postcondition", postconditions);
    }
    return state.getString(value.output);
  }

  private open(name: string) {
    const location = this.locations[name];
    if (!location) {
      throw new ContractError(this.stack.node.id, [
        {
          what: "refers to an existing state that has no location",
          where: name,
          write: `one of: ${Object.keys(this.locations).join(", ") || "(none is configured)"}`,
        },
      ]);
    }
    const opened = { state: readState(this.stack, `existing-${name}`, location), postconditions: [] };
    this.reads.set(name, opened);
    return opened;
  }
}

interface Postcondition {
  readonly condition: string;
  readonly error_message: string;
}

function readState(stack: TerraformStack, id: string, location: StateLocation): TerraformRemoteState {
  return location.type === "local"
    ? new DataTerraformRemoteStateLocal(stack, id, { path: pathFromStack(stack, location.path) })
    : new DataTerraformRemoteStateS3(stack, id, s3Arguments(location));
}

/** The arguments that the backend and the data source share. */
function s3Arguments(location: S3StateLocation) {
  const { bucket, key, region, roleArn, endpoint, usePathStyle, skipCredentialsValidation } = location;
  return {
    bucket,
    key,
    region,
    assumeRole: roleArn === undefined ? undefined : { roleArn },
    endpoints: endpoint === undefined ? undefined : { s3: endpoint },
    usePathStyle,
    skipCredentialsValidation,
  };
}

/** Terraform runs in the stack's own folder; a relative path keeps what is synthesized free of this machine's folders. */
function pathFromStack(stack: TerraformStack, file: string): string {
  return path.relative(path.resolve(App.of(stack).outdir, "stacks", stack.node.id), file);
}
