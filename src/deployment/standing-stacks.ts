import type { SynthesizedStack } from "./assembly";
import type { ProviderInstallation } from "./provider-installation";
import { StackTerraform } from "./stack-terraform";
import type { Terraform } from "./terraform";

/** Which stacks were deployed before, asked of their states, once each. */
export class StandingStacks {
  private readonly stacks: ReadonlyMap<string, SynthesizedStack>;
  private readonly known = new Map<string, Promise<boolean>>();

  constructor(
    assembly: readonly SynthesizedStack[],
    private readonly terraform: Terraform,
    private readonly providers: ProviderInstallation,
  ) {
    this.stacks = new Map(assembly.map((stack) => [stack.name, stack]));
  }

  /** The first stack that `stack` depends on and that was never deployed. */
  async missingFor(stack: SynthesizedStack): Promise<string | undefined> {
    for (const name of stack.dependencies) {
      if (!(await this.isDeployed(name))) return name;
    }
    return undefined;
  }

  private isDeployed(name: string): Promise<boolean> {
    const known = this.known.get(name) ?? this.ask(this.stacks.get(name)).catch(() => true);
    this.known.set(name, known);
    return known;
  }

  /** Every stack has outputs once it stands. Where the state cannot be read, nobody knows better than Terraform. */
  private async ask(stack: SynthesizedStack | undefined): Promise<boolean> {
    if (stack === undefined || this.terraform.signal.aborted) return true;
    const terraform = new StackTerraform(this.terraform, stack.directory);
    try {
      const installed = await this.providers.install(stack.directory, () => terraform.init());
      if (installed.exitCode !== 0) return true;
      const { exitCode, stdout } = await terraform.output();
      return exitCode !== 0 || stdout.trim() !== "{}";
    } finally {
      terraform.close();
    }
  }
}
