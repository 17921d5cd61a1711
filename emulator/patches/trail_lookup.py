"""CloudTrail finds trails by name and by ARN.

moto 5.2.1 starts, stops and deletes by name only, and the AWS provider passes the ARN: a start fails, a delete silently
does nothing. See https://github.com/getmoto/moto/issues/10107, mended after 5.2.1 by
https://github.com/getmoto/moto/pull/10119

DescribeTrails of moto 5.2.1 answers with every trail, whichever it is asked for, so that two trails fail in Terraform.
See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html (trailNameList)
"""

import json

from moto.cloudtrail.models import CloudTrailBackend
from moto.cloudtrail.responses import CloudTrailResponse


def apply() -> None:
    def start_logging(self: CloudTrailBackend, name: str) -> None:
        self.get_trail(name).start_logging()

    def stop_logging(self: CloudTrailBackend, name: str) -> None:
        self.get_trail(name).stop_logging()

    def delete_trail(self: CloudTrailBackend, name: str) -> None:
        del self.trails[self.get_trail(name).trail_name]

    def describe_trails(self: CloudTrailResponse) -> str:
        names = self._get_param("trailNameList") or []
        trails = self.cloudtrail_backend.describe_trails(self._get_bool_param("includeShadowTrails", True))
        asked_for = [trail for trail in trails if not names or {trail.trail_name, trail.arn} & set(names)]
        return json.dumps({"trailList": [trail.description(include_region=True) for trail in asked_for]})

    CloudTrailBackend.start_logging = start_logging
    CloudTrailBackend.stop_logging = stop_logging
    CloudTrailBackend.delete_trail = delete_trail
    CloudTrailResponse.describe_trails = describe_trails
