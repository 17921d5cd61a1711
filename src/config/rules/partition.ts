import { partsOfArn } from "../arn";
import type { OrganizationConfiguration } from "../configuration";
import type { Finding, Path } from "../finding";
import { partitionOfRegion } from "../regions";
import type { Sound } from "../sound";

/** Every ARN is of the home Region's partition: nothing in AWS reaches from one partition into another. */
export function partitionRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const { homeRegion } = configuration;
  if (homeRegion === undefined) return [];
  const partition = partitionOfRegion(homeRegion);
  return arnsIn(configuration, [])
    .filter(([, arn]) => partsOfArn(arn).partition !== partition)
    .map(([path, arn]) => ({
      path,
      what: `is in the partition ${partsOfArn(arn).partition}, but homeRegion ${homeRegion} is in ${partition}`,
      write: `an ARN that begins with arn:${partition}:`,
    }));
}

/** All ARNs below a value. Tags are the reader's own words, so they are left alone. */
function arnsIn(value: unknown, path: Path): [Path, string][] {
  if (path[0] === "tags") return [];
  if (typeof value === "string") return value.startsWith("arn:") ? [[path, value]] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => arnsIn(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => arnsIn(member, [...path, key]));
}
