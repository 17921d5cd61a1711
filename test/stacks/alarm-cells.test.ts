import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { Organization } from "../../src/config";
import { DETECTIONS } from "../../src/detections";
import { edited, load } from "../config/edited-organization";
import { synthesizeOrganization } from "../support/synthesize-organization";
import type { SynthesizedOrganization } from "../support/synthesize-organization";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();
// So many cells that one is empty, and so few that one holds several accounts.
const organization = load(edited({ "alarms.cells": 4 }));
const cells = synthesizeOrganization(organization, `${folder}/cells`);
const stacks = synthesizeOrganization(load(edited({})), `${folder}/stacks`);
const cellStacks = ["alarms-cell-01", "alarms-cell-02", "alarms-cell-03", "alarms-cell-04"];

function membersOf({ alarms }: Organization): readonly string[][] {
  return alarms.cells.map(({ accounts }) => accounts.map(({ key }) => key));
}

/** Everything of a kind in all stacks with alarms of accounts, without addresses and cdktf's remarks. */
function every(synthesized: SynthesizedOrganization, type: { readonly tfResourceType: string }): string[] {
  return synthesized.stacks
    .filter((stack) => stack.startsWith("alarms-"))
    .flatMap((stack) => synthesized.template(stack).every(type))
    .map((attributes) => JSON.stringify({ ...attributes, "//": undefined }))
    .map((text) => text.replaceAll(/"\$\{aws_[^}]*\}"/g, '"reference"'))
    .sort();
}

describe("the stacks of cells", () => {
  it("take the place of a stack an account, and wait for the management stack too", () => {
    expect(cells.stacks.filter((stack) => stack.startsWith("alarms-"))).toEqual(cellStacks);
    for (const stack of cellStacks) expect(cells.dependencies[stack]).toEqual(["management"]);
    expect(membersOf(organization).some((keys) => keys.length > 1)).toBe(true);
    expect(membersOf(organization)).toContainEqual([]);
  });

  it("hold the same alarms, topics and subscriptions as stacks of accounts, under the same names", () => {
    for (const type of [CloudwatchMetricAlarm, SnsTopic, SnsTopicSubscription]) {
      expect(every(cells, type)).toEqual(every(stacks, type));
    }
    expect(every(cells, CloudwatchMetricAlarm)).toHaveLength(4 * DETECTIONS.length);
  });

  it("name the account in every address, whichever other accounts the cell holds", () => {
    membersOf(organization).forEach((keys, index) => {
      const addresses = cells.template(cellStacks[index]!).addresses();
      const alarms = addresses.filter((address) => address.startsWith("aws_cloudwatch_metric_alarm."));

      expect(alarms).toHaveLength(keys.length * DETECTIONS.length);
      for (const key of keys) {
        expect(alarms).toContainEqual(
          expect.stringMatching(
            new RegExp(`^aws_cloudwatch_metric_alarm\\.Alarms_${key}_Detections_[0-9A-F]{8}\\["root-usage"\\]$`),
          ),
        );
      }
    });
  });

  it("publish ids and topics of the accounts by key, and the names of all alarms", () => {
    membersOf(organization).forEach((keys, index) => {
      const { output } = cells.template(cellStacks[index]!).json;

      expect(Object.keys(output.account_ids.value)).toEqual(keys.toSorted());
      expect(Object.keys(output.alarm_topic_arns.value)).toEqual(keys.toSorted());
      for (const key of keys) {
        const account = organization.accounts.find((candidate) => candidate.key === key)!;
        expect(output.account_ids.value[key]).toBe(account.id);
        expect(output.alarm_topic_arns.value[key]).toContain(`.Alarms_${key}_Topic_`);
        expect(output.alarm_names.value).toContain(`aws_cloudwatch_metric_alarm.Alarms_${key}_Detections_`);
      }
    });
  });

  it("change nothing for an account when another joins, but for the one cell that it joins", () => {
    const joined = load(edited({ "alarms.cells": 4, "accounts.members.stock": { id: "555555555555", name: "Stock" } }));
    const after = synthesizeOrganization(joined, `${folder}/joined`);
    const changed = cellStacks.filter((stack) => after.text(stack) !== cells.text(stack));
    const addresses = (synthesized: SynthesizedOrganization, stack: string) => synthesized.template(stack).addresses();

    expect(changed).toHaveLength(1);
    expect(addresses(after, changed[0]!)).toEqual(expect.arrayContaining(addresses(cells, changed[0]!)));
    expect(after.text(changed[0]!)).toContain("555555555555");
  });
});
