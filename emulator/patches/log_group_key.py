"""The key of a log group that exists can be set, changed and taken away.

moto 5.2.1 knows a key only when the log group is made.
See https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_AssociateKmsKey.html
and https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DisassociateKmsKey.html
"""

from moto.logs.exceptions import ResourceNotFoundException
from moto.logs.responses import LogsResponse


def _set_key(response: LogsResponse, key: str | None) -> str:
    group = response.logs_backend.groups.get(response._get_param("logGroupName"))
    if group is None:
        raise ResourceNotFoundException()
    group.kms_key_id = key
    return ""


def apply() -> None:
    def associate_kms_key(self: LogsResponse) -> str:
        return _set_key(self, self._get_param("kmsKeyId"))

    def disassociate_kms_key(self: LogsResponse) -> str:
        return _set_key(self, None)

    LogsResponse.associate_kms_key = associate_kms_key
    LogsResponse.disassociate_kms_key = disassociate_kms_key
