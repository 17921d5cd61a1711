import { itAccepts, itRefuses } from "./edited-organization";

describe("who hears the alarms", () => {
  itRefuses([
    [
      "a severity that nobody hears",
      { "alarms.subscribers.0.severities": ["critical", "high"], "alarms.subscribers.1.severities": ["medium"] },
      [
        "organization.yaml:40:3 alarms.subscribers names nobody for severity low: an alarm that nobody hears is no alarm",
        "found: [{…}, {…}]",
        "write: a subscriber without severities, or with these too",
      ],
    ],
    [
      "two severities that nobody hears",
      { "alarms.subscribers": [{ protocol: "email", endpoint: "a@example.com", severities: ["critical", "high"] }] },
      [
        "organization.yaml:40:3 alarms.subscribers names nobody for severity medium and low: an alarm that nobody hears is no alarm",
        "found: [{…}]",
        "write: a subscriber without severities, or with these too",
      ],
    ],
    [
      "a subscriber of no severity",
      { "alarms.subscribers.0.severities": [] },
      [
        "organization.yaml:41:58 alarms.subscribers[0].severities names no severity: this subscriber would hear nothing",
        "found: []",
        "write: a list of critical, high, medium and low, or leave it out for all",
      ],
    ],
    [
      "a severity that does not exist, without blaming the others",
      { "alarms.subscribers": [{ protocol: "email", endpoint: "a@example.com", severities: ["critical", "urgent"] }] },
      [
        "organization.yaml:45:11 alarms.subscribers[0].severities[1] is not a severity",
        'found: "urgent"',
        "write: one of critical, high, medium, low",
      ],
    ],
    [
      "a severity that stands twice",
      { "alarms.subscribers.0.severities": ["high", "high"] },
      [
        "organization.yaml:41:78 alarms.subscribers[0].severities[1] stands in alarms.subscribers[0].severities[0] already",
        'found: "high"',
        "write: something else, or remove it",
      ],
    ],
    [
      "two subscribers without an endpoint, and calls neither a repetition",
      { "alarms.subscribers": [{ protocol: "email" }, { protocol: "email" }] },
      [
        "organization.yaml:41:7 alarms.subscribers[0].endpoint is missing",
        "write: an address, URL or ARN, as the protocol needs, or { state: <a key of existingState>, output: <output> }",
        "organization.yaml:42:7 alarms.subscribers[1].endpoint is missing",
        "write: an address, URL or ARN, as the protocol needs, or { state: <a key of existingState>, output: <output> }",
      ],
    ],
    [
      "one endpoint with different severities",
      {
        "alarms.subscribers": [
          { protocol: "email", endpoint: "a@example.com", severities: ["high"] },
          { protocol: "email", endpoint: "a@example.com" },
        ],
      },
      [
        "organization.yaml:45:7 alarms.subscribers[1] stands in alarms.subscribers[0] already",
        'found: { protocol: "email", endpoint: "a@example.com" }',
        "write: something else, or remove it",
      ],
    ],
    [
      "subscribers of an account that has no alarms of its own",
      { "alarms.perAccount": "insights" },
      [
        "organization.yaml:18:7 accounts.members.network.subscribers would hear nothing: with alarms.perAccount insights this account has no alarm of its own",
        "found: [{…}]",
        "write: alarms.perAccount: both, or name these subscribers in alarms.subscribers",
      ],
    ],
  ]);

  itAccepts([
    ["a subscriber of grave alarms beside one of all", { "alarms.subscribers.0.severities": ["critical"] }],
    [
      "all severities among several subscribers",
      { "alarms.subscribers.0.severities": ["critical", "high"], "alarms.subscribers.1.severities": ["medium", "low"] },
    ],
    [
      "a subscriber of an account for grave alarms only",
      { "accounts.members.network.subscribers.0.severities": ["critical"] },
    ],
    [
      "subscribers of an account that has its alarms in itself",
      {
        "accounts.members.network.roleArn": "arn:aws:iam::333333333333:role/Deploy",
        "alarms.perAccount": "insights",
        "alarms.inAccount": ["network"],
      },
    ],
  ]);
});
