import type { Expression } from "../../detections";
import { ConstructError } from "../../errors";
import type { TunedDetection } from "./tuned-detection";
import { headline } from "./headline";
import { logsInsightsQuery } from "./logs-insights-query";
import type { LogsInsightsQueryProps } from "./logs-insights-query";

/** Longest description of an alarm, in characters. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const MAXIMUM_DESCRIPTION_LENGTH = 1024;

/** What {@link describeAlarm} says, besides what the detection says. */
export interface AlarmDescriptionProps extends Pick<LogsInsightsQueryProps, "accountId" | "record"> {
  /** Where it happened, such as `in account Payments (<id>)`. */
  readonly where: string;
  /** Name of the log group that has the events. */
  readonly logGroupName: string;
  /**
   * What the alarm's metric filter looks for.
   * @default - the detection's pattern
   */
  readonly pattern?: Expression;
}

/**
 * What a person reads in an alarm's message: what happened and where, why it matters, what to do first, and a query that
 * shows the very events. What does not fit is left out from the end of the runbook: never a part of a step, never the
 * query.
 *
 * @throws ConstructError when headline and query alone have more than 1,024 characters.
 */
export function describeAlarm(detection: TunedDetection, props: AlarmDescriptionProps): string {
  const first = `${headline(detection)} ${props.where}.`;
  const query = [
    `CloudWatch Logs Insights, log group ${props.logGroupName}:`,
    logsInsightsQuery({ ...props, pattern: props.pattern ?? detection.pattern }),
  ].join("\n");
  const room = MAXIMUM_DESCRIPTION_LENGTH - first.length - query.length - 1;
  if (room < 0) {
    throw new ConstructError("alarm description", [
      {
        where: detection.id,
        what: "leaves no room for its Logs Insights query",
        found: `${MAXIMUM_DESCRIPTION_LENGTH - room} characters`,
        write: `a pattern with fewer comparisons: at most ${MAXIMUM_DESCRIPTION_LENGTH} characters`,
      },
    ]);
  }
  return [first, ...linesThatFit(adviceOf(detection), room), query].join("\n");
}

const ADVICE = new WeakMap<TunedDetection, readonly string[]>();

/** Why it matters and what to do first, line by line. Made once a detection: it is the same for a thousand accounts. */
function adviceOf(detection: TunedDetection): readonly string[] {
  const { why, runbook } = detection;
  const advice = ADVICE.get(detection) ?? [why, ...runbook.map((step, index) => `${index + 1}. ${step}`)];
  ADVICE.set(detection, advice);
  return advice;
}

/** The first lines, each with the line break behind it, that have at most so many characters together. */
function linesThatFit(lines: readonly string[], room: number): readonly string[] {
  let used = 0;
  const firstTooMany = lines.findIndex((line) => (used += line.length + 1) > room);
  return firstTooMany === -1 ? lines : lines.slice(0, firstTooMany);
}
