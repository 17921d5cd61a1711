"""CloudTrail may have delegated administrators.

moto 5.2.1 keeps a short list of services that may, and CloudTrail is not on it.
See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
"""

from moto.organizations.models import FakeDelegatedAdministrator


def apply() -> None:
    FakeDelegatedAdministrator.SUPPORTED_SERVICES = [
        *FakeDelegatedAdministrator.SUPPORTED_SERVICES,
        "cloudtrail.amazonaws.com",
    ]
