"""What an organization trail needs of AWS Organizations.

See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html
"""

from moto.cloudtrail.models import Trail
from moto.organizations.models import OrganizationsBackend, organizations_backends

from .refusal import Refusal

_CLOUDTRAIL = "cloudtrail.amazonaws.com"


def organization_of(account_id: str, partition: str) -> OrganizationsBackend | None:
    """The organization that an account belongs to, as its management account sees it."""
    management_id, _ = organizations_backends.master_accounts.get(account_id, (account_id, partition))
    organization = organizations_backends[management_id][partition]
    return organization if organization.org else None


def check(trail: Trail) -> None:
    """Refuse an organization trail without organization, all features, trusted access or the management account."""
    if not trail.is_org_trail:
        return
    organization = organization_of(trail.account_id, trail.partition)
    if organization is None:
        raise Refusal(
            "OrganizationsNotInUseException",
            f"Account {trail.account_id} is not a member of an organization.",
        )
    if organization.account_id != trail.account_id:
        raise Refusal(
            "NotOrganizationMasterAccountException",
            f"Account {trail.account_id} is not the management account of organization {organization.org.id}.",
        )
    if organization.org.feature_set != "ALL":
        raise Refusal(
            "OrganizationNotInAllFeaturesModeException",
            f"Organization {organization.org.id} has feature set {organization.org.feature_set}, not ALL.",
        )
    if _CLOUDTRAIL not in [service["ServicePrincipal"] for service in organization.services]:
        raise Refusal(
            "CloudTrailAccessNotEnabledException",
            f"Organization {organization.org.id} has not enabled trusted access for {_CLOUDTRAIL}.",
        )
