"""What an organization trail needs of AWS Organizations.

See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html
"""

from moto.cloudtrail.models import Trail
from moto.organizations.models import OrganizationsBackend, organizations_backends

from .refusal import Refusal

CLOUDTRAIL = "cloudtrail.amazonaws.com"


def organization_of(account_id: str, partition: str) -> OrganizationsBackend | None:
    """The organization that an account belongs to, as its management account sees it."""
    management_id, _ = organizations_backends.master_accounts.get(account_id, (account_id, partition))
    organization = organizations_backends[management_id][partition]
    return organization if organization.org else None


def managed_organization(account_id: str, partition: str, unless_management: str) -> OrganizationsBackend:
    """The organization whose management account this is, ready for CloudTrail: all features, and trusted access.

    `unless_management` is the error code for other accounts of the organization: CloudTrail's calls differ there.
    """
    organization = organization_of(account_id, partition)
    if organization is None:
        raise Refusal("OrganizationsNotInUseException", f"Account {account_id} is not a member of an organization.")
    if organization.account_id != account_id:
        raise Refusal(
            unless_management,
            f"Account {account_id} is not the management account of organization {organization.org.id}.",
        )
    if organization.org.feature_set != "ALL":
        raise Refusal(
            "OrganizationNotInAllFeaturesModeException",
            f"Organization {organization.org.id} has feature set {organization.org.feature_set}, not ALL.",
        )
    if CLOUDTRAIL not in [service["ServicePrincipal"] for service in organization.services]:
        raise Refusal(
            "CloudTrailAccessNotEnabledException",
            f"Organization {organization.org.id} has not enabled trusted access for {CLOUDTRAIL}.",
        )
    return organization


def check(trail: Trail) -> None:
    """Refuse an organization trail without organization, all features, trusted access or the management account."""
    if trail.is_org_trail:
        managed_organization(trail.account_id, trail.partition, "NotOrganizationMasterAccountException")
