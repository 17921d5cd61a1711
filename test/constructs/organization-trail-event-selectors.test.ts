import fc from "fast-check";
import {
  EVENT_SELECTOR_LIMITS,
  eventSelectorProblems,
} from "../../src/constructs/organization-trail/event-selector-limits";
import type {
  AdvancedEventSelector,
  DataEvents,
  FieldSelector,
  RecordedEvents,
} from "../../src/constructs/organization-trail/event-selectors";
import { compileEventSelectors } from "../../src/constructs/organization-trail/event-selectors";
import { describeProblem } from "../../src/errors";

const LOGS = "arn:aws:s3:::logs/";
const ACCESS_LOGS = "arn:aws:s3:::access-logs/";
const deliveryTargets = { "AWS::S3::Object": [LOGS, ACCESS_LOGS] };

const compile = (events: RecordedEvents) => compileEventSelectors(events, deliveryTargets);
const problems = (events: RecordedEvents) => eventSelectorProblems(compile(events)).map(describeProblem);

/** Whether CloudTrail records an event: some selector's every condition holds. */
function records(selectors: readonly AdvancedEventSelector[], event: Record<string, string>): boolean {
  const holds = ({ field, equals, notEquals, startsWith, notStartsWith }: FieldSelector) => {
    const found = event[field] ?? "";
    return (
      (equals?.includes(found) ?? true) &&
      !notEquals?.includes(found) &&
      (startsWith?.some((beginning) => found.startsWith(beginning)) ?? true) &&
      !notStartsWith?.some((beginning) => found.startsWith(beginning))
    );
  };
  return selectors.some(({ fieldSelectors }) => fieldSelectors.every(holds));
}

const management = (eventSource: string, readOnly: boolean) => ({
  eventCategory: "Management",
  eventSource,
  readOnly: String(readOnly),
});
const object = (arn: string, readOnly: boolean) => ({
  eventCategory: "Data",
  "resources.type": "AWS::S3::Object",
  "resources.ARN": arn,
  readOnly: String(readOnly),
});

describe("the selectors of a trail", () => {
  it("record every management event, reads and writes, and nothing else by default", () => {
    const selectors = compile({});

    expect(selectors.map(({ name }) => name)).toEqual(["Management events selector"]);
    expect(records(selectors, management("kms.amazonaws.com", true))).toBe(true);
    expect(records(selectors, management("iam.amazonaws.com", false))).toBe(true);
    expect(records(selectors, object("arn:aws:s3:::data/key", false))).toBe(false);
  });

  it("leave out the management events of the services that are excluded, and of no other", () => {
    const selectors = compile({ excludeManagementEventSources: ["kms.amazonaws.com", "rdsdata.amazonaws.com"] });
    const recorded = ["kms.amazonaws.com", "rdsdata.amazonaws.com", "iam.amazonaws.com", "rds.amazonaws.com"].filter(
      (source) => records(selectors, management(source, false)),
    );

    expect(recorded).toEqual(["iam.amazonaws.com", "rds.amazonaws.com"]);
  });

  it("never give the selector of management events the field readOnly, which scanners take for a gap", () => {
    const [first] = compile({ excludeManagementEventSources: ["kms.amazonaws.com"] });

    expect(first!.fieldSelectors.map(({ field }) => field)).toEqual(["eventCategory", "eventSource"]);
  });

  it("record reads, writes or both of the resources whose ARNs begin as asked", () => {
    const resourceArns = ["arn:aws:s3:::data/", "arn:aws:s3:::more/a"];
    const events = (readOnly?: boolean) =>
      compile({ dataEvents: [{ name: "Data", resourceType: "AWS::S3::Object", resourceArns, readOnly }] });
    const recorded = (readOnly?: boolean) =>
      [
        object("arn:aws:s3:::data/k", true),
        object("arn:aws:s3:::more/ab", false),
        object("arn:aws:s3:::more/b", true),
      ].map((event) => records(events(readOnly), event));

    expect(recorded()).toEqual([true, true, false]);
    expect(recorded(true)).toEqual([true, false, false]);
    expect(recorded(false)).toEqual([false, true, false]);
  });

  it("record one type of resources each, and the network activity of one service each", () => {
    const selectors = compile({
      dataEvents: [
        { name: "Functions", resourceType: "AWS::Lambda::Function" },
        { name: "Tables", resourceType: "AWS::DynamoDB::Table" },
      ],
      networkActivity: [
        { name: "KMS endpoints", eventSource: "kms.amazonaws.com" },
        { name: "S3 endpoints", eventSource: "s3.amazonaws.com" },
      ],
    });
    const data = (type: string) => records(selectors, { eventCategory: "Data", "resources.type": type });
    const network = (eventSource: string) => records(selectors, { eventCategory: "NetworkActivity", eventSource });

    expect(["AWS::Lambda::Function", "AWS::DynamoDB::Table", "AWS::SQS::Queue"].map(data)).toEqual([true, true, false]);
    expect(["kms.amazonaws.com", "s3.amazonaws.com", "ec2.amazonaws.com"].map(network)).toEqual([true, true, false]);
  });

  it("never record what a delivery touches, whichever data events are asked for", () => {
    const dataEvents = fc.array(
      fc.record<DataEvents>(
        {
          name: fc.string(),
          resourceType: fc.constantFrom("AWS::S3::Object", "AWS::Lambda::Function"),
          resourceArns: fc.array(fc.constantFrom("arn:aws:s3", "arn:aws:s3:::l", "arn:aws:s3:::logs", LOGS)),
          readOnly: fc.boolean(),
        },
        { requiredKeys: ["name", "resourceType"] },
      ),
    );

    fc.assert(
      fc.property(
        dataEvents,
        fc.constantFrom(LOGS, ACCESS_LOGS),
        fc.string(),
        fc.boolean(),
        (asked, bucket, key, readOnly) => !records(compile({ dataEvents: asked }), object(`${bucket}${key}`, readOnly)),
      ),
    );
  });

  it("record buckets whose names merely begin like those of the logs", () => {
    const selectors = compile({ dataEvents: [{ name: "All objects", resourceType: "AWS::S3::Object" }] });

    expect(records(selectors, object("arn:aws:s3:::logs-of-payments/key", true))).toBe(true);
  });
});

