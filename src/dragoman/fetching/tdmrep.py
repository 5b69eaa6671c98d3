"""/.well-known/tdmrep.json: a site's reservation of text and data mining (W3C TDM Reservation Protocol)."""

from __future__ import annotations

import json

from protego import Protego

from dragoman.fetching.captures import Answer, Signal

PLACE = "/.well-known/tdmrep.json"
MOST_BYTES = 200_000
NAME = "tdm-reservation"
_MOST_RULES = 1_000


def read_tdmrep(answer: Answer) -> tuple[tuple[str, bool], ...]:
    """(location, whether mining is reserved there), in order; nothing where the file says nothing we understand."""
    if answer.status != 200:
        return ()
    try:
        rules = json.loads(answer.content)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(rules, list):
        return ()
    return tuple(
        ("".join(rule["location"].split()), str(rule.get(NAME)) == "1")
        for rule in rules[:_MOST_RULES]
        if isinstance(rule, dict) and isinstance(rule.get("location"), str)
    )


def reservation(rules: tuple[tuple[str, bool], ...], address: str) -> Signal | None:
    """The first rule whose location fits an address; locations are patterns as in robots.txt."""
    for location, reserved in rules:
        if not Protego.parse(f"User-agent: *\nDisallow: {location}").can_fetch(address, "*"):
            return Signal("tdmrep.json", NAME, f"{int(reserved)} at {location}", reserved)
    return None
