/** Outputs of states that somebody else writes: the landing zone's. */
import type { TerraformRemoteState, TerraformStack } from "cdktf";
import { ContractError } from "../errors";
import { parseOutputPath } from "../output-path";
import type { OutputPath } from "../output-path";
import { readState } from "./backends";
import type { StateLocation } from "../states";
import { OWN_OUTPUTS, postcondition } from "./expected-value";
import type { ExpectedValue, Postcondition, Refusal } from "./expected-value";
import { quoted, valueAt } from "./terraform-expression";

/** An output of an existing state, or a part of one. */
export interface StateReference {
  /** Name of the state. */
  readonly state: string;
  /** Path into its outputs, such as `role_arns.auditor`. */
  readonly output: string;
}

/** A value that is known, or where to read it. */
export type ReadableValue = string | StateReference;

/** Reads outputs of existing states, which somebody else writes. One reader a stack. */
export class ExistingStateReader {
  private readonly states = new Map<string, OpenState>();
  private readonly groups = new Map<string, ReadableValue[]>();

  /** @param locations - where each existing state lies, by the name that references use */
  constructor(
    private readonly stack: TerraformStack,
    private readonly locations: Readonly<Record<string, StateLocation>>,
  ) {}

  /**
   * The value itself where it is known, else a reference to the output.
   *
   * When Terraform reads the state, a missing output, a value of another form, or one that its group has already stops
   * the run with a sentence that says what was expected.
   *
   * @param group - the list that names nothing twice, by its path in the configuration; by default values may repeat
   * @throws ContractError when no existing state has the reference's name, or its output is no path
   */
  read(value: ReadableValue, expected: ExpectedValue, group?: string): string {
    if (typeof value !== "string") this.expect(value, expected);
    if (group !== undefined) this.join(group, value);
    if (typeof value === "string") return value;
    // Terraform is given the path as an attribute: the parser let nothing else through.
    return this.open(value).data.getString(valueAt("", this.pathOf(value)).slice(1));
  }

  /** Puts a check on the data source, unless it is there. */
  private expect(reference: StateReference, expected: ExpectedValue): void {
    const { checks, postconditions } = this.open(reference);
    const checksOfValue = checks.get(this.identityOf(reference)) ?? [];
    checks.set(this.identityOf(reference), checksOfValue);
    if (checksOfValue.some((check) => check.expected.pattern === expected.pattern)) return;
    checksOfValue.push({ reference, expected, index: postconditions.length });
    postconditions.push(this.judge(reference, expected));
  }

  private judge(reference: StateReference, expected: ExpectedValue): Postcondition {
    return postcondition({ ...reference, stack: this.stack.node.id, path: this.pathOf(reference) }, expected);
  }

  /** Adds a value to its group, and makes sure that it is none of those before it. */
  private join(group: string, value: ReadableValue): void {
    const members = this.groups.get(group) ?? [];
    this.groups.set(group, members);
    if (members.some((member) => this.identityOf(member) === this.identityOf(value))) return;
    for (const member of members) this.setApart(group, member, value);
    members.push(value);
  }

  /**
   * Two values of a group of which at least one is a reference. The state that was opened later is the judge: if each
   * could wait for the other, there would be no order.
   */
  private setApart(group: string, one: ReadableValue, other: ReadableValue): void {
    const [judge, judged] = this.opened(one) > this.opened(other) ? [one, other] : [other, one];
    if (typeof judge === "string") return;
    const { checks, postconditions } = this.open(judge);
    const address = this.addressOf(judged, judge.state);
    const name = typeof judged === "string" ? judged : `${judged.output} of ${judged.state}`;
    const refusal: Refusal = {
      when: (value) => `try(${value} == ${address}, false)`,
      because: `it is the same as ${name}, and ${group} names nothing twice`,
    };
    for (const check of checks.get(this.identityOf(judge)) ?? []) {
      check.expected = { ...check.expected, refusals: [...(check.expected.refusals ?? []), refusal] };
      postconditions[check.index] = this.judge(check.reference, check.expected);
    }
  }

  /** When a value's state was opened; what is known was known before. */
  private opened(value: ReadableValue): number {
    return typeof value === "string" ? -1 : this.open(value).order;
  }

  /** The expression of a value, seen from the data source of a state. */
  private addressOf(value: ReadableValue, seenFrom: string): string {
    if (typeof value === "string") return quoted(value);
    const { data } = this.open(value);
    const outputs =
      value.state === seenFrom ? OWN_OUTPUTS : `data.terraform_remote_state.${data.friendlyUniqueId}.outputs`;
    return valueAt(outputs, this.pathOf(value));
  }

  /** The same text for what is one and the same thing: `a.b` is `a["b"]`. */
  private identityOf(value: ReadableValue): string {
    return typeof value === "string" ? value : JSON.stringify([value.state, this.pathOf(value)]);
  }

  private pathOf({ output }: StateReference): OutputPath {
    const { path, problem } = parseOutputPath(output);
    if (path !== undefined) return path;
    throw new ContractError(this.stack.node.id, [
      { what: `is not the path of an output: ${problem}`, where: output, write: 'such as roles.auditor["arn"]' },
    ]);
  }

  private open({ state: name }: StateReference): OpenState {
    const known = this.states.get(name);
    if (known !== undefined) return known;
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
    const postconditions: Postcondition[] = [];
    const data = readState(this.stack, `existing-${name}`, location);
    // The list itself: what is added to it later is synthesized too.
    data.addOverride("lifecycle.postcondition", postconditions);
    const opened = { data, order: this.states.size, checks: new Map<string, Check[]>(), postconditions };
    this.states.set(name, opened);
    return opened;
  }
}

/** An existing state that the stack reads, and what it has to hold. */
interface OpenState {
  readonly data: TerraformRemoteState;
  /** How many states were opened before it. */
  readonly order: number;
  /** What each value has to be, by the value's identity: more than one thing, where it stands in several places. */
  readonly checks: Map<string, Check[]>;
  readonly postconditions: Postcondition[];
}

interface Check {
  readonly reference: StateReference;
  expected: ExpectedValue;
  /** Which of the postconditions says so. */
  readonly index: number;
}
