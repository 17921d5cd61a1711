"""Whom a policy's `Principal` element names.

See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
"""

import re
from typing import Any

from .request import Principal, UnknownPolicyElement

_KINDS = {"AWS", "Service", "Federated", "CanonicalUser"}
_ACCOUNT = re.compile(r"(?:arn:[\w-]+:iam::)?(?P<id>\d{12})(?::root)?")


def principal_matches(element: Any, principal: Principal) -> bool:
    """Whether the element is everyone, or names the principal or its whole account."""
    if element == "*":
        return True
    if not isinstance(element, dict) or element.keys() - _KINDS:
        raise UnknownPolicyElement(f"the emulator does not know the principal {element}")
    for kind, names in element.items():
        for name in names if isinstance(names, list) else [names]:
            # To AWS, {"AWS": "*"} is everyone too, services included.
            if (kind, name) == ("AWS", "*") or (kind == principal.kind and _same_principal(name, principal)):
                return True
    return False


def _same_principal(name: str, principal: Principal) -> bool:
    if name == principal.name:
        return True
    account = _ACCOUNT.fullmatch(name) if principal.kind == "AWS" else None
    return account is not None and principal.name.split(":")[4] == account["id"]
