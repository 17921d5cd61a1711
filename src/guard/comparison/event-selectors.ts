import { blockOf, canonical, isEmpty, listOf } from "../value";
import type { Values } from "../value";

/**
 * What one selector of a trail selects: events of which every field fulfils its conditions. Basic selectors are turned
 * into advanced ones, so that one comparison serves both.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export interface Selector {
  /** What to call it, for people. */
  readonly name: string;
  /** Conditions by field: operator and values. */
  readonly fields: ReadonlyMap<string, FieldConditions>;
}

type FieldConditions = ReadonlyMap<Operator, readonly string[]>;

const OPERATORS = ["equals", "not_equals", "starts_with", "not_starts_with", "ends_with", "not_ends_with"] as const;

type Operator = (typeof OPERATORS)[number];

/** How a value fulfils an operator with one value of its own. Of the operators with `not_`, the contrary. */
const MATCHES = {
  equals: (value: string, wanted: string) => value === wanted,
  starts_with: (value: string, wanted: string) => value.startsWith(wanted),
  ends_with: (value: string, wanted: string) => value.endsWith(wanted),
};

const DEFAULT: Selector = { name: "the default", fields: fieldsOf({ eventCategory: { equals: ["Management"] } }) };

/** The selectors of a trail. Without any, it records all management events. */
export function selectorsOf(trail: Values): Selector[] {
  const [advanced, basic] = ["advanced_event_selector", "event_selector"].map((name) =>
    listOf(trail[name]).map(blockOf),
  );
  return advanced!.length + basic!.length === 0
    ? [DEFAULT]
    : [...advanced!.map(readAdvanced), ...basic!.flatMap(readBasic)];
}

/** Whether every event that `narrow` selects is selected by `wide`. When in doubt, no. */
export function coversSelector(wide: Selector, narrow: Selector): boolean {
  return [...wide.fields].every(([field, conditions]) => {
    const known = narrow.fields.get(field);
    return known !== undefined && implies(known, conditions);
  });
}

function readAdvanced(block: Values, index: number): Selector {
  const fields = new Map<string, FieldConditions>();
  for (const field of listOf(block["field_selector"]).map(blockOf)) {
    const name = String(field["field"]);
    // Of a field that is asked twice nobody knows what it means: the second is a field of its own.
    fields.set(fields.has(name) ? `${name} ${fields.size}` : name, conditionsOf(field));
  }
  return { name: isEmpty(block["name"]) ? `advanced_event_selector ${index}` : `"${String(block["name"])}"`, fields };
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
function readBasic(block: Values, index: number): Selector[] {
  const name = `event_selector ${index}`;
  const readOnly = { equals: { ReadOnly: ["true"], WriteOnly: ["false"] }[String(block["read_write_type"])] };
  const management = {
    name,
    fields: fieldsOf({
      eventCategory: { equals: ["Management"] },
      eventSource: { not_equals: listOf(block["exclude_management_event_sources"]).map(String) },
      readOnly,
    }),
  };
  const data = listOf(block["data_resource"])
    .map(blockOf)
    .flatMap(({ type, values }) =>
      listOf(values).map((value) => ({
        name: `${name} (${String(type)})`,
        fields: fieldsOf({
          eventCategory: { equals: ["Data"] },
          "resources.type": { equals: [String(type)] },
          "resources.ARN": { [isPrefix(String(value)) ? "starts_with" : "equals"]: [String(value)] },
          readOnly,
        }),
      })),
    );
  return [...(block["include_management_events"] === false ? [] : [management]), ...data];
}

/** Of buckets a basic selector names a prefix, of all other resources one ARN, or the beginning that all of them share. */
function isPrefix(value: string): boolean {
  return /^arn:[\w-]+:(s3:|lambda$|dynamodb$)|^arn:[\w-]+:s3$/.test(value);
}

function fieldsOf(fields: Readonly<Record<string, { readonly [operator in Operator]?: readonly string[] }>>) {
  return new Map(
    Object.entries(fields)
      .map(([field, operators]) => [field, conditionsOf(operators)] as const)
      .filter(([, conditions]) => conditions.size > 0),
  );
}

function conditionsOf(operators: Values): FieldConditions {
  return new Map(
    OPERATORS.filter((operator) => !isEmpty(operators[operator])).map((operator) => [
      operator,
      listOf(operators[operator]).map(String).sort(),
    ]),
  );
}

function implies(known: FieldConditions, wanted: FieldConditions): boolean {
  if (canonical([...known].sort()) === canonical([...wanted].sort())) {
    return true;
  }
  // How CloudTrail joins several operators on one field is not said clearly enough to compare them.
  const [[knownOperator, knownValues], [wantedOperator, wantedValues]] = [[...known][0] ?? [], [...wanted][0] ?? []];
  if (known.size !== 1 || wanted.size !== 1 || !knownOperator || !wantedOperator) {
    return false;
  }
  const [isExclusion, kind] = splitOperator(wantedOperator);
  const [isKnownExclusion, knownKind] = splitOperator(knownOperator);
  const matches = MATCHES[kind];
  if (!isExclusion && !isKnownExclusion && (knownKind === kind || knownKind === "equals")) {
    return knownValues!.every((value) => wantedValues!.some((other) => matches(value, other)));
  }
  if (isExclusion && isKnownExclusion && knownKind === kind) {
    // What is left out now was left out before, or a part of what was.
    return wantedValues!.every((other) => knownValues!.some((value) => matches(other, value)));
  }
  return isExclusion && knownOperator === "equals"
    ? knownValues!.every((value) => !wantedValues!.some((other) => matches(value, other)))
    : false;
}

function splitOperator(operator: Operator): readonly [isExclusion: boolean, kind: keyof typeof MATCHES] {
  return [operator.startsWith("not_"), operator.replace(/^not_/, "") as keyof typeof MATCHES];
}
