import fc from "fast-check";
import type { Expression, LogRecord } from "../../src/detections";
import {
  all,
  any,
  equals,
  eventOf,
  greaterThanOrEquals,
  isFalse,
  isNull,
  isTrue,
  matches,
  notEquals,
  notExists,
  regularExpression,
  renderSqlPredicate,
} from "../../src/detections";
import { temporaryFolder } from "../support/temporary-folder";
import { createTable } from "./duckdb-table";

const folder = temporaryFolder();

describe("an SQL predicate", () => {
  it.each<[Expression, string]>([
    [equals("$.eventName", "StopLogging"), "eventname = 'StopLogging'"],
    [
      equals("$.userIdentity.sessionContext.sessionIssuer.userName", "x"),
      "useridentity.sessioncontext.sessionissuer.username = 'x'",
    ],
    [equals("$.errorMessage", "it's"), "errormessage = 'it''s'"],
    [notEquals("$.eventType", "AwsServiceEvent"), "eventtype <> 'AwsServiceEvent'"],
    [equals("$.errorCode", "*Unauthorized_100%"), "errorcode LIKE '%Unauthorized\\_100\\%' ESCAPE '\\'"],
    [notEquals("$.errorCode", "Access*"), "errorcode NOT LIKE 'Access%' ESCAPE '\\'"],
    [equals("$.eventName", regularExpression("^Delete")), "regexp_like(eventname, '^Delete')"],
    [notEquals("$.eventName", regularExpression("^Delete")), "NOT regexp_like(eventname, '^Delete')"],
    [equals("$.additionalEventData.MFAUsed", "No"), "json_extract_scalar(additionaleventdata, '$.MFAUsed') = 'No'"],
    [
      greaterThanOrEquals("$.requestParameters.instances[0].count", 5),
      "try_cast(json_extract_scalar(requestparameters, '$.instances[0].count') AS double) >= 5",
    ],
    [
      notEquals("$.requestParameters.count", 5),
      "try_cast(json_extract_scalar(requestparameters, '$.count') AS double) <> 5",
    ],
    [isTrue("$.requestParameters.x-amz-acl"), `json_extract_scalar(requestparameters, '$["x-amz-acl"]') = 'true'`],
    [isFalse("$.readOnly"), "readonly = 'false'"],
    [isNull("$.requestParameters.a"), "json_format(json_extract(requestparameters, '$.a')) = 'null'"],
    [notExists("$.requestParameters.a"), "json_extract(requestparameters, '$.a') IS NULL"],
    [notExists("$.userIdentity.invokedBy"), "useridentity.invokedby IS NULL"],
    [notExists("$.userIdentity.sessionContext"), "useridentity.sessioncontext IS NULL"],
    [notExists("$.responseElements"), "responseelements IS NULL"],
    [equals("$.userIdentity", "x"), "NULL = 'x'"],
    [equals("$.resources[0].accountId", "x"), "element_at(resources, 1).accountid = 'x'"],
    [
      eventOf("kms.amazonaws.com", ["DisableKey", "ScheduleKeyDeletion"]),
      "eventsource = 'kms.amazonaws.com' AND (eventname = 'DisableKey' OR eventname = 'ScheduleKeyDeletion')",
    ],
    [any(all(isTrue("$.readOnly")), isFalse("$.readOnly")), "readonly = 'true' OR readonly = 'false'"],
  ])("says %j as %s", (expression, predicate) => {
    expect(renderSqlPredicate(expression)).toBe(predicate);
  });

  it("takes the records that the expression matches", async () => {
    const texts = ["x", "X", "it's", "100%", "1_0", "a\\b", "", "xyz"];
    const text = fc.constantFrom(...texts);
    const compared = fc.oneof(text, fc.constantFrom("x*", "*z", "*y*", "*'*", "1_*", "*%", "*\\*", "*"));
    const number = fc.constantFrom(0, 1, -1.5);
    const selector = fc.constantFrom(
      "$.eventName",
      "$.userIdentity.invokedBy",
      "$.requestParameters.a.b",
      "$.resources[0].type",
    );
    const leaf = fc.oneof(
      fc.tuple(selector, compared).map(([field, value]) => equals(field, value)),
      fc.tuple(selector, compared).map(([field, value]) => notEquals(field, value)),
      selector.map(notExists),
      selector.map((field) => equals(field, regularExpression("^x"))),
      number.map((value) => greaterThanOrEquals("$.requestParameters.size", value)),
      fc.constantFrom(isTrue("$.readOnly"), isNull("$.requestParameters.nothing"), isFalse("$.requestParameters.flag")),
    );
    const several = fc.array(leaf, { minLength: 1, maxLength: 3 });
    const tree = fc.oneof(
      several.map((inner) => all(...inner)),
      several.map((inner) => any(...inner)),
    );
    const withoutMany = tree.filter((expression) => JSON.stringify(expression).split("regularExpression").length <= 3);
    const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    const record: fc.Arbitrary<LogRecord> = fc.record({
      eventName: maybe(text),
      readOnly: fc.boolean(),
      userIdentity: fc.record({ type: fc.constant("Root"), invokedBy: maybe(text) }),
      requestParameters: maybe(
        fc.record({
          a: fc.record({ b: maybe(text) }),
          size: maybe(number),
          nothing: maybe(fc.constant(null)),
          flag: maybe(fc.boolean()),
        }),
      ),
      resources: maybe(fc.array(fc.record({ type: maybe(text) }), { maxLength: 2 })),
    });
    // Through JSON, where what is undefined is missing.
    const records = fc
      .sample(record, { numRuns: 300, seed: 1 })
      .map((each) => JSON.parse(JSON.stringify(each)) as LogRecord);
    const table = await createTable(folder, records);

    await fc.assert(
      fc.asyncProperty(withoutMany, async (expression) => {
        const ours = records.flatMap((each, position) => (matches(expression, each) ? [position] : []));

        expect(await table.select(renderSqlPredicate(expression))).toEqual(ours);
      }),
      { numRuns: 300 },
    );
    table.close();
  });
});

describe("rendering an SQL predicate", () => {
  it("refuses what no column answers, and names all problems in one error", () => {
    const expression = all(
      equals("$.eventNames", "x"),
      isTrue("$.userIdentity.constructor"),
      isTrue("$.eventName.length"),
      isTrue("$.resources[*].type"),
      isTrue("$.requestParameters.*"),
      isNull("$.responseElements"),
      any(),
    );

    const isInNoColumn = "is in no column of the table\n    write: the selector of a single field in it";
    expect(() => renderSqlPredicate(expression, "root-usage")).toThrow(
      new Error(
        [
          "the pattern of root-usage has 7 problems:",
          "any is empty\n    write: at least one expression",
          `$.eventNames ${isInNoColumn}`,
          `$.userIdentity.constructor ${isInNoColumn}`,
          `$.eventName.length ${isInNoColumn}`,
          `$.resources[*].type ${isInNoColumn}`,
          `$.requestParameters.* ${isInNoColumn}`,
          "$.responseElements is asked for null, which a column does not tell from missing\n    write: NOT EXISTS",
        ].join("\n  "),
      ),
    );
  });
});
