import type { Organization } from "../../config";
import { partsOfArn } from "../../config/arn";
import { keyAliasName } from "../../names";
import type { Decide } from "../decision";
import type { ExistingKey } from "../existing";

/** The key that the log files are encrypted with. */
export const decideLogKey: Decide = ({ logKey: key, logKeyAliasTarget }, organization) => {
  const alias = keyAliasName("log-archive");
  if (key === undefined) return [];
  const why = whyNot(key, organization);
  if (why !== undefined) {
    const remarks = [why, "a new key is made: keep this one, since what it encrypted cannot be read without it"];
    return [{ kind: "log key", name: key.arn, fate: "left alone", remarks }];
  }
  const hasAlias = logKeyAliasTarget !== undefined;
  const others = key.aliases.filter((name) => name !== alias);
  return [
    {
      kind: "log key",
      name: key.arn,
      fate: "taken over",
      remarks: others.length === 0 ? [] : [`${others.join(", ")} stays beside ${alias}`],
      changes: () => [
        ...(key.isRotated ? [] : ["rotation: off → on"]),
        `policy: replaced by this module's; it lets in ${key.principals.join(", ") || "nobody"} now`,
        ...(hasAlias && logKeyAliasTarget !== key.arn.replace(/^.*\//, "") ? [`${alias}: moved to this key`] : []),
      ],
      adopt: { logKey: { arn: key.arn, ...(hasAlias ? { alias: true } : {}) } },
    },
  ];
};

function whyNot({ arn, unfit }: ExistingKey, { homeRegion, logArchiveAccount }: Organization): string | undefined {
  const { accountId, region } = partsOfArn(arn);
  if (accountId !== logArchiveAccount.id) return `it is a key of account ${accountId}, not of the log archive account`;
  return region === homeRegion ? unfit : `it is in ${region}, not in ${homeRegion}`;
}
