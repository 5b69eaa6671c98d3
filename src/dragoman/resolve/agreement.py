"""How far two codings of the same reports agree: precision against gold, Cohen's kappa, Krippendorff's alpha."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.errors import SettingError
from dragoman.folding import fold
from dragoman.resolve.sampling import CODED, CODER

_Z = 1.959964  # of a 95 % interval
Sheet = Mapping[str, Mapping[str, str]]  # what is coded of each report, by its id and the field


@dataclass(frozen=True, slots=True)
class Precision:
    """Of `many` reports of a type, `right` are of that type in gold too; `low` and `high` bound 95 % (Wilson)."""

    type: str
    right: int
    many: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of two coders in a field. kappa and alpha are None where both use one label only: they tell nothing."""

    field: str
    many: int
    same: int
    kappa: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A report that two people code otherwise."""

    id: str
    field: str
    one: str
    other: str


def coded_sheet(rows: Iterable[Mapping[str, str]]) -> Sheet:
    """What a sheet says of each report: the coder's word in every field that he coded anywhere, else the machine's.

    Raises:
        SettingError: a sheet without ids.
    """
    found = list(rows)
    if any(not row.get("id") for row in found):
        raise SettingError("a row without an id", fix="give sheets made by: dragoman sample")
    coded = [field for field in CODED if any((row.get(CODER + field) or "").strip() for row in found)]
    if not coded:
        return {row["id"]: {field: row[field].strip() for field in CODED if row.get(field)} for row in found}
    cells = {row["id"]: {field: (row.get(CODER + field) or "").strip() for field in coded} for row in found}
    return {name: {field: value for field, value in told.items() if value} for name, told in cells.items()}


def wilson(right: int, many: int) -> tuple[float, float]:
    """The 95 % interval of a share (E. B. Wilson, 1927); 0 to 1 where nothing was counted."""
    if not many:
        return 0.0, 1.0
    share, square = right / many, _Z * _Z
    middle = share + square / (2 * many)
    reach = _Z * math.sqrt(share * (1 - share) / many + square / (4 * many * many))
    return max(0.0, (middle - reach) / (1 + square / many)), min(1.0, (middle + reach) / (1 + square / many))


def precision_by_type(one: Sheet, gold: Sheet) -> list[Precision]:
    """Of each type in one sheet, how many are so in gold; reports that gold leaves open do not count."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for name, told in one.items():
        right = gold.get(name, {}).get("type")
        if right and told.get("type"):
            counts[told["type"]].append(fold(told["type"]) == fold(right))
    return [
        Precision(kind, sum(found), len(found), *wilson(sum(found), len(found)))
        for kind, found in sorted(counts.items())
    ]


def agreement_by_field(one: Sheet, other: Sheet) -> list[Agreement]:
    """Agreement in each field that both sheets code."""
    found = []
    for field in CODED:
        pairs = [(one[name][field], other[name][field]) for name in _both(one, other, field)]
        if pairs:
            kappa, alpha = _chance_corrected([(fold(left), fold(right)) for left, right in pairs])
            same = sum(fold(left) == fold(right) for left, right in pairs)
            found.append(Agreement(field, len(pairs), same, kappa, alpha))
    return found


def _both(one: Sheet, other: Sheet, field: str) -> list[str]:
    return [name for name in one if one[name].get(field) and other.get(name, {}).get(field)]


def _chance_corrected(pairs: Sequence[tuple[str, str]]) -> tuple[float | None, float | None]:
    """Cohen's kappa and Krippendorff's alpha for names, as nltk computes them."""
    if len({label for pair in pairs for label in pair}) < 2:
        return None, None
    from nltk.metrics.agreement import AnnotationTask  # type: ignore[import-untyped]  # noqa: PLC0415 - a second

    numbered = [(str(number), one, other) for number, (one, other) in enumerate(pairs)]
    task = AnnotationTask(
        data=[("a", number, one) for number, one, _ in numbered]
        + [("b", number, other) for number, _, other in numbered]
    )
    return float(task.kappa()), float(task.alpha())


def disagreements(one: Sheet, other: Sheet) -> list[Disagreement]:
    """Where two sheets differ, report by report."""
    return [
        Disagreement(name, field, one[name][field], other[name][field])
        for name in one
        for field in CODED
        if name in _both({name: one[name]}, other, field) and fold(one[name][field]) != fold(other[name][field])
    ]
