"""What a policy is asked about."""

from collections.abc import Mapping
from dataclasses import dataclass


class UnknownPolicyElement(ValueError):
    """The policy says something that this evaluator does not know, such as a new condition operator."""


@dataclass(frozen=True)
class Principal:
    """Who makes the request."""

    kind: str
    """`Service` for an AWS service, `AWS` for an account, a role or a user: the key of a policy's `Principal`."""
    name: str
    """`cloudtrail.amazonaws.com`, or the ARN of the role or user."""


@dataclass(frozen=True)
class Request:
    """One call to an AWS API."""

    principal: Principal
    action: str
    """`s3:PutObject`"""
    resource: str
    """ARN of the resource."""
    context: Mapping[str, str | list[str]]
    """Values of the condition keys, such as `aws:SourceArn`. A key that is missing is missing in the request."""

    def values(self, key: str) -> list[str] | None:
        """The request's values of a condition key, whose name is not case-sensitive. None when it has no such key."""
        for name, value in self.context.items():
            if name.lower() == key.lower():
                return value if isinstance(value, list) else [value]
        return None
