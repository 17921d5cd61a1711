"""What a trail needs of its topic: CloudTrail may publish to it, and use the key that encrypts its messages.

See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
"""

from moto.cloudtrail.models import Trail
from moto.sns.models import Topic, sns_backends

from .key import key_of
from .refusal import Refusal
from .service_request import CLOUDTRAIL, Check, failures, source_context


def check(trail: Trail) -> None:
    """Refuse a topic that does not exist, or that CloudTrail may not publish to."""
    if not trail.sns_topic_name:
        return
    topic = sns_backends[trail.account_id][trail.region_name].topics.get(trail.topic_arn)
    if topic is None:
        raise _insufficient(f"SNS topic {trail.topic_arn} does not exist.")
    publish = Check("sns:Publish", [topic.arn], topic.arn)
    context = {**source_context(trail), "aws:ResourceAccount": topic.account_id}
    found = [*failures([topic.policy], CLOUDTRAIL, [publish], context), *_key_failures(topic, context)]
    if found:
        raise _insufficient(f"SNS topic {topic.arn} cannot be told by trail {trail.arn}", found)


def _key_failures(topic: Topic, context: dict[str, str]) -> list[str]:
    if not topic.kms_master_key_id:
        return []
    key = key_of(topic.kms_master_key_id, topic.account_id, topic.sns_backend.region_name)
    if key is None:
        return [f"KMS key {topic.kms_master_key_id} does not exist"]
    checks = [Check(action, [key.arn], key.arn) for action in ("kms:GenerateDataKey", "kms:Decrypt")]
    return failures([key.policy], CLOUDTRAIL, checks, context)


def _insufficient(message: str, found: list[str] | None = None) -> Refusal:
    return Refusal("InsufficientSnsTopicPolicyException", message, found)
