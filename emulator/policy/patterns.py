"""Wildcards and policy variables."""

import re

from .request import Request

_VARIABLE = re.compile(r"\$\{([^}]*)\}")


def matches(pattern: str, text: str) -> bool:
    """Whether `*` (any characters, also none) and `?` (any one character) in the pattern can stand for the text."""
    parts = (".*" if c == "*" else "." if c == "?" else re.escape(c) for c in pattern)
    return re.fullmatch("".join(parts), text, re.DOTALL) is not None


def arn_matches(pattern: str, arn: str) -> bool:
    """Whether each of the six parts of an ARN matches: no wildcard reaches across the first five colons.

    See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
    """
    patterns, parts = pattern.split(":", 5), arn.split(":", 5)
    return len(patterns) == len(parts) == 6 and all(map(matches, patterns, parts))


def resolve_variables(pattern: str, request: Request) -> str | None:
    """Put the request's values in place of `${aws:SourceAccount}` and the like. None when one has no single value.

    See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
    """
    resolved = ""
    end = 0
    for variable in _VARIABLE.finditer(pattern):
        values = request.values(variable[1])
        if values is None or len(values) != 1:
            return None
        resolved += pattern[end : variable.start()] + values[0]
        end = variable.end()
    return resolved + pattern[end:]
