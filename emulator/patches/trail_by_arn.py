"""StartLogging, StopLogging and DeleteTrail take a trail's ARN as well as its name.

moto 5.2.1 looks the name up only, and the AWS provider passes the ARN: a start fails, a delete silently does nothing.
See https://github.com/getmoto/moto/issues/10107, mended after 5.2.1 by https://github.com/getmoto/moto/pull/10119
"""

from moto.cloudtrail.models import CloudTrailBackend


def apply() -> None:
    def start_logging(self: CloudTrailBackend, name: str) -> None:
        self.get_trail(name).start_logging()

    def stop_logging(self: CloudTrailBackend, name: str) -> None:
        self.get_trail(name).stop_logging()

    def delete_trail(self: CloudTrailBackend, name: str) -> None:
        del self.trails[self.get_trail(name).trail_name]

    CloudTrailBackend.start_logging = start_logging
    CloudTrailBackend.stop_logging = stop_logging
    CloudTrailBackend.delete_trail = delete_trail
