import { guardrailIds } from "../../src/guardrails/catalogue";
import { itAccepts, itRefuses } from "./edited-organization";

describe("guardrail targets", () => {
  itRefuses([
    [
      "a target that is nothing known",
      { "guardrails.targets.0": "rot" },
      [
        "organization.yaml:37:14 guardrails.targets[0] is not a target",
        'found: "rot"',
        "write: root, the id of an organizational unit or the id of a member account in quotes, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "the id of the root",
      { "guardrails.targets.0": "r-ab12" },
      [
        "organization.yaml:37:14 guardrails.targets[0] is not a target: the organization's root is called root here",
        'found: "r-ab12"',
        "write: root, the id of an organizational unit or the id of a member account in quotes, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "an organizational unit id that is too short",
      { "guardrails.targets.0": "ou-ab12-1111111" },
      [
        "organization.yaml:37:14 guardrails.targets[0] is not a target",
        'found: "ou-ab12-1111111"',
        "write: root, the id of an organizational unit or the id of a member account in quotes, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "an account id that is a number",
      { "guardrails.targets.0": 333333333333 },
      [
        "organization.yaml:37:14 guardrails.targets[0] is a number, and a number loses its leading zeros",
        "found: 333333333333",
        "write: root, the id of an organizational unit or the id of a member account in quotes, or { state: <a key of existingState>, output: <output> }",
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
        "write: root, the id of an organizational unit or the id of a member account in quotes, or { state: <a key of existingState>, output: <output> }",
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

describe("guardrails", () => {
  itRefuses([
    [
      "a guardrail with a slip of the hand",
      { "guardrails.enabled": ["protect-trails", "stay-in-organisation"] },
      [
        "organization.yaml:41:7 guardrails.enabled[1] is not a guardrail",
        'found: "stay-in-organisation"',
        `write: one of ${guardrailIds.join(", ")}; did you mean stay-in-organization?`,
      ],
    ],
    [
      "guardrails without the one that protects trails",
      { "guardrails.enabled": ["stay-in-organization"] },
      [
        "organization.yaml:39:3 guardrails.enabled leaves out protect-trails: whoever can stop the recording can hide everything that follows",
        'found: ["stay-in-organization"]',
        "write: protect-trails too, or leave enabled out for all guardrails",
      ],
    ],
    [
      "an empty list of guardrails",
      { "guardrails.enabled": [] },
      [
        "organization.yaml:39:3 guardrails.enabled leaves out protect-trails: whoever can stop the recording can hide everything that follows",
        "found: []",
        "write: protect-trails too, or leave enabled out for all guardrails",
      ],
    ],
    [
      "a guardrail that stands twice",
      { "guardrails.enabled": ["protect-trails", "stay-in-organization", "protect-trails"] },
      [
        "organization.yaml:42:7 guardrails.enabled[2] stands in guardrails.enabled[0] already",
        'found: "protect-trails"',
        "write: something else, or remove it",
      ],
    ],
    [
      "another quota for the policies",
      { "guardrails.maximumPolicyBytes": 8192 },
      [
        "organization.yaml:39:23 guardrails.maximumPolicyBytes is not a quota of AWS for service control policies",
        "found: 8192",
        "write: one of 10240, 5120",
      ],
    ],
    [
      "a resource control policy in words",
      { "guardrails.resourceControlPolicy": "yes" },
      [
        "organization.yaml:39:26 guardrails.resourceControlPolicy is not true or false",
        'found: "yes"',
        "write: true or false, without quotes",
      ],
    ],
  ]);

  itAccepts([
    ["the one guardrail that has to be", { "guardrails.enabled": ["protect-trails"] }],
    ["the old quota for the policies", { "guardrails.maximumPolicyBytes": 5120 }],
    ["a resource control policy", { "guardrails.resourceControlPolicy": true }],
  ]);
});
