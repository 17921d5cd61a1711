/** Outputs of states that somebody else writes: the landing zone's. */
import type { TerraformRemoteState, TerraformStack } from "cdktf";
import { ContractError } from "../errors";
import { readState } from "./backends";
import type { StateLocation } from "../states";

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
