"""Judges requests from the command line: a JSON list on standard input, a JSON list on standard output.

Each item is {"documents": [...], "principal": {"Service": "..."}, "action": "...", "resource": "...", "context": {}};
each answer is {"allowed": ..., "reason": ...} or {"unknown": ...}. Run it in the folder `emulator`: python -m policy
"""

import json
import sys
from dataclasses import asdict
from typing import Any

from . import Principal, Request, UnknownPolicyElement, evaluate


def answer(question: dict[str, Any]) -> dict[str, Any]:
    [(kind, name)] = question["principal"].items()
    request = Request(Principal(kind, name), question["action"], question["resource"], question.get("context", {}))
    try:
        return asdict(evaluate(question["documents"], request))
    except UnknownPolicyElement as unknown:
        return {"unknown": str(unknown)}


json.dump([answer(question) for question in json.load(sys.stdin)], sys.stdout)
