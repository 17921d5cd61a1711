import type { Problem } from "../errors";
import { PlanError } from "../errors";
import { isObject } from "./value";
import type { Values } from "./value";

/**
 * As much of a plan as decides what becomes of resources.
 * @see https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export interface TerraformPlan {
  /** What would happen to every managed resource and to every object left over from one, in the order of the plan. */
  readonly resourceChanges: readonly ResourceChange[];
}

/** What would happen to one resource. */
export interface ResourceChange {
  /** Address of the resource, such as `aws_s3_bucket.log`. */
  readonly address: string;
  /** Type of the resource, such as `aws_s3_bucket`. */
  readonly type: string;
  /** What is done, in this order: one of {@link ACTIONS}. */
  readonly actions: readonly string[];
  /** Whether it is an object left over from a replacement, and no longer the resource itself. */
  readonly isDeposed: boolean;
  /** Attributes as they are now, or as they are imported. None where the resource does not exist yet. */
  readonly before?: Values;
  /** Attributes as they will be. None where the resource will be gone. */
  readonly after?: Values;
  /** In the form of `after`: `true` where a value is known only after apply. */
  readonly unknown: unknown;
  /** In the form of `before` and `after`: `true` where a value must not be shown. */
  readonly sensitive: readonly [before: unknown, after: unknown];
}

/**
 * What Terraform and OpenTofu can do to a resource. A plan with anything else is refused.
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 * @see https://opentofu.org/docs/internals/json-format/#change-representation
 */
const ACTIONS = [
  ...["no-op", "read", "create", "update", "delete", "forget"],
  ...["delete,create", "create,delete", "create,forget", "forget,create"],
];

/** Actions after which the resource is still there, as what it was or as something else. */
const NEEDS_BOTH = ["no-op", "update", "delete,create", "create,delete", "create,forget", "forget,create"];

/** Kinds of things in a plan that are none of a provider's to change. */
const UNMANAGED_MODES = ["data", "ephemeral"];

/**
 * Reads what `terraform show -json PLAN` prints, or `tofu show -json PLAN`.
 *
 * @param source - what to call the text in errors, such as the name of its file
 * @throws PlanError if it is no plan, the plan has failed, or it says something that cannot be judged
 */
export function parsePlan(text: string, source: string): TerraformPlan {
  const plan = parseDocument(text, source);
  const changes = plan["resource_changes"] ?? [];
  if (!Array.isArray(changes)) {
    const what = "is no list";
    throw new PlanError(source, [{ where: "resource_changes", what, found: kindOf(changes), write: SHOW }]);
  }
  const read = changes.map(readChange);
  const problems = read.flatMap((result) => ("problems" in result ? result.problems : []));
  if (problems.length > 0) {
    throw new PlanError(source, problems);
  }
  return { resourceChanges: read.flatMap((result) => ("change" in result ? result.change : [])) };
}

const SHOW = "what terraform show -json PLAN prints";

function parseDocument(text: string, source: string): Values {
  const refuse = (what: string, found: string | undefined, write: string, where = "the document"): never => {
    throw new PlanError(source, [{ where, what, found, write }]);
  };
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    const isLog = /^\s*\{"@level"/.test(text);
    return isLog
      ? refuse("is the log of a command with -json, not its plan", undefined, SHOW)
      : refuse("is not JSON", (error as Error).message, SHOW);
  }
  if (!isObject(document)) {
    return refuse("is not a JSON object", kindOf(document), SHOW);
  }
  const version = document["format_version"];
  if (typeof version !== "string") {
    return refuse("is missing", undefined, SHOW, "format_version");
  }
  if (!/^1\.\d+$/.test(version)) {
    return refuse("is not one that this guard knows", version, "1 and any minor version", "format_version");
  }
  if ("values" in document && !("planned_values" in document)) {
    return refuse("is a state, not a plan", undefined, SHOW);
  }
  if (!("planned_values" in document)) {
    return refuse("is not a plan", `keys ${Object.keys(document).join(", ")}`, SHOW);
  }
  if (![undefined, false].includes(document["errored"] as undefined)) {
    return refuse("failed, so it does not say everything", "errored", "a plan that Terraform finished");
  }
  return document;
}

type ReadChange = { readonly change: readonly ResourceChange[] } | { readonly problems: readonly Problem[] };

function readChange(entry: unknown, index: number): ReadChange {
  const resource: Values = isObject(entry) ? entry : {};
  const { address, mode, type, change } = resource;
  const where = typeof address === "string" ? address : `resource_changes[${index}]`;
  const refuse = (what: string, found: unknown, write: string): ReadChange => {
    return { problems: [{ where, what, found: found === undefined ? undefined : JSON.stringify(found), write }] };
  };
  if (typeof address !== "string" || typeof type !== "string" || typeof mode !== "string") {
    return refuse("is no resource with address, mode and type", Object.keys(resource), SHOW);
  }
  if (UNMANAGED_MODES.includes(mode)) {
    return { change: [] };
  }
  if (mode !== "managed") {
    return refuse("has a mode that this guard does not know", mode, `managed, ${UNMANAGED_MODES.join(" or ")}`);
  }
  if (!isObject(change)) {
    return refuse("says no change", change, SHOW);
  }
  const actions = Array.isArray(change["actions"]) ? change["actions"].join() : "";
  if (!ACTIONS.includes(actions)) {
    return refuse("has an action that this guard does not know", change["actions"], `one of ${ACTIONS.join(" ")}`);
  }
  const [before, after] = [change["before"] ?? undefined, change["after"] ?? undefined];
  const values = [before, after].filter((value) => value !== undefined);
  if (!values.every(isObject) || (NEEDS_BOTH.includes(actions) && values.length < 2)) {
    return refuse("does not say what it is before and after", { actions: change["actions"] }, SHOW);
  }
  return {
    change: [
      {
        ...{ address, type, actions: actions.split(","), isDeposed: "deposed" in resource },
        ...{ before: before as Values | undefined, after: after as Values | undefined },
        unknown: change["after_unknown"],
        sensitive: [change["before_sensitive"], change["after_sensitive"]],
      },
    ],
  };
}

function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
}
