/** How many resources a plan touches. A resource that is replaced is both added and removed, as Terraform counts. */
export interface PlannedChanges {
  readonly add: number;
  readonly change: number;
  readonly remove: number;
}

/**
 * Counts what a plan would do.
 *
 * @param planJson - what `terraform show -json` prints of the plan
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function countChanges(planJson: string): PlannedChanges {
  const { resource_changes: resources = [] } = JSON.parse(planJson) as PlanJson;
  const count = (action: string) => resources.filter(({ change }) => change.actions.includes(action)).length;
  return { add: count("create"), change: count("update"), remove: count("delete") };
}

interface PlanJson {
  readonly resource_changes?: readonly { readonly change: { readonly actions: readonly string[] } }[];
}
