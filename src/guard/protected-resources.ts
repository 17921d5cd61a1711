/**
 * Resources that the audit trail is made of or rests on: what each is, and what is lost with it.
 *
 * Others may come and go: dashboards, key aliases, lifecycle rules, without which nothing expires.
 */
interface ProtectedResource {
  /** What it is, with its article. */
  readonly noun: string;
  /** What is lost with it, in a sentence without a full stop. */
  readonly loss: string;
}

const ALARM_PATH = "the way from an event to a person ends here, and silence looks like a quiet day";
const RESOURCE_POLICY = "denials go with it, and services that it lets in are shut out";
const ORGANIZATION = "whatever the organization enforces in its accounts hangs on it";

export const PROTECTED_RESOURCES: Readonly<Record<string, ProtectedResource>> = {
  aws_cloudtrail: {
    noun: "the trail",
    loss: "nothing is recorded until another trail stands, and a replacement is deleted first",
  },
  aws_cloudtrail_event_data_store: {
    noun: "the event data store",
    loss: "its events are deleted, and CloudTrail Lake takes no new customers",
  },
  aws_cloudtrail_organization_delegated_admin_account: {
    noun: "the delegated administrator",
    loss: "whoever works on the trail from that account is shut out",
  },

  aws_s3_bucket: {
    noun: "the bucket",
    loss: "its log files are deleted, or what protects them goes before S3 refuses",
  },
  aws_s3_bucket_policy: { noun: "the bucket policy", loss: RESOURCE_POLICY },
  aws_s3_bucket_object_lock_configuration: {
    noun: "the default retention",
    loss: "log files that are written from then on are not locked",
  },
  aws_s3_bucket_versioning: { noun: "the versioning", loss: "overwritten and deleted log files are gone" },
  aws_s3_bucket_public_access_block: {
    noun: "the public access block",
    loss: "one statement can make the bucket public",
  },
  aws_s3_account_public_access_block: {
    noun: "the account's public access block",
    loss: "one statement can make any bucket of the account public",
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    noun: "the default encryption",
    loss: "log files are encrypted with S3's own key, that everybody who may read the bucket may use",
  },
  aws_s3_bucket_ownership_controls: {
    noun: "the ownership controls",
    loss: "access control lists count again, and objects may belong to their writers",
  },
  aws_s3_bucket_logging: { noun: "the access logging", loss: "nobody sees who reads log files" },
  aws_s3_bucket_replication_configuration: { noun: "the replication", loss: "new log files have no copy elsewhere" },

  aws_kms_key: { noun: "the key", loss: "everything that is encrypted with it is unreadable for ever" },
  aws_kms_external_key: { noun: "the key", loss: "everything that is encrypted with it is unreadable for ever" },
  aws_kms_replica_key: { noun: "the key", loss: "everything that is encrypted with it is unreadable in this Region" },
  aws_kms_key_policy: { noun: "the key policy", loss: "IAM of the account decides alone who uses and deletes the key" },

  aws_cloudwatch_log_group: { noun: "the log group", loss: "its events are deleted, and its metric filters with it" },
  aws_cloudwatch_log_metric_filter: {
    noun: "the metric filter",
    loss: `alarms on its metric see nothing: ${ALARM_PATH}`,
  },
  aws_cloudwatch_log_subscription_filter: { noun: "the subscription filter", loss: "its receiver gets no more events" },
  aws_cloudwatch_log_resource_policy: { noun: "the log resource policy", loss: RESOURCE_POLICY },
  aws_cloudwatch_metric_alarm: { noun: "the alarm", loss: ALARM_PATH },
  aws_cloudwatch_composite_alarm: { noun: "the alarm", loss: ALARM_PATH },
  aws_cloudwatch_event_rule: { noun: "the event rule", loss: ALARM_PATH },
  aws_cloudwatch_event_target: { noun: "the event target", loss: ALARM_PATH },
  aws_sns_topic: { noun: "the topic", loss: `its subscriptions go with it: ${ALARM_PATH}` },
  aws_sns_topic_policy: { noun: "the topic policy", loss: RESOURCE_POLICY },
  aws_sns_topic_subscription: { noun: "the subscription", loss: ALARM_PATH },
  aws_sqs_queue: { noun: "the queue", loss: "what it keeps is deleted" },
  aws_sqs_queue_policy: { noun: "the queue policy", loss: RESOURCE_POLICY },

  aws_iam_role: {
    noun: "the role",
    loss: "the service that assumes it stops, as CloudTrail stops writing to its log group",
  },
  aws_iam_role_policy: { noun: "the role's policy", loss: "the service that assumes the role can do nothing" },
  aws_iam_role_policy_attachment: {
    noun: "the role's policy",
    loss: "the service that assumes the role can do nothing",
  },

  aws_organizations_organization: { noun: "the organization", loss: ORGANIZATION },
  aws_organizations_organizational_unit: { noun: "the organizational unit", loss: ORGANIZATION },
  aws_organizations_account: {
    noun: "the account",
    loss: "it leaves the organization or is closed, with all that is in it",
  },
  aws_organizations_policy: { noun: "the organization policy", loss: "its denials bind nobody any more" },
  aws_organizations_policy_attachment: {
    noun: "the policy's attachment",
    loss: "its denials do not bind this target any more",
  },
  aws_organizations_resource_policy: { noun: "the organization's resource policy", loss: RESOURCE_POLICY },
  aws_organizations_delegated_administrator: {
    noun: "the delegated administrator",
    loss: "whoever works for the organization from that account is shut out",
  },
  aws_organizations_aws_service_access: {
    noun: "the trusted access",
    loss: "an organization trail stops in every account but its own",
  },
};

/** What a resource is, for sentences about it. */
export function nounOf(type: string): string {
  return PROTECTED_RESOURCES[type]?.noun ?? `the ${type}`;
}
