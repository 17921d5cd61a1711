import type { AdvancedEventSelector, CloudTrailClient, EventSelector, Trail } from "@aws-sdk/client-cloudtrail";
import { DescribeTrailsCommand, GetEventSelectorsCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";
import type { ExistingTrail, RecordedBy } from "../existing";

/** Every trail that an account has, as its Region shows them: trails of other Regions too where they reach into it. */
export async function readTrails(cloudTrail: CloudTrailClient): Promise<ExistingTrail[]> {
  const { trailList = [] } = await cloudTrail.send(new DescribeTrailsCommand({ includeShadowTrails: true }));
  return trailList.map(toExistingTrail);
}

/** What a trail of the home Region records. */
export async function readRecorded(cloudTrail: CloudTrailClient, { arn }: ExistingTrail): Promise<RecordedBy> {
  const status = await cloudTrail.send(new GetTrailStatusCommand({ Name: arn }));
  const selectors = await cloudTrail.send(new GetEventSelectorsCommand({ TrailName: arn }));
  return {
    isLogging: status.IsLogging === true,
    selectors: [
      ...(selectors.EventSelectors ?? []).flatMap(basicSelectors),
      ...(selectors.AdvancedEventSelectors ?? []).flatMap(advancedSelector),
    ],
  };
}

function toExistingTrail(trail: Trail): ExistingTrail {
  return {
    name: trail.Name!,
    arn: trail.TrailARN!,
    homeRegion: trail.HomeRegion!,
    isOrganizationTrail: trail.IsOrganizationTrail === true,
    isMultiRegionTrail: trail.IsMultiRegionTrail === true,
    logFileValidation: trail.LogFileValidationEnabled === true,
    bucketName: trail.S3BucketName!,
    keyPrefix: trail.S3KeyPrefix || undefined,
    keyArn: trail.KmsKeyId || undefined,
    logGroupArn: trail.CloudWatchLogsLogGroupArn || undefined,
    roleArn: trail.CloudWatchLogsRoleArn || undefined,
    topicArn: trail.SnsTopicARN || undefined,
  };
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
function basicSelectors({ DataResources = [] }: EventSelector): string[] {
  return DataResources.map(({ Type, Values = [] }) => `data events of ${Type} (${Values.join(", ")})`);
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html */
function advancedSelector({ Name, FieldSelectors = [] }: AdvancedEventSelector): string[] {
  const valuesOf = (field: string) =>
    FieldSelectors.filter(({ Field }) => Field === field).flatMap(({ Equals = [], StartsWith = [] }) => [
      ...Equals,
      ...StartsWith.map((start) => `${start}*`),
    ]);
  const [category] = valuesOf("eventCategory");
  if (category === "Management") return [];
  const what = category === "NetworkActivity" ? "network activity" : "data events";
  const of = valuesOf(category === "NetworkActivity" ? "eventSource" : "resources.type").join(", ");
  const resources = valuesOf("resources.ARN").join(", ");
  return [`${what} of ${of}${resources ? ` (${resources})` : ""}${Name ? `, named ${Name}` : ""}`];
}
