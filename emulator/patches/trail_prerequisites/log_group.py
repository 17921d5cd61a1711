"""What a trail needs of CloudWatch Logs: a log group of its own account, and a role that may write into it.

See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
"""

import re

from moto.cloudtrail.models import Trail
from moto.iam.exceptions import NotFoundException
from moto.iam.models import Role, iam_backends
from moto.logs.models import logs_backends
from policy import Principal

from .organization import organization_of
from .refusal import Refusal
from .service_request import CLOUDTRAIL, Check, accounts_of, failures, source_context

_GROUP_ARN = re.compile(r"arn:[\w-]+:logs:(?P<region>[\w-]+):(?P<account>\d{12}):log-group:(?P<name>[^:]+):\*")


def check(trail: Trail) -> None:
    """Refuse a log group or a role of another account, and a role that may not write every stream of the trail."""
    if not trail.cw_log_group_arn and not trail.cw_role_arn:
        return
    _check_group(trail)
    role = _role(trail)
    trust = Check("sts:AssumeRole", [role.arn], role.arn)
    writes = [
        Check(action, streams, f"{streams[0].rpartition(':')[0]}:{shown_as}")
        for action in ("logs:CreateLogStream", "logs:PutLogEvents")
        for shown_as, streams in _streams(trail).items()
    ]
    found = [
        *failures([role.assume_role_policy_document], CLOUDTRAIL, [trust], source_context(trail)),
        *failures(_policies(role), Principal("AWS", role.arn), writes, {"aws:PrincipalArn": role.arn}),
    ]
    if found:
        raise _invalid_role(f"Access denied. Check the permissions of role {role.arn}, trail {trail.arn}", found)


def _check_group(trail: Trail) -> None:
    arn = _GROUP_ARN.fullmatch(trail.cw_log_group_arn or "")
    if arn is None:
        raise _invalid_group(f"A log group ARN ends with :*, found {trail.cw_log_group_arn or 'none'}.")
    if (arn["account"], arn["region"]) != (trail.account_id, trail.region_name):
        raise _invalid_group(
            f"Log group {trail.cw_log_group_arn} is not in account {trail.account_id}, Region {trail.region_name}."
        )
    if arn["name"] not in logs_backends[trail.account_id][trail.region_name].groups:
        raise _invalid_group(f"Log group {trail.cw_log_group_arn} does not exist.")


def _role(trail: Trail) -> Role:
    try:
        # Roles of other accounts are not found here: CloudTrail takes a role of the trail's own account only.
        return iam_backends[trail.account_id][trail.partition].get_role_by_arn(trail.cw_role_arn)
    except NotFoundException:
        raise _invalid_role(f"Role {trail.cw_role_arn or 'none'} does not exist in account {trail.account_id}.") from None


def _policies(role: Role) -> list[str]:
    managed = [
        version.document
        for policy in role.managed_policies.values()
        for version in policy.versions
        if version.is_default_version
    ]
    return [*role.policies.values(), *managed]


def _streams(trail: Trail) -> dict[str, list[str]]:
    """ARNs of the log streams by the pattern that AWS documents for them."""
    group = trail.cw_log_group_arn.removesuffix("*") + "log-stream:"
    own = f"{trail.account_id}_CloudTrail_{trail.region_name}"
    streams = {f"{own}*": [group + own]}
    organization = organization_of(trail.account_id, trail.partition)
    if trail.is_org_trail and organization:
        # Without these, the events of member accounts are silently absent.
        streams[f"{organization.org.id}_*"] = [
            f"{group}{organization.org.id}_{account_id}_CloudTrail_{trail.region_name}"
            for account_id in accounts_of(trail)
        ]
    return streams


def _invalid_group(message: str) -> Refusal:
    return Refusal("InvalidCloudWatchLogsLogGroupArnException", message)


def _invalid_role(message: str, found: list[str] | None = None) -> Refusal:
    return Refusal("InvalidCloudWatchLogsRoleArnException", message, found)
