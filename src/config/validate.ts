import type { z } from "zod";
import type { OrganizationConfiguration } from "./configuration";
import { compareInOrderOf } from "./finding";
import type { Finding, Path } from "./finding";
import { applyRules } from "./rules";
import { configurationSchema } from "./schema";
import { partsOfKeyRefusal, partsOfRefusal } from "./schema/refusal";
import { soundPartOf } from "./sound";

/** A configuration that keeps every rule, or everything that is wrong with it in the order of the input. */
export type Validation =
  | { readonly configuration: OrganizationConfiguration; readonly findings?: undefined }
  | { readonly findings: readonly Finding[] };

/**
 * Checks a configuration in two passes: each key by itself, then, on whatever the first pass left standing, the keys
 * together. So one wrong key hides no other problem.
 */
export function validate(input: unknown): Validation {
  const parsed = configurationSchema.safeParse(input);
  const schemaFindings = parsed.success ? [] : parsed.error.issues.flatMap((issue) => findingsOf(issue, []));
  const refused = schemaFindings.map(({ path }) => path);
  const ruleFindings = applyRules(soundPartOf<OrganizationConfiguration>(input, refused) ?? {});

  const findings = [...schemaFindings, ...ruleFindings];
  if (parsed.success && findings.length === 0) return { configuration: parsed.data };
  const compare = compareInOrderOf(input);
  return { findings: findings.sort((one, other) => compare(one.path, other.path)) };
}

/** Checks each key by itself: what several keys must be together is left open. */
export function validateEachKey(input: unknown): Validation {
  const parsed = configurationSchema.safeParse(input);
  return parsed.success ? { configuration: parsed.data } : validate(input);
}

type Issue = z.core.$ZodIssue;

function findingsOf(issue: Issue, parent: Path): Finding[] {
  const path = [...parent, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  if (issue.code === "unrecognized_keys") return unknownKeys(issue.keys, issue.message, path);
  const branch = issue.code === "invalid_union" ? branchOfRightType(issue.errors) : undefined;
  return branch?.flatMap((inner) => findingsOf(inner, path)) ?? [{ path, ...partsOfRefusal(issue.message) }];
}

/** Of a union that fits in no branch, the one whose type fits: only that one's issues help the reader. */
function branchOfRightType(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) => issues.every(({ code, path }) => code !== "invalid_type" || path.length > 0));
}

function unknownKeys(keys: readonly string[], message: string, path: Path): Finding[] {
  return keys.map((key) => ({ path: [...path, key], key: true, ...partsOfKeyRefusal(key, message) }));
}
