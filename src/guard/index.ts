/**
 * Judges plans before they are applied: what would take something from the audit trail is refused. It knows resources by
 * their type, whoever declares them, and shares no code with what makes them.
 */
export { RULES } from "./catalogue";
export { dangersIn } from "./dangers-in";
export type { Danger } from "./dangers-in";
export type { Rule } from "./rule";
export { parsePlan } from "./terraform-plan";
export type { ResourceChange, TerraformPlan } from "./terraform-plan";
