import { attributeOf } from "../../attribute";
import { check } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

interface Retention {
  readonly path: string;
  /** Whether no time, or a time of 0, means for ever. */
  readonly zeroIsForEver: boolean;
}

const RETENTIONS: Readonly<Record<string, Retention>> = {
  aws_cloudwatch_log_group: { path: "retention_in_days", zeroIsForEver: true },
  aws_cloudwatch_event_archive: { path: "retention_days", zeroIsForEver: true },
  aws_cloudtrail_event_data_store: { path: "retention_period", zeroIsForEver: false },
  aws_sqs_queue: { path: "message_retention_seconds", zeroIsForEver: false },
};

export const retentionShortened: Rule = {
  id: "retention-shortened",
  title: "Events, logs or messages are kept for a shorter time",
  why: "What is older is deleted at once, and nothing brings it back.",
  instead: "keep the time or lengthen it; of a log group, 0 means for ever and is the longest",
  reference: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html",
  types: Object.keys(RETENTIONS),
  judge: judgeUpdate((update) => {
    const { path, zeroIsForEver } = RETENTIONS[update.type]!;
    const length = (value: unknown) => (zeroIsForEver && !Number(value) ? Infinity : Number(value ?? 0));
    return check(
      attributeOf(update, path),
      (before) => length(before) > 0,
      ({ before, after }) => length(after) >= length(before),
      `keeps them for a shorter time: ${path}`,
    );
  }),
};
