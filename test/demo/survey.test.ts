import { stacksOf } from "../../demo/survey";
import { edited, load } from "../config/edited-organization";
import type { Edits } from "../config/edited-organization";

/** The stacks of every account, by its key. */
function stacks(edits: Edits) {
  const organization = load(edited(edits));
  return Object.fromEntries(organization.accounts.map((account) => [account.key, stacksOf(account, organization)]));
}

describe("the stacks of an account in a survey", () => {
  it("are those that are deployed into it, and the one that holds its alarms", () => {
    const inside = {
      "accounts.members.network.roleArn": "arn:aws:iam::333333333333:role/Deploy",
      "alarms.inAccount": ["network"],
      "alarms.tamperWatch": { accounts: ["management", "network"], regions: ["eu-central-1"] },
    };

    expect(stacks(inside)).toEqual({
      management: ["management", "alarms-management", "tamper-watch-management-eu-central-1"],
      "log-archive": ["log-archive", "alarms-log-archive"],
      network: [
        "alarms-network",
        "in-account-alarms-network",
        "in-account-alarms-network-us-east-1",
        "tamper-watch-network-eu-central-1",
      ],
      payments: ["alarms-payments"],
    });
  });

  it("are none for the alarms where no account has any of its own, and one for all accounts of a cell", () => {
    const unwatched = { "alarms.tamperWatch": { accounts: [] } };
    const insights = { "alarms.perAccount": "insights", "accounts.members.network.subscribers": undefined };
    const none = { management: ["management"], "log-archive": ["log-archive"], network: [], payments: [] };

    expect(stacks({ ...unwatched, ...insights })).toEqual(none);
    expect(stacks({ ...unwatched, "alarms.cells": 1 })).toEqual(
      Object.fromEntries(Object.entries(none).map(([key, own]) => [key, [...own, "alarms-cell-01"]])),
    );
  });
});
