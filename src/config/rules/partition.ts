import { partsOfArn } from "../arn";
import type { OrganizationConfiguration } from "../configuration";
import type { Finding, Path } from "../finding";
import { partitionOfRegion } from "../regions";
import type { Sound } from "../sound";

/** Every ARN and Region is of the home Region's partition: nothing in AWS reaches from one partition into another. */
export function partitionRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const { homeRegion, alarms } = configuration;
  if (homeRegion === undefined) return [];
  const home = partitionOfRegion(homeRegion);
  const regions = (alarms?.tamperWatch?.regions ?? []).flatMap((region, index) =>
    region === undefined ? [] : [[["alarms", "tamperWatch", "regions", index], region] as const],
  );
  const places = [
    ...arnsIn(configuration, []).map(([path, arn]) => ({
      path,
      partition: partsOfArn(arn).partition,
      write: `an ARN that begins with arn:${home}:`,
    })),
    ...regions.map(([path, region]) => ({
      path,
      partition: partitionOfRegion(region),
      write: `a Region of the partition ${home}`,
    })),
  ];
  return places
    .filter(({ partition }) => partition !== home)
    .map(({ path, partition, write }) => ({
      path,
      what: `is in the partition ${partition}, but homeRegion ${homeRegion} is in ${home}`,
      write,
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
