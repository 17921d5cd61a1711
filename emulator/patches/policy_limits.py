"""AWS Organizations refuses a policy that is too large, and one policy too many on a target.

moto 5.2.1 accepts both. The limits for service control policies are those of 2026-05-15.
See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
"""

from typing import Any

from moto.organizations.exceptions import ConstraintViolationException
from moto.organizations.models import OrganizationsBackend

_MAXIMUM_BYTES = {"SERVICE_CONTROL_POLICY": 10_240, "RESOURCE_CONTROL_POLICY": 5_120}
_MAXIMUM_ON_A_TARGET = {"SERVICE_CONTROL_POLICY": 10, "RESOURCE_CONTROL_POLICY": 5}


def _refusal(reason: str, message: str) -> ConstraintViolationException:
    """The exception with the `Reason` that the API's model gives it."""
    exception = ConstraintViolationException(message)
    exception.Reason = reason
    return exception


def _check_content(policy_type: str, content: str) -> None:
    size, maximum = len(content.encode()), _MAXIMUM_BYTES.get(policy_type)
    if maximum is not None and size > maximum:
        raise _refusal(
            "POLICY_CONTENT_LIMIT_EXCEEDED",
            f"The content of a {policy_type} may have {maximum} bytes, this one has {size}.",
        )


def apply() -> None:
    create, update, attach = (
        OrganizationsBackend.create_policy,
        OrganizationsBackend.update_policy,
        OrganizationsBackend.attach_policy,
    )

    def create_policy(self: OrganizationsBackend, **request: Any) -> dict[str, Any]:
        _check_content(request["Type"], request["Content"])
        return create(self, **request)

    def update_policy(self: OrganizationsBackend, **request: Any) -> dict[str, Any]:
        if "Content" in request:
            _check_content(self.get_policy_by_id(request["PolicyId"]).type, request["Content"])
        return update(self, **request)

    def attach_policy(self: OrganizationsBackend, **request: Any) -> None:
        policy, target = self.get_policy_by_id(request["PolicyId"]), request["TargetId"]
        attached = [
            other
            for other in self.policies
            if other is not policy and other.type == policy.type and target in [item.id for item in other.attachments]
        ]
        maximum = _MAXIMUM_ON_A_TARGET.get(policy.type)
        if maximum is not None and len(attached) >= maximum:
            raise _refusal(
                "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                f"A target may have {maximum} policies of type {policy.type}, and {target} has {len(attached)}.",
            )
        attach(self, **request)

    OrganizationsBackend.create_policy = create_policy
    OrganizationsBackend.update_policy = update_policy
    OrganizationsBackend.attach_policy = attach_policy
