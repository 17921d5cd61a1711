"""CloudTrail may have delegated administrators, and registers them itself.

moto 5.2.1 keeps a short list of services that may, and CloudTrail is not on it; it lacks both calls of CloudTrail.
See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html,
and API_RegisterOrganizationDelegatedAdmin.html and API_DeregisterOrganizationDelegatedAdmin.html in CloudTrail's API
reference.
"""

import json

from moto.cloudtrail.responses import CloudTrailResponse
from moto.organizations.models import FakeDelegatedAdministrator, OrganizationsBackend

from .trail_prerequisites.organization import CLOUDTRAIL, managed_organization
from .trail_prerequisites.refusal import Refusal

_MAXIMUM_ADMINISTRATORS = 3


def apply() -> None:
    FakeDelegatedAdministrator.SUPPORTED_SERVICES = [*FakeDelegatedAdministrator.SUPPORTED_SERVICES, CLOUDTRAIL]

    def register_organization_delegated_admin(self: CloudTrailResponse) -> str:
        organization, account_id = _organization(self), self._get_param("MemberAccountId")
        _check_registration(organization, account_id)
        organization.register_delegated_administrator(AccountId=account_id, ServicePrincipal=CLOUDTRAIL)
        return json.dumps({})

    def deregister_organization_delegated_admin(self: CloudTrailResponse) -> str:
        organization, account_id = _organization(self), self._get_param("DelegatedAdminAccountId")
        _check_member(organization, account_id)
        if account_id not in _administrators(organization):
            raise Refusal(
                "AccountNotRegisteredException", f"Account {account_id} is not a delegated administrator of CloudTrail."
            )
        organization.deregister_delegated_administrator(AccountId=account_id, ServicePrincipal=CLOUDTRAIL)
        return json.dumps({})

    CloudTrailResponse.register_organization_delegated_admin = register_organization_delegated_admin
    CloudTrailResponse.deregister_organization_delegated_admin = deregister_organization_delegated_admin


def _organization(response: CloudTrailResponse) -> OrganizationsBackend:
    """The organization of the caller, who has to be its management account."""
    return managed_organization(
        response.current_account, response.partition, "NotOrganizationManagementAccountException"
    )


def _check_registration(organization: OrganizationsBackend, account_id: str) -> None:
    if account_id == organization.account_id:
        raise Refusal(
            "CannotDelegateManagementAccountException",
            f"Account {account_id} is the management account of organization {organization.org.id}.",
        )
    _check_member(organization, account_id)
    administrators = _administrators(organization)
    if account_id in administrators:
        raise Refusal(
            "AccountRegisteredException", f"Account {account_id} is a delegated administrator of CloudTrail already."
        )
    if len(administrators) >= _MAXIMUM_ADMINISTRATORS:
        raise Refusal(
            "DelegatedAdminAccountLimitExceededException",
            f"CloudTrail may have {_MAXIMUM_ADMINISTRATORS} delegated administrators, found {len(administrators)}.",
        )


def _check_member(organization: OrganizationsBackend, account_id: str) -> None:
    if account_id not in [account.id for account in organization.accounts]:
        raise Refusal(
            "AccountNotFoundException",
            f"Account {account_id} is not a member of organization {organization.org.id}.",
        )


def _administrators(organization: OrganizationsBackend) -> list[str]:
    return [admin.account.id for admin in organization.admins if CLOUDTRAIL in admin.services]
