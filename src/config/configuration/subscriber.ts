import type { Severity } from "../../detections";
import type { Value } from "./value";

/** A subscription of an SNS topic. */
export interface SubscriberConfiguration {
  /**
   * Protocol of the subscription: `email`, `email-json`, `https`, `sqs` or `lambda`.
   * @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
   */
  readonly protocol: "email" | "email-json" | "https" | "sqs" | "lambda";
  /** Address for `email`, URL for `https`, ARN for `sqs` and `lambda`, or a reference to a state's output. */
  readonly endpoint: Value;
}

/** A subscriber of many alarms, or of the grave ones only. */
export interface AlarmSubscriberConfiguration extends SubscriberConfiguration {
  /**
   * Severities that this subscriber is told about: `critical`, `high`, `medium`, `low`.
   * @default - all
   */
  readonly severities?: readonly Severity[];
}
