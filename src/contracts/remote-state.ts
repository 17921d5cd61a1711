/**
 * Terraform's side of the contracts: the only file that makes outputs.
 *
 * cdktf's automatic cross-stack references are never used: their names change with every construct that is renamed,
 * and they hand the writer's credentials to the reader.
 */
import { dependable, TerraformOutput, Token } from "cdktf";
import type { ITerraformDependable, TerraformRemoteState, TerraformStack } from "cdktf";
import { readState } from "./backends";
import { CONTRACT_VERSION_OUTPUT } from "./contract";
import type { AnyContract, ContractValues, OutputTypes } from "./contract";
import type { StateLocation } from "../states";

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

/** Terraform's function that converts to each type, and how a reference to an output of that type is made. */
const CONVERSIONS = {
  string: { function: "tostring", read: (state, name) => state.getString(name) },
  "list(string)": { function: "tolist", read: (state, name) => state.getList(name) },
  "map(string)": { function: "tomap", read: (state, name) => Token.asStringMap(state.get(name)) },
} satisfies {
  [Type in keyof OutputTypes]: {
    readonly function: string;
    readonly read: (state: TerraformRemoteState, name: string) => OutputTypes[Type];
  };
};

/**
 * Reads what the stack `producer` promises by `contract`, from its state.
 *
 * When Terraform reads the state, another version of the contract stops the run, and so does a missing output that is
 * used here: with a sentence that names the stack to deploy. Outputs that nobody uses here may be missing.
 */
export function consume<C extends AnyContract>(
  stack: TerraformStack,
  producer: string,
  contract: C,
  location: StateLocation,
): ContractValues<C> {
  const state = readState(stack, producer, location);
  const reader = stack.node.id;
  const cure = `Deploy ${producer} with this version of the module first: npx org-audit deploy ${producer}`;
  const found = `\${try(self.outputs.${CONTRACT_VERSION_OUTPUT}, "none")}`;

  const postconditions = [
    {
      condition: `\${try(self.outputs.${CONTRACT_VERSION_OUTPUT}, null) == ${contract.version}}`,
      error_message: `Stack ${reader} reads the state of stack ${producer} by version ${contract.version} of the contract ${contract.name}, but the state holds version ${found}. ${cure}`,
    },
  ];
  state.addOverride("lifecycle.postcondition", postconditions);

  const values = {};
  for (const [name, { type, description }] of Object.entries(contract.outputs)) {
    const get = () => {
      const value = CONVERSIONS[type].read(state, name);
      postconditions.push({
        condition: `\${can(${CONVERSIONS[type].function}(self.outputs.${name}))}`,
        error_message: `Stack ${reader} needs the output ${name} of stack ${producer} (${description}), but the state has no such ${type}. ${cure}`,
      });
      // The next use is of the same value.
      Object.defineProperty(values, name, { enumerable: true, value });
      return value;
    };
    Object.defineProperty(values, name, { enumerable: true, configurable: true, get });
  }
  return values as ContractValues<C>;
}