describe("the limits of CloudTrail", () => {
  const { nameCharacters, valueCharacters, values } = EVENT_SELECTOR_LIMITS;
  const functions = (more: Partial<DataEvents>): RecordedEvents => ({
    dataEvents: [{ name: "Functions", resourceType: "AWS::Lambda::Function", ...more }],
  });
  const arns = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:lambda:${index}`);

  it("refuses a name that is too long", () => {
    expect(problems(functions({ name: "n".repeat(nameCharacters) }))).toEqual([]);
    expect(problems(functions({ name: "n".repeat(nameCharacters + 1) }))).toEqual([
      `selector "${"n".repeat(40)}…" has a name that is too long\n    found: 1001 characters\n    write: at most 1000 characters`,
    ]);
  });

  it("refuses a value that is too long", () => {
    expect(problems(functions({ resourceArns: ["a".repeat(valueCharacters)] }))).toEqual([]);
    expect(problems(functions({ resourceArns: ["short", "a".repeat(valueCharacters + 1)] }))).toEqual([
      'selector "Functions", resources.ARN is compared with a value that is too long\n    found: 2049 characters\n    write: at most 2048 characters',
    ]);
  });

  it("refuses more values than a trail may have, those of every condition and selector counted", () => {
    // Management has one value; a data event selector has two beside its ARNs.
    const free = values - 3;

    expect(problems(functions({ resourceArns: arns(free - 1) }))).toEqual([]);
    expect(problems(functions({ resourceArns: arns(free) }))).toEqual([]);
    expect(problems(functions({ resourceArns: arns(free + 1) }))).toEqual([
      "all selectors together have too many values\n    found: 501 values\n    write: at most 500 values: fewer selectors, or shorter beginnings of ARNs that stand for several",
    ]);
  });

  it("counts the log buckets, which are left out by construction", () => {
    const objects = (count: number) =>
      problems({ dataEvents: [{ name: "Objects", resourceType: "AWS::S3::Object", resourceArns: arns(count) }] });

    expect(objects(values - 5)).toEqual([]);
    expect(objects(values - 4)).toHaveLength(1);
  });
});

describe("selectors that mean nothing", () => {
  const objects = (name: string, ...resourceArns: string[]) => ({
    name,
    resourceType: "AWS::S3::Object",
    resourceArns,
  });

  it("refuses names that do not tell selectors apart, that of the management events included", () => {
    const dataEvents = [
      objects("Data", "arn:aws:s3:::a/"),
      objects("Management events selector", "arn:aws:s3:::b/"),
      objects("Data", "arn:aws:s3:::c/"),
    ];

    expect(problems({ dataEvents })).toEqual([
      'selector "Management events selector" has the name of another selector\n    write: a name of its own',
      'selector "Data" has the name of another selector\n    write: a name of its own',
    ]);
  });

  it("refuses an empty list of resources, which reads like none and would be all", () => {
    expect(problems({ dataEvents: [objects("Nothing")] })).toEqual([
      'selector "Nothing", resources.ARN is compared with nothing\n    found: []\n    write: at least one value, or leave the list out',
    ]);
  });

  it("refuses resources of which nothing is ever recorded, and names each", () => {
    const dataEvents = [objects("Reads of logs", LOGS, "arn:aws:s3:::data/", `${ACCESS_LOGS}2026/`)];
    const problem = (found: string) =>
      'selector "Reads of logs", resources.ARN asks for events of the trail\'s own deliveries, which are never recorded\n' +
      `    found: ${found}\n    write: other resources: who reads the log files is in the server access logs`;

    expect(problems({ dataEvents })).toEqual([problem(LOGS), problem(`${ACCESS_LOGS}2026/`)]);
  });
});
