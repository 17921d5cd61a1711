import { itAccepts, itRefuses } from "./edited-organization";

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
