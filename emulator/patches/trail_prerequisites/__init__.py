"""CreateTrail and UpdateTrail refuse a trail that could not deliver.

moto 5.2.1 asks only whether the bucket exists, and UpdateTrail asks nothing. AWS checks the organization, the bucket,
the key, the log group and the topic each time. One concern a module; the first that fails names the error code, and its
message names every check of that concern that failed.
See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html#API_CreateTrail_Errors
"""

import copy
from typing import Any

from moto.cloudtrail.models import Trail

from . import bucket, key, log_group, organization, topic


def _check(trail: Trail) -> None:
    for concern in (organization, bucket, key, log_group, topic):
        concern.check(trail)


def apply() -> None:
    update_trail = Trail.update

    def update(self: Trail, **settings: Any) -> None:
        # A refused update must leave the trail as it was.
        updated = copy.copy(self)
        update_trail(updated, **settings)
        _check(updated)
        update_trail(self, **settings)

    # moto calls this when it makes a trail, before it keeps it.
    Trail.check_bucket_exists = _check
    Trail.update = update
