"""Statements: whether one concerns a request, and what they decide together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .conditions import first_unmet
from .patterns import matches, resolve_variables
from .principals import principal_matches
from .request import Request, UnknownPolicyElement

_ELEMENTS = {
    *("Sid", "Effect", "Condition"),
    *("Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource"),
}


@dataclass(frozen=True)
class Decision:
    """The answer, and the statement or the gap that it rests on."""

    allowed: bool
    reason: str


def evaluate(documents: list[dict[str, Any]], request: Request) -> Decision:
    """Decide one request by all documents together: an explicit Deny wins, and nothing is allowed without an Allow.

    Raises UnknownPolicyElement for what the evaluator does not know.
    """
    allowing: str | None = None
    denying: str | None = None
    near_miss = ""
    for name, statement in _statements(documents):
        if not _concerns(statement, request):
            continue
        unmet = first_unmet(statement.get("Condition", {}), request)
        if statement["Effect"] == "Deny":
            denying = denying or (name if unmet is None else None)
        elif unmet is None:
            allowing = allowing or name
        else:
            near_miss = f": in statement {name} the condition {unmet} does not hold"
    if denying:
        return Decision(False, f"statement {denying} denies it")
    if allowing:
        return Decision(True, f"statement {allowing} allows it")
    return Decision(False, f"no statement allows it{near_miss}")


def _statements(documents: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every statement with the name that a message calls it by: its Sid in quotes, or its number."""
    for document in documents:
        for number, statement in enumerate(_list(document["Statement"]), start=1):
            unknown = statement.keys() - _ELEMENTS
            if unknown:
                raise UnknownPolicyElement(f"the emulator does not know the policy element {min(unknown)}")
            if statement.get("Effect") not in ("Allow", "Deny"):
                raise UnknownPolicyElement(f"the emulator does not know the effect {statement.get('Effect')}")
            if "Action" not in statement and "NotAction" not in statement:
                raise UnknownPolicyElement(f"statement {number} has neither Action nor NotAction")
            yield f'"{statement["Sid"]}"' if "Sid" in statement else str(number), statement


def _concerns(statement: dict[str, Any], request: Request) -> bool:
    """Whether principal, action and resource match. A statement without a principal is an identity's own."""

    def is_principal(element: Any) -> bool:
        return principal_matches(element, request.principal)

    def is_action(pattern: str) -> bool:
        return matches(pattern.lower(), request.action.lower())

    def is_resource(pattern: str) -> bool:
        resolved = resolve_variables(pattern, request)
        return resolved is not None and matches(resolved, request.resource)

    return (
        _names(statement, "Principal", is_principal)
        and _names(statement, "Action", is_action)
        and _names(statement, "Resource", is_resource)
    )


def _names(statement: dict[str, Any], element: str, holds: Callable[[Any], bool]) -> bool:
    """Whether an element such as `Action` names the request, or its opposite `NotAction` does not."""
    if f"Not{element}" in statement:
        return not any(map(holds, _list(statement[f"Not{element}"])))
    return element not in statement or any(map(holds, _list(statement[element])))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
