import { itAccepts, itRefuses } from "./edited-organization";

describe("guardrail targets", () => {
  itRefuses([
    [
      "a target that is nothing known",
      { "guardrails.targets.0": "rot" },
      [
        "organization.yaml:37:14 guardrails.targets[0] is not a target",
        'found: "rot"',
        "write: root, the id of an organizational unit or the id of a member account in quotes, or { state: <a key of existingState>, output: <output name> }",
      ],
    ],
    [
      "the id of the root",
      { "guardrails.targets.0": "r-ab12" },
      [
        "organization.yaml:37:14 guardrails.targets[0] is not a target: the organization's root is called root here",
        'found: "r-ab12"',
        "write: root, the id of an organizational unit or the id of a member account in quotes, or { state: <a key of existingState>, output: <output name> }",
      ],
    ],
    [
      "an organizational unit id that is too short",
      { "guardrails.targets.0": "ou-ab12-1111111" },
      [
        "organization.yaml:37:14 guardrails.targets[0] is not a target",
        'found: "ou-ab12-1111111"',
        "write: root, the id of an organizational unit or the id of a member account in quotes, or { state: <a key of existingState>, output: <output name> }",
      ],
    ],
    [
      "an account id that is a number",
      { "guardrails.targets.0": 333333333333 },
      [
        "organization.yaml:37:14 guardrails.targets[0] is a number, and a number loses its leading zeros",
        "found: 333333333333",
        "write: root, the id of an organizational unit or the id of a member account in quotes, or { state: <a key of existingState>, output: <output name> }",
      ],
    ],
    [
      "the management account",
      { "guardrails.targets.0": "111111111111" },
      [
        "organization.yaml:37:14 guardrails.targets[0] is the management account, which service control policies never bind",
        'found: "111111111111"',
        "write: root, the id of an organizational unit or of a member account",
      ],
    ],
    [
      "an account outside the organization",
      { "guardrails.targets.0": "999999999999" },
      [
        "organization.yaml:37:14 guardrails.targets[0] is not the id of one of the organization's accounts",
        'found: "999999999999"',
        "write: the id of a member account or of the log archive account",
      ],
    ],
    [
      "a target that stands twice",
      { "guardrails.targets": ["root", "333333333333", "333333333333"] },
      [
        "organization.yaml:40:7 guardrails.targets[2] stands in guardrails.targets[1] already",
        'found: "333333333333"',
        "write: something else, or remove it",
      ],
    ],
    [
      "the root by its word and by its reference",
      { "guardrails.targets": ["root", { state: "landing-zone", output: "root_id" }] },
      [
        "organization.yaml:39:7 guardrails.targets[1] stands in guardrails.targets[0] already",
        'found: { state: "landing-zone", output: "root_id" }',
        "write: something else, or remove it",
      ],
    ],
    [
      "a reference that stands twice",
      {
        "guardrails.targets": [
          { state: "network", output: "ou" },
          { output: "ou", state: "network" },
        ],
      },
      [
        "organization.yaml:40:7 guardrails.targets[1] stands in guardrails.targets[0] already",
        'found: { output: "ou", state: "network" }',
        "write: something else, or remove it",
      ],
    ],
    [
      "an empty list of targets",
      { "guardrails.targets": [] },
      [
        "organization.yaml:37:3 guardrails.targets names no target: no policy would bind anybody",
        "found: []",
        "write: [root]",
      ],
    ],
    [
      "no list of targets",
      { "guardrails.targets": undefined },
      ["organization.yaml:36:1 guardrails.targets is missing", "write: a list of targets, such as [root]"],
    ],
    [
      "a target that is a list",
      { "guardrails.targets.0": ["root"] },
      [
        "organization.yaml:37:14 guardrails.targets[0] is not a target",
        'found: ["root"]',
        "write: root, the id of an organizational unit or the id of a member account in quotes, or { state: <a key of existingState>, output: <output name> }",
      ],
    ],
  ]);

  itAccepts([
    ["a member account", { "guardrails.targets": ["333333333333"] }],
    ["the log archive account", { "guardrails.targets": ["222222222222"] }],
    [
      "two references to one state",
      {
        "guardrails.targets": [
          { state: "network", output: "ou" },
          { state: "network", output: "other_ou" },
        ],
      },
    ],
    ["the shortest id of an organizational unit", { "guardrails.targets": ["ou-ab12-11111111"] }],
    [
      "the longest id of an organizational unit",
      { "guardrails.targets": ["ou-" + "a".repeat(32) + "-" + "a".repeat(32)] },
    ],
  ]);
});
