import { PutEventSelectorsCommand } from "@aws-sdk/client-cloudtrail";
import type { AdvancedEventSelector, EventSelector } from "@aws-sdk/client-cloudtrail";
import { EmulatedTrail, TRAIL_ARN } from "./emulated-trail";

let trail: EmulatedTrail;
beforeAll(async () => {
  trail = await EmulatedTrail.start();
  await trail.prepare();
  await trail.create();
});
afterAll(() => trail.organization.stop());

const put = (selectors: { EventSelectors?: EventSelector[]; AdvancedEventSelectors?: AdvancedEventSelector[] }) =>
  trail.cloudtrail.send(new PutEventSelectorsCommand({ TrailName: TRAIL_ARN, ...selectors }));

const refusal = (reasons: string) => ({
  name: "InvalidEventSelectorsException",
  message: `The event selectors of trail ${TRAIL_ARN} are not valid: ${reasons}`,
});

type Conditions = Record<string, Record<string, string[]>>;

const selector = (Name: string, category: string, conditions: Conditions = {}): AdvancedEventSelector => ({
  Name,
  FieldSelectors: [
    { Field: "eventCategory", Equals: [category] },
    ...Object.entries(conditions).map(([Field, operators]) => ({ Field, ...operators })),
  ],
});

const objects = (conditions: Conditions = {}) =>
  selector("Objects", "Data", { "resources.type": { Equals: ["AWS::S3::Object"] }, ...conditions });

const arns = (count: number) => Array.from({ length: count }, (_, index) => `arn:aws:s3:::bucket-${index}/`);

test("takes management events, data events and network activity together", async () => {
  const selectors = [
    selector("Management", "Management", {
      eventSource: { NotEquals: ["kms.amazonaws.com", "rdsdata.amazonaws.com"] },
    }),
    objects({ "resources.ARN": { StartsWith: arns(2), NotStartsWith: ["arn:aws:s3:::logs/"] } }),
    selector("Endpoints", "NetworkActivity", { eventSource: { Equals: ["kms.amazonaws.com"] } }),
  ];

  const { AdvancedEventSelectors } = await put({ AdvancedEventSelectors: selectors });

  expect(AdvancedEventSelectors).toEqual(selectors);
});

const refused: [string, AdvancedEventSelector[], string][] = [
  [
    "an event category that does not exist",
    [selector("Other", "Insight")],
    "eventCategory of Other is one of Management, Data, NetworkActivity, found ['Insight']",
  ],
  ["data events without a type of resources", [selector("Any", "Data")], "Any needs resources.type"],
  ["network activity without a service", [selector("Any", "NetworkActivity")], "Any needs eventSource"],
  [
    "a field that is given twice",
    [
      {
        ...objects(),
        FieldSelectors: [...objects().FieldSelectors!, { Field: "resources.type", Equals: ["A::B::C"] }],
      },
    ],
    "resources.type of Objects is given twice",
  ],
  [
    "an operator that is not for the field",
    [objects({ readOnly: { NotEquals: ["true"] } })],
    "NotEquals on readOnly of Objects is not for Data events",
  ],
  [
    "a field that is not for the category",
    [selector("Management", "Management", { "resources.ARN": { Equals: ["arn"] } })],
    "Equals on resources.ARN of Management is not for Management events",
  ],
  [
    "management events of a service that cannot be excluded",
    [selector("Management", "Management", { eventSource: { NotEquals: ["iam.amazonaws.com"] } })],
    "management events of iam.amazonaws.com cannot be excluded",
  ],
  [
    "a name that is too long",
    [selector("n".repeat(1001), "Management")],
    "characters of a name are at most 1000, found 1001",
  ],
  [
    "a value that is too long",
    [objects({ "resources.ARN": { StartsWith: ["a".repeat(2049)] } })],
    "characters of a value are at most 2048, found 2049",
  ],
];

test.each(refused)("refuses %s", async (_, selectors, reasons) => {
  await expect(put({ AdvancedEventSelectors: selectors })).rejects.toMatchObject(refusal(reasons));
});

test("refuses more than 500 values of all conditions of all selectors", async () => {
  const withValues = (count: number) => [
    selector("Management", "Management"),
    objects({ "resources.ARN": { StartsWith: arns(count - 3) } }),
  ];

  await put({ AdvancedEventSelectors: withValues(500) });
  await expect(put({ AdvancedEventSelectors: withValues(501) })).rejects.toMatchObject(
    refusal("values of all conditions are at most 500, found 501"),
  );
});

test("refuses both kinds of selectors together, and neither", async () => {
  await expect(
    put({ EventSelectors: [{ ReadWriteType: "All" }], AdvancedEventSelectors: [selector("Management", "Management")] }),
  ).rejects.toMatchObject(refusal("a trail has either event selectors or advanced event selectors"));
  await expect(put({})).rejects.toMatchObject(refusal("there are none"));
});

test("refuses too many event selectors, and too many data resources", async () => {
  const withResources = (count: number): EventSelector => ({
    ReadWriteType: "All",
    DataResources: [{ Type: "AWS::S3::Object", Values: arns(count) }],
  });
  const five = Array.from({ length: 5 }, () => withResources(50));

  await put({ EventSelectors: five });
  await expect(put({ EventSelectors: [...five, withResources(1)] })).rejects.toMatchObject(
    refusal("event selectors are at most 5, found 6; data resources are at most 250, found 251"),
  );
});
