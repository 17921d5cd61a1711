import { isDeepStrictEqual } from "node:util";
import type { Organization } from "../config";
import type { SetEdit } from "../config/edit";
import { valueAt } from "../config/finding";
import type { Decision } from "./decision";

const COMMENT = [
  "Existing resources that Terraform takes over at the next deployment. Written by org-audit adopt; it may go once all",
  "stacks are deployed.",
].join("\n");

/** The edits of the configuration file that the decisions ask for: only of what says something else so far. */
export function adoptionEdits(decisions: readonly Decision[], organization: Organization): SetEdit[] {
  const settings = decisions
    .flatMap((decision) => decision.settings ?? [])
    .filter(({ path, value }) => valueAt(organization, path) !== value)
    .map(({ path, value }) => ({ set: path, value }));
  const adopt = decisions
    .flatMap((decision) => Object.entries(decision.adopt ?? {}))
    .filter(([key, value]) => !isDeepStrictEqual(valueAt(organization.adopt, [key]), value))
    .map(([key, value]: [string, unknown]) => ({ set: ["adopt", key], value }));

  const isNew = Object.keys(organization.adopt).length === 0;
  return isNew && adopt.length > 0
    ? [
        ...settings,
        {
          set: ["adopt"],
          value: Object.fromEntries(adopt.map(({ set, value }) => [set[1], value])),
          comment: COMMENT,
        },
      ]
    : [...settings, ...adopt];
}
