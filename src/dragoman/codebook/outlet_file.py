"""Reads outlets.toml: who owns and controls each agency, paper, broadcaster and site, and where that is stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from dragoman.codebook.actor_types import Outlet, Outlets, Words, is_acronym, words_of
from dragoman.codebook.toml_files import Table

OUTLET_KEYS = frozenset({"name", "names", "domains", "country", "kind", "owner", "control", "control_source", "credit"})
_CONTROLS = ("state", "public", "party", "private", "unknown")
_KINDS = ("agency", "paper", "broadcaster", "online")


def gather_outlets(tables: Iterable[Table]) -> Outlets:
    """The outlets of some [[outlet]] tables, in their order; countries are checked by the caller.

    Raises:
        CodebookError: a name or domain twice, control or kind not one we know, or control without its source.
    """
    rows: list[Outlet] = []
    names: dict[str | Words, dict[Outlet, None]] = {}
    domains: dict[str, Outlet] = {}
    for table in tables:
        outlet = _outlet(table)
        if any(outlet.name == other.name for other in rows):
            raise table.error("the name is used twice", fix="merge the two, or add the country to the name")
        for domain in outlet.domains:
            if domain in domains:
                raise table.error(f"{domain} is the domain of {domains[domain].name}", fix="leave it with one of them")
            domains[domain] = outlet
        for name in _keys_of(outlet):
            names.setdefault(name, {})[outlet] = None
        rows.append(outlet)
    by_name = MappingProxyType({name: tuple(found) for name, found in names.items()})
    return Outlets(tuple(rows), by_name, MappingProxyType(domains))


def _outlet(table: Table) -> Outlet:
    values = table.values
    control = values.get("control")
    if control not in _CONTROLS:
        raise table.error("control is not told", fix=f"write one of {', '.join(_CONTROLS)}")
    if control in {"state", "party"} and not values.get("control_source"):
        fix = 'add control_source = "...", or write control = "unknown"'
        raise table.error(f"control = {control!r} without a source", fix=fix)
    if values.get("kind") not in _KINDS:
        raise table.error("the kind is not told", fix=f"write one of {', '.join(_KINDS)}")
    return Outlet(
        name=table.id,
        names=table.texts("names"),
        domains=table.texts("domains"),
        country=values.get("country"),
        kind=values["kind"],
        owner=values.get("owner"),
        control=control,
        control_source=values.get("control_source", ""),
        credit=table.texts("credit"),
    )


def _keys_of(outlet: Outlet) -> Iterator[str | Words]:
    """Acronyms are found as they are spelt, other names by their folded words."""
    for name in (outlet.name, *outlet.names, *outlet.credit):
        yield name if is_acronym(name) else words_of(name)
