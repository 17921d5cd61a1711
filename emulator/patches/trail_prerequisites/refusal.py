"""The errors of CloudTrail."""

from moto.core.exceptions import ServiceException


class Refusal(ServiceException):
    """An error code of CloudTrail's API, and which check failed."""

    def __init__(self, code: str, summary: str, failures: list[str] | None = None):
        super().__init__(code, ": ".join([summary, "; ".join(failures)]) if failures else summary)
