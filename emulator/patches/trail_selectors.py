"""A trail tells which events it records: its own selectors, or the default ones.

moto 5.2.1 always answers that a trail has no selectors of its own, so that nobody reads them back. It answers with an
empty list where AWS names the default selector, and appends Insights selectors where AWS replaces them.
See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html (HasCustomEventSelectors,
HasInsightSelectors), and API_GetEventSelectors.html and API_PutInsightSelectors.html in the same reference.
"""

from typing import Any

from moto.cloudtrail.models import Trail

Selectors = list[dict[str, Any]]

_DEFAULT: dict[str, Any] = {
    "ReadWriteType": "All",
    "IncludeManagementEvents": True,
    "DataResources": [],
    "ExcludeManagementEventSources": [],
}


def apply() -> None:
    describe = Trail.description

    def put_event_selectors(self: Trail, event: Selectors | None, advanced_event: Selectors | None) -> None:
        self.event_selectors = event or []
        self.advanced_event_selectors = advanced_event or []

    def get_event_selectors(self: Trail) -> tuple[Selectors, Selectors]:
        if self.advanced_event_selectors:
            return [], self.advanced_event_selectors
        return [{**_DEFAULT, **selector} for selector in self.event_selectors] or [_DEFAULT], []

    def put_insight_selectors(self: Trail, insight_selectors: Selectors) -> None:
        self.insight_selectors = insight_selectors

    def description(self: Trail, include_region: bool = False) -> dict[str, Any]:
        return {
            **describe(self, include_region),
            "HasCustomEventSelectors": self.get_event_selectors() != ([_DEFAULT], []),
            "HasInsightSelectors": bool(self.insight_selectors),
        }

    Trail.put_event_selectors = put_event_selectors
    Trail.get_event_selectors = get_event_selectors
    Trail.put_insight_selectors = put_insight_selectors
    Trail.description = description
