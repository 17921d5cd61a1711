import type { Detection, Severity } from "../../detections";

/** What a headline says. */
export type HeadlineProps = Pick<Detection, "severity" | "id" | "title">;

/** The first words of every message, such as `CRITICAL root-usage: Root user was used`. Subscriptions select by them. */
export function headline(props: HeadlineProps): string {
  return `${headlinesOf(props)} ${props.title}`;
}

/** What the headlines of a severity begin with, or those of one detection. */
export function headlinesOf({ severity, id }: { readonly severity: Severity; readonly id?: string }): string {
  return id === undefined ? `${severity.toUpperCase()} ` : `${severity.toUpperCase()} ${id}:`;
}
