import type { Expression } from "./expression/expression";
import type { ExactPattern } from "./filter-pattern/exact-pattern";
import type { Reference } from "./reference";

/** How soon somebody should look, the gravest first: at once, today, this week, or when there is time. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;

/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** One thing that an alarm looks for. */
export interface Detection {
  /** Stable id in kebab-case, equal to the file's name. Metrics, filters and addresses in the state are made of it. */
  readonly id: string;
  /** What happened, in a few words. It is part of the alarm's name: changing it replaces the alarm. */
  readonly title: string;
  /** Why somebody should care. */
  readonly why: string;
  /** How soon somebody should look. */
  readonly severity: Severity;
  /** Who asks for it, and what it is a sign of. */
  readonly references: readonly Reference[];
  /** What to do first, in order, for whoever is woken. */
  readonly runbook: readonly string[];
  /** What to look for. Refused calls count: an attempt is news too. */
  readonly pattern: Expression;
  /**
   * The pattern that Security Hub demands to the letter, for its control to pass; or the CIS benchmark, where Security
   * Hub has no control.
   * @default - nobody prescribes a pattern
   */
  readonly securityHubPattern?: ExactPattern;
  /**
   * Whether the tamper watch tells of each of its events at once: it attacks the trail, its archive, its alarms or its
   * guardrails, and is no everyday part of a deployment.
   */
  readonly tampering: boolean;
  /** How many events within the period fire the alarm. */
  readonly threshold: number;
  /** How long events are counted together, in seconds. */
  readonly periodSeconds: number;
}

/** A detection as it is written down: at its first event, and no tampering, unless it says so. */
type DetectionProps = Omit<Detection, OptionalProp> & Partial<Pick<Detection, OptionalProp>>;
type OptionalProp = "tampering" | "threshold" | "periodSeconds";

/** A frozen detection. Five minutes is the period that Security Hub and CIS ask for. */
export function defineDetection(props: DetectionProps): Detection {
  const { references, runbook } = props;
  return Object.freeze({
    tampering: false,
    threshold: 1,
    periodSeconds: 300,
    ...props,
    references: Object.freeze([...references]),
    runbook: Object.freeze([...runbook]),
  });
}
