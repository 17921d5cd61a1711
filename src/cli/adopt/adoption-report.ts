import type { Decision, Fate, FormerOwner } from "../../adoption";
import type { Organization } from "../../config";
import type { SetEdit } from "../../config/edit";
import { describePath } from "../../config/finding";

/** What `org-audit adopt` found, and what it makes of it. */
export interface AdoptionReport {
  /** The configuration file. */
  readonly file: string;
  /** Whether the file was written. */
  readonly written: boolean;
  /** Everything that exists. */
  readonly resources: readonly ReportedResource[];
  /** What the configuration file has to say, and does not yet. */
  readonly edits: readonly { readonly path: string; readonly value: unknown }[];
  /** What the former owners let go, as far as their states are known. */
  readonly lettingGo: readonly FormerOwner[];
}

/** What becomes of an existing resource. */
export interface ReportedResource {
  readonly kind: string;
  readonly name: string;
  readonly fate: Fate;
  /** How it changes, in place. */
  readonly changes: readonly string[];
  /** What to know besides. */
  readonly remarks: readonly string[];
}

/** What the report is made from. */
export interface AdoptionReportProps extends Pick<AdoptionReport, "file" | "written" | "lettingGo"> {
  readonly decisions: readonly Decision[];
  readonly edits: readonly SetEdit[];
  /** The organization with the edits made. */
  readonly planned: Organization;
}

/** Puts the report together. */
export function createAdoptionReport({ decisions, edits, planned, ...rest }: AdoptionReportProps): AdoptionReport {
  return {
    ...rest,
    resources: decisions.map(({ kind, name, fate, changes, remarks }) => ({
      ...{ kind, name, fate, remarks },
      changes: changes?.(planned) ?? [],
    })),
    edits: edits.map(({ set, value }) => ({ path: describePath(set), value })),
  };
}

/** Whether something would stop the deployment. */
export function isInTheWay({ fate }: Pick<Decision, "fate">): boolean {
  return fate === "in the way";
}
