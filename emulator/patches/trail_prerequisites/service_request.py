"""The requests that CloudTrail makes to the bucket, the key, the log group and the topic of a trail."""

import json
from dataclasses import dataclass

from moto.cloudtrail.models import Trail
from policy import Principal, Request, UnknownPolicyElement, evaluate

from .organization import organization_of

CLOUDTRAIL = Principal("Service", "cloudtrail.amazonaws.com")


@dataclass(frozen=True)
class Check:
    """One permission that a trail needs."""

    action: str
    resources: list[str]
    """ARNs, each of which has to be allowed."""
    shown_as: str
    """What the refusal calls these resources."""


def source_context(trail: Trail) -> dict[str, str]:
    """Condition keys of every call that CloudTrail makes on behalf of a trail.

    See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    """
    context = {
        "aws:SourceArn": trail.arn,
        "aws:SourceAccount": trail.account_id,
        "aws:PrincipalIsAWSService": "true",
        "aws:PrincipalServiceName": CLOUDTRAIL.name,
        "aws:SecureTransport": "true",
    }
    organization = organization_of(trail.account_id, trail.partition)
    return {**context, "aws:SourceOrgID": organization.org.id} if organization else context


def accounts_of(trail: Trail) -> list[str]:
    """Ids of the accounts whose events an organization trail delivers."""
    organization = organization_of(trail.account_id, trail.partition)
    return [account.id for account in organization.accounts] if organization else []


def failures(documents: list[str], principal: Principal, checks: list[Check], context: dict[str, str]) -> list[str]:
    """One sentence for each permission that the policies do not give."""
    parsed = [json.loads(document) for document in documents]
    found = []
    for check in checks:
        for resource in check.resources:
            try:
                decision = evaluate(parsed, Request(principal, check.action, resource, context))
                reason = None if decision.allowed else decision.reason
            except UnknownPolicyElement as unknown:
                reason = str(unknown)
            if reason is not None:
                found.append(f"{check.action} on {check.shown_as} is not allowed, {reason}")
                break
    return found
