"""What a trail needs of its KMS key: it is in the bucket's Region, and its policy lets CloudTrail encrypt with it.

See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
"""

import re
from typing import Any

from moto.cloudtrail.models import Trail
from moto.kms.models import Key, kms_backends

from .bucket import bucket_of
from .refusal import Refusal
from .service_request import CLOUDTRAIL, Check, failures, source_context

_ARN = re.compile(r"arn:[\w-]+:kms:(?P<region>[\w-]+):(?P<account>\d{12}):(?:key|alias)/.+")


def key_of(reference: str, account_id: str, region: str) -> Key | None:
    """The key by ARN, id or alias; an id or an alias is one of this account and Region."""
    arn = _ARN.fullmatch(reference)
    backend = kms_backends[arn["account"]][arn["region"]] if arn else kms_backends[account_id][region]
    key_id = reference.rpartition(":")[2].removeprefix("key/")
    return backend.keys.get(backend.get_key_id_from_alias(key_id) if key_id.startswith("alias/") else key_id)


def check(trail: Trail) -> None:
    """Refuse a key that does not exist, is in another Region, or that CloudTrail may not encrypt with."""
    if not trail.kms_key_id:
        return
    key = key_of(trail.kms_key_id, trail.account_id, trail.region_name)
    if key is None:
        raise Refusal("KmsKeyNotFoundException", f"KMS key {trail.kms_key_id} does not exist.")
    bucket = bucket_of(trail)
    if key.region != bucket.region_name:
        raise Refusal(
            "KmsKeyNotFoundException",
            f"KMS key {key.arn} is not in {bucket.region_name}, the Region of bucket {bucket.name}.",
        )

    actions = ["kms:GenerateDataKey", "kms:DescribeKey"]
    if _uses_bucket_key(bucket.encryption):
        # "kms:Decrypt permissions are required to create or update a trail", for a bucket with an S3 Bucket Key.
        actions.append("kms:Decrypt")
    context = {
        **source_context(trail),
        "aws:ResourceAccount": key.account_id,
        "kms:EncryptionContext:aws:cloudtrail:arn": trail.arn,
        "kms:EncryptionContextKeys": ["aws:cloudtrail:arn"],
    }
    found = failures([key.policy], CLOUDTRAIL, [Check(action, [key.arn], key.arn) for action in actions], context)
    if found:
        raise Refusal(
            "InsufficientEncryptionPolicyException",
            f"Insufficient permissions to access KMS key {key.arn}, trail {trail.arn}",
            found,
        )


def _uses_bucket_key(encryption: dict[str, Any] | None) -> bool:
    rules = (encryption or {}).get("Rule", [])
    return any(rule.get("BucketKeyEnabled") == "true" for rule in (rules if isinstance(rules, list) else [rules]))
