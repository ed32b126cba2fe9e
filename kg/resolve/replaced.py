"""Frames with other things in their slots: what each step of resolution is made of. It must not know why."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kg.model.frames import Frame, Thing
from kg.model.kinds import SLOTS

__all__ = ["identified"]


def identified(frame: Frame, identify: Callable[[Thing], Thing | None]) -> Frame:
    """Return a frame with every thing in its slots as `identify` gives it; the same frame where that changes none."""
    changes: dict[str, Any] = {}
    for slot in SLOTS[type(frame)]:
        value = getattr(frame, slot)
        done: Thing | tuple[Thing, ...] | None
        if isinstance(value, Thing):
            done = identify(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Thing):
            done = tuple(dict.fromkeys(t for t in map(identify, value) if t is not None))
        else:
            continue
        if done != value:
            changes[slot] = done
    return replace(frame, **changes) if changes else frame
