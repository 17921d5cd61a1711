/**
 * How Terraform keeps a state, and reads one: the only file that makes backends and remote state data sources.
 *
 * cdktf has a class for every backend. None is used: `S3Backend` has no `use_lockfile`, `GcsBackend` misspells an argument
 * so that Terraform refuses it, and `PgBackend` insists on a connection string, with its password. What each kind's
 * arguments are is in `src/states`.
 */
import * as path from "node:path";
import { App, TerraformBackend, TerraformRemoteState } from "cdktf";
import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { ContractError } from "../errors";
import { kindOf } from "../states";
import type { Arguments, StateLocation } from "../states";

/** Keeps the state of `stack` at `location`. */
export function keepState(stack: TerraformStack, location: StateLocation): void {
  const { backend, keep, requiredVersion } = kindOf(location);
  new Backend(stack, backend, keep(location, fromStack(stack)));

  const version = requiredVersion?.(location);
  if (version !== undefined) stack.addOverride("terraform.required_version", version);
}

/** Reads the state at `location`. */
export function readState(stack: TerraformStack, id: string, location: StateLocation): TerraformRemoteState {
  const { backend, readBy, read, workspace } = kindOf(location);
  return new RemoteState(stack, id, readBy ?? backend, read(location, fromStack(stack)), workspace?.(location));
}

class Backend extends TerraformBackend {
  constructor(
    private readonly stack: TerraformStack,
    backend: string,
    private readonly settings: Arguments,
  ) {
    super(stack, "backend", backend);
  }

  protected override synthesizeAttributes() {
    return this.settings;
  }

  /** Terraform has a block of its own for HCP Terraform. */
  override toTerraform(): object {
    const { terraform } = super.toTerraform() as { terraform: { backend: object } };
    return { terraform: this.name === "cloud" ? terraform.backend : terraform };
  }

  /** cdktf asks for this where one stack uses a value of another without a contract. */
  override getRemoteStateDataSource(reader: Construct): never {
    const writer = this.stack.node.id;
    throw new ContractError(writer, [
      {
        where: reader.node.id,
        what: `uses a value of stack ${writer} that no contract promises`,
        write: "an output of the contract, which the reader consumes",
      },
    ]);
  }
}

class RemoteState extends TerraformRemoteState {
  constructor(stack: TerraformStack, id: string, backend: string, settings: Arguments, workspace: string | undefined) {
    super(stack, id, backend, { workspace });
    // Given as its configuration, cdktf would change the spelling of every key in it, those of tags included.
    this.addOverride("config", settings);
  }
}

/** Terraform runs in the stack's own folder; a relative path keeps what is synthesized free of this machine's folders. */
function fromStack(stack: TerraformStack): (file: string) => string {
  const folder = path.resolve(App.of(stack).outdir, "stacks", stack.node.id);
  return (file) => path.relative(folder, file);
}
