/** Outputs of states that somebody else writes: the landing zone's. */
import type { TerraformRemoteState, TerraformStack } from "cdktf";
import { ContractError } from "../errors";
import { parseOutputPath } from "../output-path";
import type { OutputPath } from "../output-path";
import { readState } from "./backends";
import type { StateLocation } from "../states";
import { OWN_OUTPUTS, postcondition } from "./expected-value";
import type { ExpectedValue, Refusal } from "./expected-value";
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
    if (typeof value !== "string") this.check(value, expected);
    if (group !== undefined) this.join(group, value);
    if (typeof value === "string") return value;
    // Terraform is given the path as an attribute: the parser let nothing else through.
    return this.open(value).data.getString(valueAt("", this.pathOf(value)).slice(1));
  }

  private check(reference: StateReference, expected: ExpectedValue): Check {
    const state = this.open(reference);
    const same = state.checks.find(
      (check) => isSame(check.reference, reference) && check.expected.pattern === expected.pattern,
    );
    const check = same ?? { reference, expected, repetitions: [] };
    if (same === undefined) state.checks.push(check);
    this.judge(state);
    return check;
  }

  /** Puts every check on the data source, in the order of the reads. */
  private judge({ data, checks }: OpenState): void {
    const postconditions = checks.map(({ reference, expected, repetitions }) =>
      postcondition(
        { ...reference, stack: this.stack.node.id, path: this.pathOf(reference) },
        { ...expected, refusals: [...(expected.refusals ?? []), ...repetitions] },
      ),
    );
    data.addOverride("lifecycle.postcondition", postconditions);
  }

  /** Adds a value to its group, and makes sure that it is none of those before it. */
  private join(group: string, value: ReadableValue): void {
    const members = this.groups.get(group) ?? [];
    this.groups.set(group, members);
    if (members.some((member) => isSame(member, value))) return;
    for (const member of members) this.setApart(group, member, value);
    members.push(value);
  }

  /** Two values of a group of which at least one is a reference: the state that was opened later is the judge. */
  private setApart(group: string, one: ReadableValue, other: ReadableValue): void {
    const [judge, judged] = this.opened(one) > this.opened(other) ? [one, other] : [other, one];
    if (typeof judge === "string") return;
    const state = this.open(judge);
    const address =
      typeof judged === "string"
        ? quoted(judged)
        : judged.state === judge.state
          ? valueAt(OWN_OUTPUTS, this.pathOf(judged))
          : valueAt(
              `data.terraform_remote_state.${this.open(judged).data.friendlyUniqueId}.outputs`,
              this.pathOf(judged),
            );
    const words = typeof judged === "string" ? judged : `${judged.output} of ${judged.state}`;
    const refusal: Refusal = {
      when: (value) => `try(${value} == ${address}, false)`,
      because: `it is the same as ${words}, and ${group} names nothing twice`,
    };
    for (const check of state.checks) if (isSame(check.reference, judge)) check.repetitions.push(refusal);
    this.judge(state);
  }

  /** When a value's state was opened; what is known was known before. */
  private opened(value: ReadableValue): number {
    return typeof value === "string" ? -1 : [...this.states.keys()].indexOf(value.state);
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
    const opened = { data: readState(this.stack, `existing-${name}`, location), checks: [] };
    this.states.set(name, opened);
    return opened;
  }
}

/** An existing state that the stack reads, and what it has to hold. */
interface OpenState {
  readonly data: TerraformRemoteState;
  readonly checks: Check[];
}

interface Check {
  readonly reference: StateReference;
  readonly expected: ExpectedValue;
  readonly repetitions: Refusal[];
}

/** Whether two values are written as one and the same thing: `a.b` is `a["b"]`. */
function isSame(one: ReadableValue, other: ReadableValue): boolean {
  if (typeof one === "string" || typeof other === "string") return one === other;
  return one.state === other.state && isSamePath(one.output, other.output);
}

function isSamePath(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => parseOutputPath(text).path ?? [text]);
  return JSON.stringify(left) === JSON.stringify(right);
}
