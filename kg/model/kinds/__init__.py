"""The kinds of facts, one file each: all that a kind is stands there, and a new kind is a new file and no other.

Here they are only gathered, in the order of their ranks.
"""

from collections.abc import Mapping
from dataclasses import fields
from importlib import import_module
from pkgutil import iter_modules

from kg.model.frames import Frame
from kg.model.kind import Kind

__all__ = ["FRAMES", "KINDS", "KIND_OF", "SLOTS"]


def _described() -> tuple[Kind, ...]:
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    return tuple(sorted((module.KIND for module in modules), key=lambda kind: kind.rank))


#: every kind of fact, in the order of what governance asks first
KINDS: tuple[Kind, ...] = _described()

#: the frames of the kinds, in the same order
FRAMES: tuple[type[Frame], ...] = tuple(kind.frame for kind in KINDS)

#: frame -> the kind that it is of
KIND_OF: Mapping[type[Frame], Kind] = {kind.frame: kind for kind in KINDS}

#: the names of the fields of each kind of frame, in their order; `dataclasses.fields` makes them anew each time
SLOTS: Mapping[type[Frame], tuple[str, ...]] = {frame: tuple(field.name for field in fields(frame)) for frame in FRAMES}
