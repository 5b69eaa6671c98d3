"""About: what was read, by which versions, how often they err, what the record must not be used for."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.records import dragoman_version
from dragoman.web.desk import TheDesk
from dragoman.web.templating import render
from dragoman.web.view import error_rates

router = APIRouter()


@router.get("/about")
def show_about(request: Request, desk: TheDesk) -> Response:
    """What a reader must know before using the record."""
    first, last = desk.record.period_read()
    return render(
        request,
        "about.html",
        counts=desk.record.counts(),
        outlets=desk.record.outlets_read(limit=60),
        first=first,
        last=last,
        runs=desk.record.runs(),
        version=dragoman_version(),
        behind=desk.record.freshness(),
        rates=error_rates.RATES,
        accuracy=error_rates.ACCURACY,
        macro_f1=error_rates.MACRO_F1,
    )
