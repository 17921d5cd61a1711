import { writeFileSync } from "node:fs";
import * as path from "node:path";
import fc from "fast-check";
import { Random } from "../../bench/random";
import type { Detection, Expression, LogRecord } from "../../src/detections";
import {
  all,
  any,
  DETECTIONS,
  equals,
  greaterThan,
  isTrue,
  matches,
  notEquals,
  notExists,
  regularExpression,
} from "../../src/detections";
import { necessaryStrings } from "../../src/cli/detect/necessary-strings";
import { Search } from "../../src/cli/detect/search";
import { casesOf } from "../detections/records";
import { temporaryFolder } from "../support/temporary-folder";
import { spell } from "./spelling";

const file = path.join(temporaryFolder(), "log.json");

/** Every record that was written for some detection: those that fire, and those that nearly do. */
const RECORDS = DETECTIONS.flatMap(({ id }) => casesOf(id).map(({ record }) => record));

/** Puts a record where records do not belong, and none is to be seen. */
const HIDING_PLACES: readonly ((record: LogRecord, hidden: LogRecord) => LogRecord)[] = [
  (record) => record,
  (record, hidden) => ({ ...record, requestParameters: hidden }),
  (record, hidden) => ({ ...record, requestParameters: { items: [{ a: 1 }, hidden, hidden] } }),
  (record, hidden) => ({ ...record, requestParameters: { items: [hidden, [hidden]] } }),
  (record, hidden) => ({ ...record, requestParameters: { event: JSON.stringify({ Records: [hidden] }) } }),
  (record, hidden) => ({ ...record, userAgent: `{"eventName": "${String(hidden["eventName"])}"},{"` }),
  (record, hidden) => ({ ...record, requestParameters: { Records: [hidden, hidden] } }),
  (record, hidden) => ({ ...record, userAgent: "\\", errorMessage: `\\"},${JSON.stringify(hidden)},{"a":"` }),
];

const LAYOUTS: readonly ((records: readonly string[]) => string)[] = [
  (records) => `{"Records":[${records.join(",")}]}`,
  (records) => `\n{ "Records" :\t[\r\n${records.join(" ,\n")} ] }\n`,
  (records) => records.join("\n"),
  (records) => `${records.join("")}{"Records":[]}`,
];

const logFiles = fc
  .record({
    seed: fc.integer(),
    layout: fc.constantFrom(...LAYOUTS),
    records: fc.array(
      fc
        .tuple(fc.constantFrom(...HIDING_PLACES), fc.constantFrom(...RECORDS), fc.constantFrom(...RECORDS))
        .map(([hide, record, hidden]) => hide(record, hidden)),
      { maxLength: 8 },
    ),
  })
  .map(({ seed, layout, records }) => {
    const random = new Random(seed);
    return { records, text: layout(records.map((record) => spell(record, random))) };
  })
  // A list of no records is a log file, an empty file is none.
  .filter(({ text }) => text !== "");

const TEXTS = ["x", "a/b", '"', "ä", "x y", ""];

const field = fc.constantFrom("$.a", "$.b.c", "$.b.d", "$.e[0]", "$.*");
const term: fc.Arbitrary<Expression> = fc.oneof(
  fc.tuple(field, fc.constantFrom(...TEXTS, "x*", "*", 1)).map(([selector, value]) => equals(selector, value)),
  fc.tuple(field, fc.constantFrom(...TEXTS, 1)).map(([selector, value]) => notEquals(selector, value)),
  field.map((selector) => greaterThan(selector, 1)),
  field.map((selector) => equals(selector, regularExpression("^a"))),
  field.map(isTrue),
  field.map(notExists),
);

/** Expressions about few fields and texts, so that generated records match many of them. */
const expressions = fc.letrec<{ node: Expression }>((tie) => {
  const several = fc.array(tie("node"), { maxLength: 3 });
  return {
    node: fc.oneof(
      { maxDepth: 2 },
      term,
      several.map((inner) => all(...inner)),
      several.map((inner) => any(...inner)),
    ),
  };
}).node;

const value = fc.constantFrom(...TEXTS, 1, 2.5, null, true, false);
const objects = fc.record(
  { a: value, b: fc.dictionary(fc.constantFrom("c", "d"), value), e: fc.array(value, { maxLength: 2 }) },
  { requiredKeys: [] },
);

/** How many records each detection matches, without any short cut. */
function countMatches(detections: readonly Detection[], records: readonly LogRecord[]): Map<string, number> {
  const counts = detections.map(
    ({ id, pattern }) => [id, records.filter((record) => matches(pattern, record)).length] as const,
  );
  return new Map(counts.filter(([, count]) => count > 0));
}

async function search(detections: readonly Detection[], text: string) {
  writeFileSync(file, text);
  const search = new Search(detections);
  const result = await search.read(file);
  const counts = [...search.findings].map(([id, { accounts }]) => {
    const sightings = [...accounts.values()].flatMap((periods) => [...periods.values()]);
    return [id, sightings.reduce((sum, { count }) => sum + count, 0)] as const;
  });
  return { result, counts: new Map(counts) };
}

describe("a search that parses few records", () => {
  it("finds what a search that parses all of them finds, however they are written", async () => {
    await fc.assert(
      fc.asyncProperty(logFiles, async ({ records, text }) => {
        const { result, counts } = await search(DETECTIONS, text);

        expect(result).toEqual({ records: records.length });
        expect(counts).toEqual(countMatches(DETECTIONS, records));
      }),
      { numRuns: 300 },
    );
  });

  it("finds every record by which a detection was tried", async () => {
    const { result, counts } = await search(DETECTIONS, JSON.stringify({ Records: RECORDS }));

    expect(result).toEqual({ records: RECORDS.length });
    expect(counts).toEqual(countMatches(DETECTIONS, RECORDS));
    expect([...counts.keys()].sort()).toEqual(DETECTIONS.map(({ id }) => id).sort());
  });

  it("finds what any expression matches, even one that needs no string", async () => {
    await fc.assert(
      fc.asyncProperty(expressions, fc.array(objects), fc.integer(), async (pattern, records, seed) => {
        const detection: Detection = { ...DETECTIONS[0]!, id: "any", pattern };
        const random = new Random(seed);
        const { counts } = await search([detection], records.map((record) => spell(record, random)).join("\n"));

        expect(counts).toEqual(countMatches([detection], records));
      }),
      { numRuns: 300 },
    );
  });

  it("parses few: no detection of the catalogue goes without strings, or with one of every record", () => {
    const everywhere = ["eventName", "eventSource", "userIdentity", "AwsApiCall", "type"];
    const slow = DETECTIONS.filter(({ pattern }) => {
      const strings = necessaryStrings(pattern);
      return !strings || strings.length === 0 || strings.some((string) => everywhere.includes(string));
    });

    expect(slow.map(({ id }) => id)).toEqual([]);
  });
});
