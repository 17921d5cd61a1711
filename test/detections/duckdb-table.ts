import { writeFileSync } from "node:fs";
import * as path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { LogRecord } from "../../src/detections";

/** AWS's CloudTrail table in DuckDB's types. DuckDB compares names without regard to capitals, as Athena does. */
const COLUMNS = {
  eventVersion: "VARCHAR",
  userIdentity:
    "STRUCT(type VARCHAR, principalId VARCHAR, arn VARCHAR, accountId VARCHAR, invokedBy VARCHAR, " +
    "accessKeyId VARCHAR, userName VARCHAR, onBehalfOf STRUCT(userId VARCHAR, identityStoreArn VARCHAR), " +
    "sessionContext STRUCT(attributes STRUCT(mfaAuthenticated VARCHAR, creationDate VARCHAR), " +
    "sessionIssuer STRUCT(type VARCHAR, principalId VARCHAR, arn VARCHAR, accountId VARCHAR, userName VARCHAR), " +
    "ec2RoleDelivery VARCHAR))",
  eventTime: "VARCHAR",
  eventSource: "VARCHAR",
  eventName: "VARCHAR",
  awsRegion: "VARCHAR",
  sourceIPAddress: "VARCHAR",
  userAgent: "VARCHAR",
  errorCode: "VARCHAR",
  errorMessage: "VARCHAR",
  requestParameters: "JSON",
  responseElements: "JSON",
  additionalEventData: "JSON",
  serviceEventDetails: "JSON",
  readOnly: "VARCHAR",
  resources: "STRUCT(arn VARCHAR, accountId VARCHAR, type VARCHAR)[]",
  eventType: "VARCHAR",
  recipientAccountId: "VARCHAR",
  position: "INTEGER",
};

/** Functions of Athena that DuckDB lacks, or has under another name. */
const FUNCTIONS = [
  "json_extract_scalar(json, path) AS CASE WHEN json_type(json, path) IN ('OBJECT', 'ARRAY') THEN NULL " +
    "ELSE json_extract_string(json, path) END",
  "json_format(json) AS CAST(json AS VARCHAR)",
  "regexp_like(text, expression) AS regexp_matches(text, expression)",
  "element_at(list, number) AS list_extract(list, number)",
];

/** A table of records, and which of them a predicate takes. */
export interface RecordTable {
  /** Positions of the records for which a predicate holds, in their order. */
  readonly select: (predicate: string) => Promise<number[]>;
  readonly close: () => void;
}

/** A table that holds the records, by way of a file in the folder. */
export async function createTable(folder: string, records: readonly LogRecord[]): Promise<RecordTable> {
  const file = path.join(folder, "records.ndjson");
  writeFileSync(file, records.map((record, position) => JSON.stringify({ ...record, position })).join("\n"));
  const connection = await (await DuckDBInstance.create()).connect();
  for (const definition of FUNCTIONS) {
    await connection.run(`CREATE MACRO ${definition}`);
  }
  const columns = Object.entries(COLUMNS).map(([name, type]) => `${name}: '${type}'`);
  await connection.run(
    `CREATE TABLE cloudtrail AS SELECT * FROM read_json('${file}', format = 'newline_delimited', ` +
      `columns = {${columns.join(", ")}})`,
  );
  return { select: (predicate) => select(connection, predicate), close: () => connection.closeSync() };
}

async function select(connection: DuckDBConnection, predicate: string): Promise<number[]> {
  const result = await connection.runAndReadAll(`SELECT position FROM cloudtrail WHERE ${predicate} ORDER BY position`);
  return result.getRows().map(([position]) => position as number);
}
