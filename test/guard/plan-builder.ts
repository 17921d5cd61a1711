import { dangersIn, parsePlan } from "../../src/guard";
import type { Danger } from "../../src/guard";

type Values = Readonly<Record<string, unknown>>;

/** One entry of `resource_changes`, as far as a test wants it to be special. */
export interface Change {
  readonly type: string;
  readonly address?: string;
  readonly actions?: readonly string[];
  readonly before?: Values | null;
  readonly after?: Values | null;
  readonly unknown?: unknown;
  readonly sensitive?: unknown;
  /** Anything else that the entry or its change shall have. */
  readonly entry?: Values;
  readonly change?: Values;
}

/** The JSON of a plan, as Terraform 1.11 writes it. */
export function planText(changes: readonly Change[], document: Values = {}): string {
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    resource_changes: changes.map(entryOf),
    configuration: {},
    errored: false,
    ...document,
  });
}

function entryOf(change: Change) {
  const { type, address = `${type}.one`, actions = ["update"], before = {}, after = {} } = change;
  return {
    ...{ address, mode: "managed", type, name: "one", provider_name: "registry.terraform.io/hashicorp/aws" },
    change: {
      ...{ actions, before, after, after_unknown: change.unknown ?? {} },
      ...{ before_sensitive: change.sensitive ?? {}, after_sensitive: change.sensitive ?? {} },
      ...change.change,
    },
    ...change.entry,
  };
}

/** What the guard refuses about changes. */
export function judge(...changes: readonly Change[]): readonly Danger[] {
  return dangersIn(parsePlan(planText(changes), "plan.json"));
}

/** What the guard refuses about an update of one resource, as `rule: what (found)`. */
export function judgeUpdate(type: string, before: Values, after: Values, unknown: unknown = {}): string[] {
  return judge({ type, before, after, unknown }).map(
    ({ rule, what, found }) => `${rule}: ${what}${found === undefined ? "" : ` (${found})`}`,
  );
}
