import type { Severity } from "../../detections";

/**
 * Somebody who is told. People confirm `email` themselves, and an `https` endpoint must answer SNS's confirmation; a
 * queue or a function must let this account's topics in by its own policy. A chat channel is no subscriber: Amazon Q
 * Developer in chat applications subscribes itself to the topics that its channel configuration names.
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
export interface Subscriber {
  /** Protocol of the subscription. */
  readonly protocol: "email" | "email-json" | "https" | "sqs" | "lambda";
  /** Address for `email` and `email-json`, URL for `https`, ARN for `sqs` and `lambda`. May be a token. */
  readonly endpoint: string;
  /**
   * What the subscription is called in the state. Needed where the endpoint is a token, and then its own for each.
   * @default - the endpoint
   */
  readonly key?: string;
}

/** Somebody who is told about alarms of some severities. */
export interface AlarmSubscriber extends Subscriber {
  /**
   * The severities.
   * @default - all
   */
  readonly severities?: readonly Severity[];
}
