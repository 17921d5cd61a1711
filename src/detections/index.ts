/** What alarms look for: a catalogue, one detection a file, and what turns an expression into a pattern or an answer. */
export { DETECTIONS, detectionIds } from "./catalogue";
export type { Detection } from "./detection";
export { matches } from "./evaluate";
export type { LogRecord } from "./evaluate";
export type { ExactPattern, PatternLayout } from "./exact-pattern";
export * from "./expression";
export type { Reference } from "./reference";
export { MAXIMUM_PATTERN_LENGTH, renderExactPattern, renderFilterPattern } from "./render-filter-pattern";
