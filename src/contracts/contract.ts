/** What one stack promises to others: the outputs of its state, declared once for the stack that writes them and all that read them. */

/** Values of outputs, by Terraform's name of their type. */
export interface OutputTypes {
  readonly string: string;
  readonly "list(string)": readonly string[];
  readonly "map(string)": Readonly<Record<string, string>>;
}

/** One output of a stack. */
export interface OutputDeclaration {
  /** Terraform type of the value. */
  readonly type: keyof OutputTypes;
  /** What the value is; shown in `terraform output` and in the error when it is missing. */
  readonly description: string;
}

/** The outputs of one kind of stack. */
export interface Contract<Outputs extends Readonly<Record<string, OutputDeclaration>>> {
  /** What the contract is about, as an id: `log-archive`. */
  readonly name: string;
  /** Grows by one whenever an output is removed or changes its meaning. Adding an output does not change it. */
  readonly version: number;
  /** The outputs by name. Names are part of the contract: other Terraform states read them. */
  readonly outputs: Outputs;
}

/** Outputs of a contract, without knowing which. */
export type AnyContract = Contract<Readonly<Record<string, OutputDeclaration>>>;

/** The values of a contract's outputs, as references or literals. */
export type ContractValues<C extends AnyContract> = {
  readonly [Name in keyof C["outputs"]]: OutputTypes[C["outputs"][Name]["type"]];
};

/** Name of the output that carries the version of the contract in every state. */
export const CONTRACT_VERSION_OUTPUT = "contract_version";

/** Keeps the literal types of a contract's declaration, from which `ContractValues` is derived. */
export function defineContract<const Outputs extends Readonly<Record<string, OutputDeclaration>>>(
  contract: Contract<Outputs>,
): Contract<Outputs> {
  return contract;
}
