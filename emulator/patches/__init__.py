"""What moto 5.2.1 lacks for this project's resources, and what AWS refuses and moto does not.

One concern a module; each says where its behaviour comes from. They are applied before the server starts.
"""

from . import (
    delegated_administrators,
    event_selector_rules,
    log_group_key,
    object_lock,
    policy_limits,
    trail_lookup,
    trail_prerequisites,
    trail_selectors,
)

_PATCHES = (
    delegated_administrators,
    event_selector_rules,
    log_group_key,
    object_lock,
    policy_limits,
    trail_lookup,
    trail_prerequisites,
    trail_selectors,
)


def apply_all() -> None:
    for patch in _PATCHES:
        patch.apply()
