import type { ExactPattern } from "./exact-pattern";
import type { Expression } from "./expression";
import type { Reference } from "./reference";

/** One thing that an alarm looks for. */
export interface Detection {
  /** Stable id in kebab-case, equal to the file's name. Metrics, filters and addresses in the state are made of it. */
  readonly id: string;
  /** What happened, in a few words. It is part of the alarm's name: changing it replaces the alarm. */
  readonly title: string;
  /** Why somebody should care. */
  readonly why: string;
  /** How soon somebody should look: at once, today, this week, or when there is time. */
  readonly severity: "critical" | "high" | "medium" | "low";
  /** Who asks for it, and what it is a sign of. */
  readonly references: readonly Reference[];
  /** What to do first, in order, for whoever is woken. */
  readonly runbook: readonly string[];
  /** What to look for. Refused calls count: an attempt is news too. */
  readonly pattern: Expression;
  /**
   * The pattern that Security Hub demands to the letter, for its control to pass.
   * @default - no control asks for this detection
   */
  readonly securityHubPattern?: ExactPattern;
}
