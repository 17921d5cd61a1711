"""Condition operators.

See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

import operator
from collections.abc import Callable
from typing import Any

from .patterns import arn_matches, matches, resolve_variables
from .request import Request, UnknownPolicyElement

Comparison = Callable[[str, str], bool]
"""Whether a value of the policy (first) holds for a value of the request (second)."""


def _number(compare: Callable[[float, float], bool]) -> Comparison:
    def comparison(expected: str, found: str) -> bool:
        try:
            return compare(float(found), float(expected))
        except ValueError:
            return False

    return comparison


def _same(expected: str, found: str) -> bool:
    return expected == found


def _same_letters(expected: str, found: str) -> bool:
    return expected.lower() == found.lower()


_POSITIVE: dict[str, Comparison] = {
    "StringEquals": _same,
    "StringEqualsIgnoreCase": _same_letters,
    "StringLike": matches,
    "ArnEquals": arn_matches,
    "ArnLike": arn_matches,
    "Bool": _same_letters,
    "NumericEquals": _number(operator.eq),
    "NumericLessThan": _number(operator.lt),
    "NumericLessThanEquals": _number(operator.le),
    "NumericGreaterThan": _number(operator.gt),
    "NumericGreaterThanEquals": _number(operator.ge),
}

_NEGATED: dict[str, Comparison] = {
    "StringNotEquals": _same,
    "StringNotEqualsIgnoreCase": _same_letters,
    "StringNotLike": matches,
    "ArnNotEquals": arn_matches,
    "ArnNotLike": arn_matches,
    "NumericNotEquals": _number(operator.eq),
}


def first_unmet(condition: dict[str, dict[str, Any]], request: Request) -> str | None:
    """The first operator and key that do not hold, as `StringEquals aws:SourceArn`. None when all hold."""
    for name, keys in condition.items():
        for key, expected in keys.items():
            if not _holds(name, key, _texts(expected), request):
                return f"{name} {key}"
    return None


def _texts(value: Any) -> list[str]:
    """A condition's values. JSON's `true` and `1` mean the same as their text."""
    values = value if isinstance(value, list) else [value]
    return [str(item).lower() if isinstance(item, bool) else str(item) for item in values]


def _holds(name: str, key: str, expected: list[str], request: Request) -> bool:
    quantifier, _, operator_name = name.rpartition(":")
    found = request.values(key)
    if name == "Null":
        return (found is None) == _same_letters("true", expected[0])
    if quantifier not in ("", "ForAnyValue", "ForAllValues"):
        raise UnknownPolicyElement(f"the emulator does not know the condition operator {name}")

    base = operator_name.removesuffix("IfExists")
    negated = base in _NEGATED
    comparison = _NEGATED.get(base) or _POSITIVE.get(base)
    if comparison is None:
        raise UnknownPolicyElement(f"the emulator does not know the condition operator {name}")

    if found is None:
        # An absent key fails a positive comparison and passes a negated one; a set operator asks about its members.
        return operator_name.endswith("IfExists") or quantifier == "ForAllValues" or (negated and not quantifier)
    patterns = [pattern for text in expected if (pattern := resolve_variables(text, request)) is not None]

    def value_holds(value: str) -> bool:
        return any(comparison(pattern, value) for pattern in patterns) != negated

    if quantifier == "ForAnyValue" or (not quantifier and not negated):
        return any(map(value_holds, found))
    return all(map(value_holds, found))
