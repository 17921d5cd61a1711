import { partsOfArn } from "../arn";
import type { DataEventsConfiguration, OrganizationConfiguration } from "../configuration";
import { describePath } from "../finding";
import type { Finding, Path } from "../finding";
import { RESOURCE_SERVICES } from "../resource-services";
import type { Sound } from "../sound";
import { bucketNamesOf } from "./buckets";

/** The name of the selector that every trail has. */
const MANAGEMENT_EVENTS = "Management events selector";

/** What is recorded besides management events has one name each, and never feeds on itself. */
export function recordedEventRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const { dataEvents = [], networkActivity = [] } = configuration.trail ?? {};
  const names = [
    ...dataEvents.map((events, index) => ({ path: ["trail", "dataEvents", index, "name"], name: events?.name })),
    ...networkActivity.map((events, index) => ({
      path: ["trail", "networkActivity", index, "name"],
      name: events?.name,
    })),
  ];
  return [
    ...nameRules(names),
    ...dataEvents.flatMap((events, index) =>
      (events?.resourceArns ?? []).flatMap((arn, position) => {
        if (events?.resourceType === undefined || typeof arn !== "string") return [];
        const path = ["trail", "dataEvents", index, "resourceArns", position];
        return [...serviceRules(events, arn, path), ...deliveryRules(configuration, events, arn, path)];
      }),
    ),
  ];
}

function nameRules(names: readonly { readonly path: Path; readonly name: string | undefined }[]): Finding[] {
  return names.flatMap(({ path, name }, index) => {
    if (name === undefined) return [];
    const first = names.slice(0, index).find((other) => other.name === name);
    if (first !== undefined) {
      return [{ path, what: `is the name of ${describePath(first.path.slice(0, -1))} already`, write: "another name" }];
    }
    if (name !== MANAGEMENT_EVENTS) return [];
    return [{ path, what: "is the name of the selector for management events", write: "another name" }];
  });
}

/** An ARN of another service matches no resource of the type, and nothing would say so. */
function serviceRules({ resourceType = "" }: Sound<DataEventsConfiguration>, arn: string, path: Path): Finding[] {
  const service = RESOURCE_SERVICES[resourceType];
  if (service === undefined || partsOfArn(arn).service === service) return [];
  const { partition } = partsOfArn(arn);
  return [
    {
      path,
      what: `is never the ARN of an ${resourceType}`,
      write: `an ARN that begins with arn:${partition}:${service}:`,
    },
  ];
}

/** `arn:aws:s3:::` alone stands for every bucket, and there the trail leaves out its own. */
function deliveryRules(
  configuration: Sound<OrganizationConfiguration>,
  { resourceType }: Sound<DataEventsConfiguration>,
  arn: string,
  path: Path,
): Finding[] {
  const everyBucket = `arn:${partsOfArn(arn).partition}:s3:::`;
  if (resourceType !== "AWS::S3::Object" || arn === everyBucket) return [];
  const covered = bucketNamesOf(configuration).filter(({ name }) => {
    const objects = `${everyBucket}${name}/`;
    return objects.startsWith(arn) || arn.startsWith(objects);
  });
  if (covered.length === 0) return [];
  const buckets = covered.map(({ part, name }) => `${part} ${name}`).join(" and ");
  return [
    {
      path,
      what: `covers ${buckets}: every delivery of the trail would be an event, and that event a delivery`,
      write: "the beginning of other buckets' ARNs, or leave resourceArns out: the trail leaves out its own buckets",
    },
  ];
}
