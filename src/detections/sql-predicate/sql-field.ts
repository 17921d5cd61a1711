import { CLOUDTRAIL_TABLE } from "./cloudtrail-table";
import type { Column } from "./cloudtrail-table";
import { parseSelector } from "../expression/selector";
import type { Step } from "../expression/selector";

/** Where SQL finds a field. */
export interface SqlField {
  /** Whether it is a column, or part of one; or a field of JSON that a column holds as text. */
  readonly kind: "column" | "json";
  /** SQL of what is there, whatever it is. It is null where the field is missing. */
  readonly value: string;
  /** SQL of its text. It is null where the field is missing, an object or a list. */
  readonly scalar: string;
}

/** Where a field of a record stands in the CloudTrail table; undefined where no column holds it alone. */
export function fieldOf(selector: string): SqlField | undefined {
  let column: Column = CLOUDTRAIL_TABLE;
  let value = "";
  const steps = parseSelector(selector) ?? [];
  for (const [position, step] of steps.entries()) {
    if (column.kind === "json") {
      return jsonField(value, steps.slice(position));
    }
    if (column.kind === "struct" && step.kind === "key") {
      const name = step.key.toLowerCase();
      if (!Object.hasOwn(column.fields, name)) {
        return undefined;
      }
      column = column.fields[name]!;
      value = value === "" ? name : `${value}.${name}`;
    } else if (column.kind === "array" && step.kind === "index") {
      column = column.element;
      // SQL counts from 1, and an element that is missing is null only to this function.
      value = `element_at(${value}, ${step.index + 1})`;
    } else {
      return undefined;
    }
  }
  // A whole object or list has no text: nothing compares with it.
  return steps.length === 0 ? undefined : { kind: "column", value, scalar: column.kind === "text" ? value : "NULL" };
}

function jsonField(column: string, steps: readonly Step[]): SqlField | undefined {
  const path = steps.map(jsonPathStep);
  if (path.includes(undefined)) {
    return undefined;
  }
  const parameters = `${column}, '$${path.join("").replaceAll("'", "''")}'`;
  return { kind: "json", value: `json_extract(${parameters})`, scalar: `json_extract_scalar(${parameters})` };
}

function jsonPathStep(step: Step): string | undefined {
  switch (step.kind) {
    case "key":
      return /^\w+$/.test(step.key) ? `.${step.key}` : `["${step.key.replace(/["\\]/g, "\\$&")}"]`;
    case "index":
      return `[${step.index}]`;
    case "any element":
    case "any field":
      return undefined;
  }
}
