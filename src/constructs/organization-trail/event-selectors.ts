/** What the trail records, as CloudTrail's advanced event selectors. Pure: no cdktf, no provider. */

/** Where the management events of a service can be left out. CloudTrail knows no others. */
export type ExcludableEventSource = "kms.amazonaws.com" | "rdsdata.amazonaws.com";

/** Data events to record: what is done in resources, such as reading an object of a bucket. */
export interface DataEvents {
  /** Name of the selector, at most 1,000 characters, unique in the trail. */
  readonly name: string;
  /** CloudTrail's type of the resources, such as `AWS::S3::Object`. */
  readonly resourceType: string;
  /**
   * Beginnings of the ARNs of the resources, such as `arn:aws:s3:::customer-data/`.
   * @default - every resource of the type, in every account
   */
  readonly resourceArns?: readonly string[];
  /**
   * `true` records reads only, `false` writes only.
   * @default - both
   */
  readonly readOnly?: boolean;
}

/** Network activity to record: calls that pass through VPC endpoints, refused ones included. */
export interface NetworkActivity {
  /** Name of the selector, at most 1,000 characters, unique in the trail. */
  readonly name: string;
  /** The service that is called, such as `s3.amazonaws.com`. */
  readonly eventSource: string;
}

/** What a trail records beside all other management events. */
export interface RecordedEvents {
  /**
   * Services whose management events are left out. What that loses is in `docs/what-the-trail-sees.md`.
   * @default - none
   */
  readonly excludeManagementEventSources?: readonly ExcludableEventSource[];
  /**
   * Data events, each kind by a selector.
   * @default - none
   */
  readonly dataEvents?: readonly DataEvents[];
  /**
   * Network activity, each service by a selector.
   * @default - none
   */
  readonly networkActivity?: readonly NetworkActivity[];
}

/** A condition on one field of an event. All operators are lists; a list holds alternatives. */
export interface FieldSelector {
  readonly field: "eventCategory" | "eventSource" | "readOnly" | "resources.type" | "resources.ARN";
  readonly equals?: readonly string[];
  readonly notEquals?: readonly string[];
  readonly startsWith?: readonly string[];
  readonly notStartsWith?: readonly string[];
}

/**
 * Events that are recorded: those that meet every condition.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html
 */
export interface AdvancedEventSelector {
  readonly name: string;
  readonly fieldSelectors: readonly FieldSelector[];
}

/** Beginnings of the ARNs of what a trail itself writes to, by resource type. */
export type DeliveryTargets = Readonly<Record<string, readonly string[]>>;

/**
 * Compiles what a trail records. The first selector is the one for management events.
 *
 * @param deliveryTargets never recorded: every delivery would be an event, and that event a delivery
 */
export function compileEventSelectors(
  events: RecordedEvents,
  deliveryTargets: DeliveryTargets,
): readonly AdvancedEventSelector[] {
  return [
    managementEventSelector(events.excludeManagementEventSources ?? []),
    ...(events.dataEvents ?? []).map((data) => dataEventSelector(data, deliveryTargets[data.resourceType])),
    ...(events.networkActivity ?? []).map(networkActivitySelector),
  ];
}

/** Without `readOnly`: scanners take a selector that has the field, whatever its value, for one that misses events. */
function managementEventSelector(excluded: readonly ExcludableEventSource[]): AdvancedEventSelector {
  return {
    // Scanners look for exactly this name, which the console gives.
    name: "Management events selector",
    fieldSelectors: [
      { field: "eventCategory", equals: ["Management"] },
      ...(excluded.length > 0 ? [{ field: "eventSource", notEquals: excluded } as const] : []),
    ],
  };
}

function dataEventSelector(data: DataEvents, notStartsWith: readonly string[] | undefined): AdvancedEventSelector {
  const { name, resourceType, resourceArns: startsWith, readOnly } = data;
  return {
    name,
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: [resourceType] },
      // One condition for both: a selector may name a field once only.
      ...(startsWith || notStartsWith ? [{ field: "resources.ARN", startsWith, notStartsWith } as const] : []),
      ...(readOnly === undefined ? [] : [{ field: "readOnly", equals: [String(readOnly)] } as const]),
    ],
  };
}

function networkActivitySelector({ name, eventSource }: NetworkActivity): AdvancedEventSelector {
  return {
    name,
    fieldSelectors: [
      { field: "eventCategory", equals: ["NetworkActivity"] },
      { field: "eventSource", equals: [eventSource] },
    ],
  };
}
