import type { Expression, LogRecord } from "../../src/detections";
import {
  DETECTIONS,
  detectionIds,
  matches,
  parseFilterPattern,
  renderEventPattern,
  renderExactPattern,
  renderFilterPattern,
  renderSqlPredicate,
} from "../../src/detections";
import { temporaryFolder } from "../support/temporary-folder";
import { createTable } from "./duckdb-table";
import type { RecordTable } from "./duckdb-table";
import { eventBridgeRule } from "./event-bridge";
import { realRecords } from "./real-records";
import { casesOf } from "./records";

const records = [...detectionIds.flatMap((id) => casesOf(id).map(({ record }) => record)), ...realRecords()];
const folder = temporaryFolder();

/** Every pattern of the catalogue, our own and the prescribed ones. */
const patterns = DETECTIONS.flatMap(({ id, pattern, securityHubPattern }): [string, Expression][] => [
  [id, pattern],
  ...(securityHubPattern ? [[`${id}, as prescribed`, securityHubPattern.expression] as [string, Expression]] : []),
]);

/** Positions of the records that are taken: short enough to read when two renderings differ. */
const taken = (take: (record: LogRecord) => boolean) =>
  records.flatMap((record, position) => (take(record) ? [position] : []));

describe.each(patterns)("%s", (_, expression) => {
  const expected = taken((record) => matches(expression, record));

  it("takes some of our records and leaves others", () => {
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(records.length);
  });

  it("takes the same as an EventBridge rule", () => {
    const { pattern, exact } = renderEventPattern(expression);
    const rule = eventBridgeRule(pattern);

    expect(exact).toBe(true);
    expect(taken((detail) => rule({ "detail-type": "AWS API Call via CloudTrail", detail }))).toEqual(expected);
  });

  it("takes the same when its filter pattern is read back", () => {
    const read = parseFilterPattern(renderFilterPattern(expression));

    expect(taken((record) => matches(read, record))).toEqual(expected);
  });
});

describe("Athena", () => {
  let table: RecordTable;

  beforeAll(async () => {
    table = await createTable(folder, records);
  });

  afterAll(() => table.close());

  it.each(patterns)("takes the same for %s", async (_, expression) => {
    expect(await table.select(renderSqlPredicate(expression))).toEqual(taken((record) => matches(expression, record)));
  });
});

describe("the prescribed texts", () => {
  it("mean what we take them for", () => {
    for (const { securityHubPattern } of DETECTIONS) {
      if (securityHubPattern === undefined) continue;
      expect(parseFilterPattern(renderExactPattern(securityHubPattern))).toEqual(securityHubPattern.expression);
    }
  });
});
