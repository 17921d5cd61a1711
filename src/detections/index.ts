/** What alarms look for: a catalogue, one detection a file, and what turns an expression into a pattern or an answer. */
export { DETECTIONS, detectionIds } from "./catalogue";
export { SEVERITIES } from "./detection";
export type { Detection, Severity } from "./detection";
export { MAXIMUM_EVENT_PATTERN_LENGTH, renderEventPattern } from "./event-pattern/render-event-pattern";
export type { EventPattern } from "./event-pattern/render-event-pattern";
export { matches } from "./expression/evaluate";
export type { LogRecord } from "./expression/evaluate";
export * from "./expression/expression";
export { parseSelector } from "./expression/selector";
export type { Step } from "./expression/selector";
export type { ExactPattern, PatternLayout } from "./filter-pattern/exact-pattern";
export { parseFilterPattern } from "./filter-pattern/parse-filter-pattern";
export {
  MAXIMUM_PATTERN_LENGTH,
  renderExactPattern,
  renderFilterPattern,
} from "./filter-pattern/render-filter-pattern";
export type { Reference } from "./reference";
export { renderSqlPredicate } from "./sql-predicate/render-sql-predicate";
