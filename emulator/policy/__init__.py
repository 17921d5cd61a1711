"""A small evaluator of IAM policy documents.

It answers one question for the emulator's refusals: may this principal do this action on this resource, and which
statement says so? What it does not know it refuses to judge: an unknown element raises, it never passes.

See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from .evaluation import Decision, evaluate
from .request import Principal, Request, UnknownPolicyElement

__all__ = ["Decision", "Principal", "Request", "UnknownPolicyElement", "evaluate"]
