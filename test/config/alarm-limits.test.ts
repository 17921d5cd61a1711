import { edited, itAccepts, itRefuses, load } from "./edited-organization";

/** Member accounts, as many as it takes for so many accounts together with management and log archive. */
const accounts = (count: number, first: Record<string, unknown> = {}) => ({
  "accounts.members": Object.fromEntries(
    Array.from({ length: count - 2 }, (_, index) => {
      const id = String(300_000_000_000 + index);
      return [`member-${index}`, { id, name: `Member ${index}`, ...(index === 0 ? first : {}) }];
    }),
  ),
  "guardrails.breakGlassRoles": undefined,
});
const SENTENCE = "CloudWatch Logs may disable the metric filters of 1000 accounts or more";
/** Of the 42 detections, two have no alarms. */
const forty = {
  "alarms.detections": { "vpc-changes": { enabled: false }, "route-table-changes": { enabled: false } },
};

describe("the number of alarms", () => {
  itRefuses([
    [
      "more alarms than AWS allows unless it grants more",
      { ...accounts(124), ...forty },
      [
        "organization.yaml:396:1 alarms.maximumAlarms is 5000 by default, and 40 detections need 40 (the organization) + 4960 (124 accounts) + 1 (silence) + 1 (the tamper watch) = 5002 alarms",
        "write: 5002 or more, once the management account's quota of CloudWatch alarms allows it; or fewer detections, or alarms.perAccount: insights",
      ],
    ],
    [
      "more alarms than AWS granted, of every kind",
      { ...accounts(10), "alarms.perAccount": "both", "alarms.maximumAlarms": 505 },
      [
        "organization.yaml:59:18 alarms.maximumAlarms is too small, and 42 detections need 42 (the organization) + 420 (10 accounts) + 42 (every account at once) + 1 (silence) + 1 (the tamper watch) = 506 alarms",
        "found: 505",
        "write: 506 or more, once the management account's quota of CloudWatch alarms allows it; or fewer detections, or alarms.perAccount: insights",
      ],
    ],
    [
      "more alarms than AWS granted for the organization alone",
      {
        "alarms.perAccount": "insights",
        "accounts.members.network.subscribers": undefined,
        "alarms.tamperWatch": { accounts: ["log-archive"] },
        "alarms.maximumAlarms": 84,
      },
      [
        "organization.yaml:45:18 alarms.maximumAlarms is too small, and 42 detections need 42 (the organization) + 42 (every account at once) + 1 (silence) = 85 alarms",
        "found: 84",
        "write: 85 or more, once the management account's quota of CloudWatch alarms allows it; or fewer detections, or alarms.perAccount: insights",
      ],
    ],
    [
      "a quota of nothing",
      { "alarms.maximumAlarms": 0 },
      [
        "organization.yaml:43:18 alarms.maximumAlarms is not in the allowed range",
        "found: 0",
        "write: a whole number from 1 to 10000000",
      ],
    ],
    [
      "a kind of alarms that is unknown, without a guess at their number",
      { "alarms.perAccount": "some", "alarms.maximumAlarms": 1 },
      [
        "organization.yaml:43:15 alarms.perAccount is not a kind of alarms for each account",
        'found: "some"',
        "write: one of stacks, insights, both",
      ],
    ],
  ]);

  itAccepts([
    ["as many alarms as AWS allows", { ...accounts(123), ...forty }],
    ["as many alarms as AWS granted", { ...accounts(10), "alarms.perAccount": "both", "alarms.maximumAlarms": 506 }],
    [
      "as many alarms as AWS granted, without that of a tamper watch in another Region",
      {
        ...accounts(10),
        "alarms.perAccount": "both",
        "alarms.tamperWatch": { regions: ["us-east-1"] },
        "alarms.maximumAlarms": 505,
      },
    ],
  ]);
});

describe("a thousand accounts", () => {
  const granted = { "alarms.maximumAlarms": 50_000 };

  itRefuses([
    [
      "what nobody acknowledged",
      { ...accounts(1000), ...granted },
      [
        "organization.yaml:3024:1 alarms.acknowledgement is missing, and CloudWatch Logs may disable a metric filter that sees 1000 accounts within an hour: its alarms would stay silent",
        `write: ${SENTENCE}`,
      ],
    ],
    [
      "another sentence",
      { ...accounts(1000), ...granted, "alarms.acknowledgement": "yes" },
      [
        "organization.yaml:3029:20 alarms.acknowledgement is not the sentence that 1000 accounts or more need",
        'found: "yes"',
        `write: ${SENTENCE}`,
      ],
    ],
    [
      "the sentence where nothing may happen",
      { ...accounts(999), ...granted, "alarms.acknowledgement": SENTENCE },
      [
        "organization.yaml:3026:20 alarms.acknowledgement is only for 1000 accounts or more",
        `found: "${SENTENCE}"`,
        "write: nothing: remove it",
      ],
    ],
  ]);

  itAccepts([
    ["fewer without a sentence", { ...accounts(999), ...granted }],
    ["them with the sentence", { ...accounts(1000), ...granted, "alarms.acknowledgement": SENTENCE }],
  ]);
});

describe("cells of accounts", () => {
  itRefuses([
    [
      "cells where no account has alarms of its own",
      { "alarms.perAccount": "insights", "accounts.members.network.subscribers": undefined, "alarms.cells": 2 },
      [
        "organization.yaml:42:10 alarms.cells groups nothing: with alarms.perAccount insights no account has alarms of its own",
        "found: 2",
        "write: alarms.perAccount: stacks or both, or remove cells",
      ],
    ],
    [
      "an account that is called like a cell",
      { "accounts.members.cell-01": { id: "555555555555", name: "Cell" }, "alarms.cells": 2 },
      [
        "organization.yaml:23:5 accounts.members.cell-01 would have the stack alarms-cell-01, which is the name of a cell",
        "write: another key, or remove alarms.cells",
      ],
    ],
    [
      "no cells at all",
      { "alarms.cells": 0 },
      [
        "organization.yaml:43:10 alarms.cells is not in the allowed range",
        "found: 0",
        "write: a whole number from 1 to 500",
      ],
    ],
    [
      "501 cells",
      { "alarms.cells": 501 },
      [
        "organization.yaml:43:10 alarms.cells is not in the allowed range",
        "found: 501",
        "write: a whole number from 1 to 500",
      ],
    ],
  ]);

  itAccepts([
    ["one cell", { "alarms.cells": 1 }],
    ["500 cells", { "alarms.cells": 500 }],
    [
      "an account that is called like a cell where there are none",
      { "accounts.members.cell-01": { id: "555555555555", name: "Cell" } },
    ],
  ]);

  it("are none unless the configuration says so, and hold every account once, in the order of the organization", () => {
    const { accounts, alarms } = load(edited({ "alarms.cells": 3 }));

    expect(load(edited({})).alarms.cells).toEqual([]);
    expect(alarms.cells.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(alarms.cells.flatMap((cell) => cell.accounts.map(({ key }) => key)).toSorted()).toEqual(
      accounts.map(({ key }) => key).toSorted(),
    );
    for (const cell of alarms.cells) {
      expect(cell.accounts).toEqual(accounts.filter((account) => cell.accounts.includes(account)));
    }
  });
});
