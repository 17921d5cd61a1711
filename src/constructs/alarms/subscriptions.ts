import { renderJson } from "../json/render-json";
import { headlinesOf } from "./headline";
import type { AlarmSubscriber, Subscriber } from "./subscriber";
import type { TunedDetection } from "./tuned-detection";

/** One subscription of a topic. SNS keeps one for each protocol and endpoint. */
export interface Subscription extends Subscriber {
  /**
   * What the headlines of its messages begin with: any of these.
   * @default - every message
   */
  readonly headlines?: readonly string[];
}

/**
 * The subscriptions of a topic: one an endpoint, in the order of the subscribers, then those of single detections. Who is
 * named twice hears what either asks for, once.
 */
export function subscriptionsOf(
  subscribers: readonly AlarmSubscriber[],
  detections: readonly TunedDetection[] = [],
): readonly Subscription[] {
  const wishes: readonly Subscription[] = [
    ...subscribers.map(({ severities, ...subscriber }) => ({
      ...subscriber,
      headlines: severities?.map((severity) => headlinesOf({ severity })),
    })),
    ...detections.flatMap((detection) =>
      detection.subscribers.map((subscriber) => ({ ...subscriber, headlines: [headlinesOf(detection)] })),
    ),
  ];
  const subscriptions = [...wishes.reduce(merge, new Map<string, Subscription>()).values()];
  return subscriptions.filter(({ headlines }) => headlines?.length !== 0);
}

function merge(known: Map<string, Subscription>, wish: Subscription): Map<string, Subscription> {
  const key = subscriptionKey(wish);
  const before = known.get(key) ?? { ...wish, headlines: [] };
  const headlines = before.headlines && wish.headlines && [...new Set([...before.headlines, ...wish.headlines])];
  return known.set(key, { ...before, headlines });
}

/** What tells two subscriptions of a topic apart. */
export function subscriptionKey({ protocol, endpoint, key = endpoint }: Subscriber): string {
  return `${protocol}:${key}`;
}

/**
 * The filter policy that lets only messages with some headlines through. It reads the message itself, because alarms set
 * no message attributes; both alarms and tamper watches carry the headline in `AlarmDescription`.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering-scope.html
 */
export function headlineFilterPolicy(headlines: readonly string[]): string {
  return renderJson({ AlarmDescription: headlines.map((prefix) => ({ prefix })) });
}
