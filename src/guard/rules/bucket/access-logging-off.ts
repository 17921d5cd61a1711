import { changedValues } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const accessLoggingOff: Rule = {
  id: "access-logging-off",
  title: "Access to a bucket is recorded elsewhere, or no longer",
  why: "The trail records what is done to the organization; the access log records who reads the trail.",
  instead: "keep target_bucket",
  reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
  types: ["aws_s3_bucket_logging", "aws_s3_bucket"],
  judge: judgeUpdate((update) =>
    changedValues(update, {
      [update.type === "aws_s3_bucket" ? "logging.0.target_bucket" : "target_bucket"]:
        "records access in another bucket or none: target_bucket",
    }),
  ),
};
