import { changedValues } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const trailDiverted: Rule = {
  id: "trail-diverted",
  title: "A trail delivers to another place",
  why: "The old bucket is locked and watched, and the alarms stand on the old log group. Of the new ones nothing is known here.",
  instead: "let a second trail deliver to the new place, and change this one when everything stands there",
  reference: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html",
  types: ["aws_cloudtrail"],
  judge: judgeUpdate((update) =>
    changedValues(update, {
      s3_bucket_name: "delivers to another bucket: s3_bucket_name",
      s3_key_prefix: "delivers below another prefix: s3_key_prefix",
      cloud_watch_logs_group_arn: "delivers to another log group or none: cloud_watch_logs_group_arn",
      cloud_watch_logs_role_arn: "delivers to its log group by another role or none: cloud_watch_logs_role_arn",
      sns_topic_name: "announces log files to another topic or none: sns_topic_name",
    }),
  ),
};
