"""A trail tells that it has event selectors or Insights selectors, and new ones replace the old.

moto 5.2.1 always answers that a trail has none, so that nobody reads them back, and appends Insights selectors.
See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html (HasCustomEventSelectors,
HasInsightSelectors) and API_PutInsightSelectors.html, API_PutEventSelectors.html in the same reference.
"""

from typing import Any

from moto.cloudtrail.models import Trail


def apply() -> None:
    describe = Trail.description

    def description(self: Trail, include_region: bool = False) -> dict[str, Any]:
        return {
            **describe(self, include_region),
            "HasCustomEventSelectors": bool(self.event_selectors or self.advanced_event_selectors),
            "HasInsightSelectors": bool(self.insight_selectors),
        }

    def put_insight_selectors(self: Trail, insight_selectors: list[dict[str, str]]) -> None:
        self.insight_selectors = insight_selectors

    def put_event_selectors(
        self: Trail,
        event_selectors: list[dict[str, Any]] | None,
        advanced_event_selectors: list[dict[str, Any]] | None,
    ) -> None:
        self.event_selectors = event_selectors or []
        self.advanced_event_selectors = advanced_event_selectors or []

    Trail.description = description
    Trail.put_insight_selectors = put_insight_selectors
    Trail.put_event_selectors = put_event_selectors
