import { z } from "zod";
import { configurationSchema } from "../../src/config/schema";
import { edited, itAccepts, itRefuses, problemsIn } from "./edited-organization";
import type { Edits } from "./edited-organization";

const OUTPUT =
  'write: the name of an output, then what leads to the part, such as role_arns.auditor, queues[0] or ids["a/b"]';

describe("identifiers and references", () => {
  itRefuses([
    [
      "an organization id with 9 characters",
      { "organization.id": "o-aaaaaaaaa" },
      [
        "organization.yaml:2:7 organization.id is not an organization id",
        'found: "o-aaaaaaaaa"',
        "write: o- and 10 to 32 lower case letters and digits, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "an organization id with 33 characters",
      { "organization.id": "o-" + "a".repeat(33) },
      [
        "organization.yaml:2:7 organization.id is not an organization id",
        'found: "o-' + "a".repeat(33) + '"',
        "write: o- and 10 to 32 lower case letters and digits, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "an organization id with a capital letter",
      { "organization.id": "o-Exampleorgid" },
      [
        "organization.yaml:2:7 organization.id is not an organization id",
        'found: "o-Exampleorgid"',
        "write: o- and 10 to 32 lower case letters and digits, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a root id with 3 characters",
      { "organization.rootId": "r-abc" },
      [
        "organization.yaml:3:11 organization.rootId is not the id of an organization's root",
        'found: "r-abc"',
        "write: r- and 4 to 32 lower case letters and digits, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a root id with 33 characters",
      { "organization.rootId": "r-" + "a".repeat(33) },
      [
        "organization.yaml:3:11 organization.rootId is not the id of an organization's root",
        'found: "r-' + "a".repeat(33) + '"',
        "write: r- and 4 to 32 lower case letters and digits, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a reference to a state that is nearly there",
      { "organization.rootId.state": "landingzone" },
      [
        "organization.yaml:3:20 organization.rootId.state is not the name of an existing state",
        'found: "landingzone"',
        "write: a key of existingState (landing-zone, network); did you mean landing-zone?",
      ],
    ],
    [
      "a reference to a state that is not there",
      { "organization.rootId.state": "somewhere" },
      [
        "organization.yaml:3:20 organization.rootId.state is not the name of an existing state",
        'found: "somewhere"',
        "write: a key of existingState (landing-zone, network)",
      ],
    ],
    [
      "a reference where no state is listed",
      { existingState: undefined },
      [
        "organization.yaml:3:20 organization.rootId.state is not the name of an existing state",
        'found: "landing-zone"',
        "write: a key of existingState, which has none yet: add the state there",
      ],
    ],
    [
      "a reference without an output",
      { "organization.rootId.output": undefined },
      ["organization.yaml:3:3 organization.rootId.output is missing", OUTPUT],
    ],
    [
      "a reference with an empty state",
      { "organization.rootId.state": "" },
      ["organization.yaml:3:20 organization.rootId.state is not a name", 'found: ""', "write: a key of existingState"],
    ],
    [
      "an output with a dot that leads nowhere",
      { "organization.rootId.output": "root." },
      [
        "organization.yaml:3:42 organization.rootId.output is not an output or a part of one: no name follows the dot at character 5",
        'found: "root."',
        OUTPUT,
      ],
    ],
    [
      "an output with an expression",
      { "organization.rootId.output": 'roots["${terraform.workspace}"]' },
      [
        "organization.yaml:3:42 organization.rootId.output is not an output or a part of one: the key at character 6 has ${, which begins an expression: for the text write $${",
        'found: "roots[\\"${terraform.workspace}\\"]"',
        OUTPUT,
      ],
    ],
    [
      "an output name that begins with a digit",
      { "organization.rootId.output": "1root" },
      [
        'organization.yaml:3:42 organization.rootId.output is not an output or a part of one: an output begins with a letter, not with "1"',
        'found: "1root"',
        OUTPUT,
      ],
    ],
    [
      "a reference with a third key",
      { "organization.rootId.outputs": "root_id" },
      [
        "organization.yaml:3:51 organization.rootId.outputs is not a known key",
        "write: one of state, output; did you mean output?",
      ],
    ],
    [
      "a list in place of an identifier",
      { "organization.id": ["o-exampleorgid"] },
      [
        "organization.yaml:2:3 organization.id is not an organization id",
        'found: ["o-exampleorgid"]',
        "write: o- and 10 to 32 lower case letters and digits, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "a number in place of an identifier",
      { "organization.id": 12 },
      [
        "organization.yaml:2:7 organization.id is not an organization id",
        "found: 12",
        "write: o- and 10 to 32 lower case letters and digits, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
  ]);

  itAccepts([
    ["an organization id with 10 characters", { "organization.id": "o-aaaaaaaaaa" }],
    ["an organization id with 32 characters", { "organization.id": "o-" + "a".repeat(32) }],
    ["a root id with 4 characters", { "organization.rootId": "r-aaaa" }],
    ["a root id with 32 characters", { "organization.rootId": "r-" + "a".repeat(32) }],
    ["references for both identifiers", { "organization.id": { state: "network", output: "_organization-id" } }],
  ]);
});

const GONE = { state: "gone", output: "some.output" };

/** Every place for a reference, with edits that put one there. */
const PLACES: readonly (readonly [place: string, edits: Edits])[] = [
  ["organization.id", { "organization.id": GONE }],
  ["organization.rootId", { "organization.rootId": GONE }],
  ["accounts.management.roleArn", { "accounts.management.roleArn": GONE }],
  ["accounts.management.subscribers[0].endpoint", { "accounts.management.subscribers": [{ protocol: "email", endpoint: GONE }] }], // prettier-ignore
  ["accounts.logArchive.roleArn", { "accounts.logArchive.roleArn": GONE }],
  ["accounts.logArchive.subscribers[0].endpoint", { "accounts.logArchive.subscribers": [{ protocol: "sqs", endpoint: GONE }] }], // prettier-ignore
  ["accounts.members.payments.roleArn", { "accounts.members.payments.roleArn": GONE }],
  ["accounts.members.network.subscribers[0].endpoint", { "accounts.members.network.subscribers.0.endpoint": GONE }],
  ["logArchive.readers[1]", { "logArchive.readers": ["arn:aws:iam::333333333333:role/Auditor", GONE] }],
  ["trail.dataEvents[0].resourceArns[0]", { "trail.dataEvents": [{ name: "Objects", resourceType: "AWS::S3::Object", resourceArns: [GONE] }] }], // prettier-ignore
  ["guardrails.targets[1]", { "guardrails.targets.1": GONE }],
  ["guardrails.breakGlassRoles[1]", { "guardrails.breakGlassRoles.1": GONE }],
  ["alarms.subscribers[1].endpoint", { "alarms.subscribers.1.endpoint": GONE }],
  ["alarms.detections.root-usage.subscribers[0].endpoint", { "alarms.detections": { "root-usage": { subscribers: [{ protocol: "lambda", endpoint: GONE }] } } }], // prettier-ignore
];

describe("a reference", () => {
  it.each(PLACES)("may be %s, and names an existing state", (place, edits) => {
    const [where, ...rest] = problemsIn(edited(edits));

    expect(where).toMatch(/^organization\.yaml:\d+:\d+ /);
    expect(where?.replace(/^\S+ /, "")).toBe(`${place}.state is not the name of an existing state`);
    expect(rest).toEqual(['found: "gone"', "write: a key of existingState (landing-zone, network)"]);
    expect(problemsIn(edited({ ...edits, "existingState.gone": { type: "local", path: "gone.tfstate" } }))).toEqual([]);
  });

  it("has no other places in the schema than those", () => {
    const generic = PLACES.map(([place]) =>
      place
        .replaceAll(/\[\d+\]/g, "[]")
        .replace(/members\.\w+/, "members.*")
        .replace("root-usage", "*"),
    );

    // It repeats one of `guardrails.targets`, which is judged there.
    const repetition = "adopt.serviceControlPolicies[].targets[]";
    expect(placesIn(z.toJSONSchema(configurationSchema, { io: "input" }), "").sort()).toEqual(
      [...new Set([...generic, repetition])].sort(),
    );
  });

  itRefuses([
    [
      "one in place of an account id",
      { "accounts.members.network.id": { state: "landing-zone", output: "account_ids.network" } },
      [
        "organization.yaml:16:7 accounts.members.network.id is a reference, and accounts decide which stacks and providers there are, before Terraform reads any state",
        'found: { state: "landing-zone", output: "account_ids.network" }',
        "write: the 12 digits of the account id, in quotes",
      ],
    ],
    [
      "one in place of the key of the states",
      { "state.kmsKeyArn": { state: "landing-zone", output: "key" } },
      [
        "organization.yaml:27:3 state.kmsKeyArn is a reference, and Terraform opens a state before it reads another",
        'found: { state: "landing-zone", output: "key" }',
        "write: arn:aws:kms:<Region>:<account id>:key/<key id>",
      ],
    ],
    [
      "one in place of the role that reads another state",
      { "existingState.network.roleArn": { state: "landing-zone", output: "role" } },
      [
        "organization.yaml:29:106 existingState.network.roleArn is a reference, and Terraform opens a state before it reads another",
        'found: { state: "landing-zone", output: "role" }',
        "write: arn:aws:iam::<account id>:role/<path and name of the role>",
      ],
    ],
    [
      "one in place of a bucket's name",
      { "logArchive.bucketName": { state: "landing-zone", output: "bucket" } },
      [
        "organization.yaml:35:3 logArchive.bucketName is a reference, and this has to be known before Terraform reads any state",
        'found: { state: "landing-zone", output: "bucket" }',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "two that mean the same reader in different words",
      {
        "logArchive.readers": [
          { state: "landing-zone", output: 'roles["auditor"]' },
          { output: "roles.auditor", state: "landing-zone" },
        ],
      },
      [
        "organization.yaml:38:7 logArchive.readers[1] stands in logArchive.readers[0] already",
        'found: { output: "roles.auditor", state: "landing-zone" }',
        "write: something else, or remove it",
      ],
    ],
    [
      "two that mean the same subscription in different words",
      {
        "alarms.subscribers": [
          { protocol: "sqs", endpoint: { state: "landing-zone", output: 'queues[0]["arn"]' } },
          { protocol: "email", endpoint: { state: "landing-zone", output: "queues[0].arn" } },
          { protocol: "sqs", endpoint: { output: "queues[0].arn", state: "landing-zone" } },
        ],
      },
      [
        "organization.yaml:49:7 alarms.subscribers[2] stands in alarms.subscribers[0] already",
        'found: { protocol: "sqs", endpoint: {…} }',
        "write: something else, or remove it",
      ],
    ],
  ]);
});

type Node = z.core.JSONSchema.BaseSchema;

/** Paths of everything that may be a reference. */
function placesIn(node: Node, path: string): string[] {
  if (node.properties && "state" in node.properties && "output" in node.properties) return [path];
  const below = (part: unknown, step: string) => (typeof part === "object" && part !== null ? placesIn(part as Node, `${path}${step}`) : []); // prettier-ignore
  return [
    ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap((part) => below(part, "")),
    ...below(node.items, "[]"),
    ...below(node.additionalProperties, path === "" ? "*" : ".*"),
    ...Object.entries(node.properties ?? {}).flatMap(([key, part]) => below(part, path === "" ? key : `.${key}`)),
  ];
}
