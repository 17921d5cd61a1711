import { changedValues } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const trailKeyChanged: Rule = {
  id: "trail-key-changed",
  title: "A trail encrypts with another key, or with none",
  why: "Who reads log files is decided by the key's policy. Of another key nobody knows the policy here, and without one everybody who may read the bucket reads them.",
  instead: "keep kms_key_id; to renew the key, let KMS rotate it: the key stays the same",
  reference:
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
  types: ["aws_cloudtrail", "aws_cloudtrail_event_data_store"],
  judge: judgeUpdate((update) =>
    changedValues(update, { kms_key_id: "encrypts with another key or none: kms_key_id" }),
  ),
};
