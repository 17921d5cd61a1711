import * as path from "node:path";
import { inAccountAlarmsStackId, LOG_ARCHIVE, MANAGEMENT, stacksOfMember } from "../../src/stack-ids";
import { edited, load } from "../config/edited-organization";
import { synthesizeOrganization } from "../support/synthesize-organization";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();

describe("the stacks of a member", () => {
  it.each([
    ["by default", {}],
    [
      "with alarms and a watch inside",
      {
        "accounts.members.network.roleArn": "arn:aws:iam::333333333333:role/Deploy",
        "alarms.inAccount": ["network"],
        "alarms.tamperWatch": { accounts: ["network"], regions: ["eu-central-1", "us-east-1"] },
      },
    ],
    [
      "without a stack for each account",
      { "alarms.perAccount": "insights", "accounts.members.network.subscribers": undefined },
    ],
    ["in cells", { "alarms.cells": 3 }],
  ])("are those that are synthesized %s", (title, edits) => {
    const organization = load(edited(edits));
    const { stacks } = synthesizeOrganization(organization, path.join(folder, title.replaceAll(" ", "-")));

    const told = organization.accounts.flatMap((account) => {
      const { elsewhere, inside, shared = [] } = stacksOfMember(organization, account);
      return [...elsewhere, ...inside, shared].flat();
    });
    const all = stacks.filter((stack) => !/^alarms-cell/.test(stack) || told.includes(stack));
    expect([...new Set([LOG_ARCHIVE, MANAGEMENT, ...told])].sort()).toEqual([...all].sort());
  });
});

describe("the stacks with an account's own alarms", () => {
  it("are one a Region, and that of the home Region is called as it was when it was the only one", () => {
    const { homeRegion, accounts, alarms } = load(edited({}));
    const idsOf = (regions: readonly string[]) =>
      regions.map((region) => inAccountAlarmsStackId({ homeRegion }, accounts[2]!, region));

    expect(idsOf(alarms.inAccount.regions)).toEqual([
      "in-account-alarms-network",
      "in-account-alarms-network-us-east-1",
    ]);
  });
});
