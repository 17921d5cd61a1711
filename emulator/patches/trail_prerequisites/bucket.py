"""What a trail needs of its bucket: it exists, and its policy lets CloudTrail read its ACL and write log files.

See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
"""

from moto.cloudtrail.models import Trail
from moto.s3.models import FakeBucket, s3_backends

from .organization import organization_of
from .refusal import Refusal
from .service_request import CLOUDTRAIL, Check, accounts_of, failures, source_context


def bucket_of(trail: Trail) -> FakeBucket | None:
    """The trail's bucket, in whichever account it is."""
    owner = s3_backends.bucket_accounts.get(trail.bucket_name)
    return s3_backends[owner[1]][owner[0]].buckets.get(trail.bucket_name) if owner else None


def check(trail: Trail) -> None:
    """Refuse a bucket that does not exist or whose policy does not let CloudTrail deliver."""
    bucket = bucket_of(trail)
    if bucket is None:
        raise Refusal("S3BucketDoesNotExistException", f"S3 bucket {trail.bucket_name} does not exist!")

    acl = Check("s3:GetBucketAcl", [bucket.arn], bucket.arn)
    context = {
        **source_context(trail),
        "aws:ResourceAccount": bucket.account_id,
        "s3:TlsVersion": "1.2",
    }
    documents = [bucket.policy.decode()] if bucket.policy else []
    found = [
        *failures(documents, CLOUDTRAIL, [acl], context),
        *failures(
            documents, CLOUDTRAIL, _deliveries(trail, bucket), {**context, "s3:x-amz-acl": "bucket-owner-full-control"}
        ),
    ]
    if found:
        raise Refusal(
            "InsufficientS3BucketPolicyException",
            f"Incorrect S3 bucket policy is detected for bucket {bucket.name}, trail {trail.arn}",
            found,
        )


def _deliveries(trail: Trail, bucket: FakeBucket) -> list[Check]:
    """Log files go under the trail owner's id; those of an organization trail under the organization's id as well."""
    root = f"{bucket.arn}/{trail.s3_key_prefix}/AWSLogs" if trail.s3_key_prefix else f"{bucket.arn}/AWSLogs"
    log_file = f"CloudTrail/{trail.region_name}/log.json.gz"
    owner = f"{root}/{trail.account_id}"
    checks = [Check("s3:PutObject", [f"{owner}/{log_file}"], f"{owner}/*")]
    organization = organization_of(trail.account_id, trail.partition)
    if trail.is_org_trail and organization:
        folder = f"{root}/{organization.org.id}"
        log_files = [f"{folder}/{account_id}/{log_file}" for account_id in accounts_of(trail)]
        checks.append(Check("s3:PutObject", log_files, f"{folder}/*"))
    return checks
