"""Object Lock cannot be weakened: a retention is not shortened, and versioning is not suspended.

moto 5.2.1 allows both.
See https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes

It can be turned on for a bucket that has versions and objects, as AWS allows since November 2023; moto 5.2.1 wants an
empty bucket. Objects that were there before stay unlocked.
See https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html
"""

from datetime import datetime, timezone
from typing import Any

from moto.s3.exceptions import AccessDeniedByLock, InvalidBucketState
from moto.s3.models import FakeKey, S3Backend
from moto.s3.responses import S3Response


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return instant if instant.tzinfo else instant.replace(tzinfo=timezone.utc)


def _weakens(key: FakeKey, mode: str | None, until: str | None) -> bool:
    """Whether a new retention protects less than the one in force."""
    if not key.lock_until or _instant(key.lock_until) <= datetime.now(timezone.utc):
        return False
    return mode != key.lock_mode or until is None or _instant(until) < _instant(key.lock_until)


def apply() -> None:
    put_retention, put_versioning = S3Response.put_object_retention, S3Backend.put_bucket_versioning

    def put_object_lock_configuration(
        self: S3Backend,
        bucket_name: str,
        lock_enabled: bool,
        mode: str | None = None,
        days: int | None = None,
        years: int | None = None,
    ) -> None:
        bucket = self.get_bucket(bucket_name)
        if not bucket.is_versioned:
            raise InvalidBucketState("Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration")
        bucket.object_lock_enabled = bucket.object_lock_enabled or lock_enabled
        bucket.default_lock_mode, bucket.default_lock_days, bucket.default_lock_years = mode, days, years

    def put_object_retention(self: S3Response) -> Any:
        key = self.backend.get_object(self.bucket_name, self.parse_key_name(), version_id=self._get_param("versionId"))
        bypass = self.headers.get("x-amz-bypass-governance-retention", "").lower() == "true"
        if key is not None and _weakens(key, *self._mode_until_from_body()):
            if key.lock_mode == "COMPLIANCE" or not bypass:
                raise AccessDeniedByLock
        return put_retention(self)

    def put_bucket_versioning(self: S3Backend, bucket_name: str, status: str) -> None:
        if status != "Enabled" and self.get_bucket(bucket_name).object_lock_enabled:
            raise InvalidBucketState(
                "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed."
            )
        put_versioning(self, bucket_name, status)

    S3Response.put_object_retention = put_object_retention
    S3Backend.put_bucket_versioning = put_bucket_versioning
    S3Backend.put_object_lock_configuration = put_object_lock_configuration
