"""Rows of an export built by hand."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.export.formats import FORMATS
from dragoman.export.options import Options
from dragoman.export.places import Spot
from dragoman.export.rows import ExportRow, PageReport, Side, Speaker, outlet_of
from dragoman.quoting import short_quote
from dragoman.types import Party, Quantity, Span, Stake

SENTENCE = "Syrian troops shelled Idlib on Monday, killing 3 people, the agency Anadolu reported."
ARMY = Party("SYR.MIL", "Syrian Army", "armed group", "SYR", ("MIL", "GOV"))
TURKEY = Party("TUR", "Türkiye", "country", "TUR", ("GOV",))
VILLAGERS = Party("~villagers", "villagers", "group", "SYR", ("CVL",))

OWN = """dg_event_id, dg_status, dg_chain, dg_originator, dg_originator_stake, dg_n_originators, dg_n_outlets,
dg_article_url, dg_sentence_no, dg_char_start, dg_char_end, dg_quote, dg_coder_version, dg_reviewed_by,
dg_known_since"""


def listed(names: str) -> list[str]:
    """Names between commas, however the lines are broken."""
    return [" ".join(name.split()) for name in names.split(",")]


def make_report(text: str = SENTENCE, **fields: Any) -> PageReport:
    quiet = Stake("unknown", None, "nothing documented")
    chain = (
        Speaker("The Daily", "publishes", None, None, None, None, (quiet,)),
        Speaker("Anadolu", "says", "the agency Anadolu", 57, 75, "reported", (Stake("party", "TUR", "outlets.toml"),)),
    )
    told: dict[str, Any] = {
        "id": "3fa85f640000-14", "originator": "Anadolu", "factuality": "actual", "page": "3fa85f640000",
        "digest": "sha256:3fa85f64" + "0" * 56, "file": "page.html", "url": "https://daily.example/2020/idlib?a=1",
        "title": "Shelling in Idlib", "publisher": "The Daily", "authors": ("A. Writer",),
        "published": date(2020, 3, 3), "language": "en", "length": len(text), "quote": short_quote(text),
        "sentence_no": 1, "sentence_start": 0, "sentence_end": len(text), "exact": text[:200], "before": "",
        "after": "", "trigger_start": 14, "actor_start": 0, "recipient_start": None, "rule": "assault.shell.verb",
        "confidence": 0.9, "chain": chain, "numbers": (Quantity("dead", 3, 3, Span(47, 48)),), "people": (),
        "organisations": ("Anadolu",), "locations": ("Idlib",), "coder": "dragoman 0, codebook b, m",
        "own_voice": False, **fields,
    }  # fmt: skip
    return PageReport(**told)


def make_row(**fields: Any) -> ExportRow:
    """An assault on villagers, on the word of an agency; fields of the row may be given."""
    lead = fields.pop("lead", make_report(fields.pop("text", SENTENCE)))
    told: dict[str, Any] = {
        "id": "E3fa85f640000-14", "type": "ASSAULT", "mode": "heavy-weapons", "contexts": ("military",),
        "actors": (Side(ARMY, "Q190323", "Syrian troops", 0),), "recipients": (Side(VILLAGERS),),
        "start": date(2020, 3, 2), "end": date(2020, 3, 2),
        "spot": Spot("Idlib", "SYR", 35.93, 36.63, "city", "stated", 169389, "Idlib"), "status": "reported",
        "factuality": "actual", "confidence": 0.9, "quote": lead.quote if lead else "",
        "chain": tuple(one.name for one in lead.chain) if lead else (),
        "originator": "Anadolu", "stakes": lead.chain[-1].stakes if lead and lead.chain else (), "low": 1, "high": 1,
        "outlets": (outlet_of(lead),) if lead else (), "pages": 1, "lead": lead, "reports": (lead,) if lead else (),
        "denied": False, "differs": (), "verdict": None, "reviewer": None, "reviewed": None, "why": None,
        "story": None, "known": date(2020, 3, 3), **fields,
    }  # fmt: skip
    return ExportRow(**told)


def written(name: str, *rows: ExportRow, strict: bool = False) -> bytes:
    """What a format makes of rows."""
    out = io.BytesIO()
    FORMATS[name].write(rows, out, Options(strict=strict))
    return out.getvalue()


def planned(row: ExportRow) -> ExportRow:
    """The same event, announced for two days."""
    return replace(row, status="planned", factuality="planned", start=date(2020, 3, 9), end=date(2020, 3, 10))
