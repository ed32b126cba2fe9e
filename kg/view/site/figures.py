"""Figures over time as small charts: what was measured, its values as the papers write them, each with its sentence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape

from kg.view.index.records import Told
from kg.view.site.markup import Links, day, opened, table

__all__ = ["figures", "spark"]

_WIDE, _HIGH = 120, 28
#: few figures are worth a row before the rest is folded away
_SHOWN = 12


def figures(told: Iterable[Told], links: Links, titles: dict[str, str]) -> str:
    """Return the figures among facts; those of one measure and unit over time in one row."""
    series: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        if one.fact.kind == "measure":
            series[one.fact.text("measure"), one.fact.text("unit")].append(one)
    rows = []
    for (measure, unit), facts in sorted(series.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        points: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for one in sorted(facts, key=lambda one: one.fact.date):
            points[one.fact.date, one.fact.text("value")].append(one)
        cells = [
            opened(
                f'{escape(_value(value, unit))} <span class="where">{escape(day(date))}</span>', found, links, titles
            )
            for (date, value), found in points.items()
        ]
        numbers = [(date, float(value)) for date, value in points if date and _is_number(value)]
        rows.append([escape(measure or "not named"), spark(numbers), " ".join(cells)])
    if not rows:
        return ""
    heads = ["What was measured", "Over time", "Values"]
    text = table(heads, rows[:_SHOWN], label="Figures", kind="figures")
    if rows[_SHOWN:]:
        folded = table(heads, rows[_SHOWN:], label="Further figures", kind="figures")
        text += f"<details><summary>{len(rows) - _SHOWN} more</summary>{folded}</details>"
    return text


def _value(value: str, unit: str) -> str:
    """Return a value with its unit as people write it: `£14,600,000`, `62%`, `14 weeks`."""
    if _is_number(value) and abs(float(value)) >= 10_000 and float(value).is_integer():
        value = f"{int(float(value)):,}"
    if unit in {"£", "$", "€"}:
        return f"{unit}{value}"
    return f"{value}%" if unit in {"%", "per cent", "percent"} else f"{value} {unit}".strip()


def spark(points: Sequence[tuple[str, float]]) -> str:
    """Return a small chart of values in the order of their dates; nothing for a single one."""
    if len({date for date, _ in points}) < 2:
        return ""
    values = [value for _, value in points]
    low, high = min(values), max(values)
    spread = (high - low) or 1.0
    places = [
        (4 + number * (_WIDE - 8) / (len(values) - 1), _HIGH - 5 - (value - low) / spread * (_HIGH - 10))
        for number, value in enumerate(values)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>' for x, y in places)
    told = f"from {values[0]:g} ({day(points[0][0])}) to {values[-1]:g} ({day(points[-1][0])})"
    return (
        f'<svg class="spark" viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE}" height="{_HIGH}" role="img" '
        f'aria-label="{escape(told)}"><polyline points="{line}"/>{dots}</svg>'
    )


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
