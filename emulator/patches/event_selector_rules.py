"""PutEventSelectors refuses selectors that contradict each other, say nothing, or are too many.

moto 5.2.1 takes everything.
See https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html,
and API_AdvancedEventSelector.html and API_AdvancedFieldSelector.html in the same reference.
"""

from typing import Any

from moto.cloudtrail.models import CloudTrailBackend

from .trail_prerequisites.refusal import Refusal

Selector = dict[str, Any]

_MAXIMUM_BASIC_SELECTORS = 5
_MAXIMUM_DATA_RESOURCES = 250
_MAXIMUM_VALUES = 500
_MAXIMUM_NAME = 1000
_MAXIMUM_VALUE = 2048

_OPERATORS = ("Equals", "StartsWith", "EndsWith", "NotEquals", "NotStartsWith", "NotEndsWith")
_EXCLUDABLE_SOURCES = ("kms.amazonaws.com", "rdsdata.amazonaws.com")

_FIELDS = {
    "Management": {"eventCategory": ("Equals",), "eventSource": ("NotEquals",), "readOnly": ("Equals",)},
    "Data": {
        **{field: ("Equals",) for field in ("eventCategory", "resources.type", "readOnly")},
        **{field: _OPERATORS for field in ("resources.ARN", "eventName", "eventSource", "eventType")},
        **{field: _OPERATORS for field in ("userIdentity.arn", "sessionCredentialFromConsole")},
    },
    "NetworkActivity": {
        **{field: ("Equals",) for field in ("eventCategory", "eventSource")},
        **{field: _OPERATORS for field in ("eventName", "errorCode", "vpcEndpointId")},
    },
}
_REQUIRED = {"Management": (), "Data": ("resources.type",), "NetworkActivity": ("eventSource",)}


def apply() -> None:
    put = CloudTrailBackend.put_event_selectors

    def put_event_selectors(
        self: CloudTrailBackend,
        trail_name: str,
        event_selectors: list[Selector] | None,
        advanced_event_selectors: list[Selector] | None,
    ) -> tuple[str, list[Selector], list[Selector]]:
        found = _failures(event_selectors or [], advanced_event_selectors or [])
        if found:
            trail = self.get_trail(trail_name)
            summary = f"The event selectors of trail {trail.arn} are not valid"
            raise Refusal("InvalidEventSelectorsException", summary, found)
        return put(self, trail_name, event_selectors, advanced_event_selectors)

    CloudTrailBackend.put_event_selectors = put_event_selectors


def _failures(basic: list[Selector], advanced: list[Selector]) -> list[str]:
    if basic and advanced:
        return ["a trail has either event selectors or advanced event selectors"]
    if advanced:
        values = sum(len(values) for selector in advanced for _, _, values in _conditions(selector))
        return [
            *(failure for selector in advanced for failure in _selector_failures(selector)),
            *_too_many("values of all conditions", values, _MAXIMUM_VALUES),
        ]
    resources = sum(len(data["Values"]) for selector in basic for data in selector.get("DataResources", []))
    return [
        *([] if basic else ["there are none"]),
        *_too_many("event selectors", len(basic), _MAXIMUM_BASIC_SELECTORS),
        *_too_many("data resources", resources, _MAXIMUM_DATA_RESOURCES),
    ]


def _selector_failures(selector: Selector) -> list[str]:
    name = selector.get("Name", "")
    conditions = _conditions(selector)
    fields = [field["Field"] for field in selector["FieldSelectors"]]
    categories = [value for field, _, values in conditions if field == "eventCategory" for value in values]
    if len(categories) != 1 or categories[0] not in _FIELDS:
        return [f"eventCategory of {name[:40]} is one of {', '.join(_FIELDS)}, found {categories}"]
    known = _FIELDS[categories[0]]
    return [
        *_too_many("characters of a name", len(name), _MAXIMUM_NAME),
        *(f"{field} of {name} is given twice" for field in sorted({f for f in fields if fields.count(f) > 1})),
        *(f"{name} needs {field}" for field in _REQUIRED[categories[0]] if field not in fields),
        *(
            f"{operator} on {field} of {name} is not for {categories[0]} events"
            for field, operator, _ in conditions
            if operator not in known.get(field, ())
        ),
        *(
            f"management events of {value} cannot be excluded"
            for field, operator, values in conditions
            if (categories[0], field, operator) == ("Management", "eventSource", "NotEquals")
            for value in values
            if value not in _EXCLUDABLE_SOURCES
        ),
        *(
            failure
            for _, _, values in conditions
            for value in values
            for failure in _too_many("characters of a value", len(value), _MAXIMUM_VALUE)
        ),
    ]


def _conditions(selector: Selector) -> list[tuple[str, str, list[str]]]:
    """Field, operator and values of every comparison of a selector."""
    return [
        (field["Field"], operator, field[operator])
        for field in selector["FieldSelectors"]
        for operator in _OPERATORS
        if operator in field
    ]


def _too_many(what: str, found: int, maximum: int) -> list[str]:
    return [f"{what} are at most {maximum}, found {found}"] if found > maximum else []
