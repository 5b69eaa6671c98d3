"""Read: pages dropped, pasted or fetched are read in the worker's thread, and open when they are done."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from dragoman.errors import EmptyError, PageError
from dragoman.intake import open_stream
from dragoman.settings import Settings
from dragoman.types import Page
from dragoman.web.desk import TheDesk
from dragoman.web.safety import CheckedForm, text_field
from dragoman.web.templating import render
from dragoman.web.view.days import asked_day

router = APIRouter()
ADDRESS = "/read"


@router.get(ADDRESS)
def show_form(request: Request, address: Annotated[str, Query(max_length=4_000)] = "") -> Response:
    """Where pages are handed in; with `address`, that of a page is filled in already."""
    return render(request, "read.html", address=address)


@router.post(ADDRESS)
def read_pages(request: Request, desk: TheDesk, form: CheckedForm) -> Response:
    """Have pages read, and show how far it is."""
    settings = Settings(max_bytes=desk.max_bytes)
    published = asked_day(text_field(form, "published"))
    pages = _handed_in(form, settings, published)
    if not pages:
        raise EmptyError("nothing was handed in", fix="choose a file, or paste the text of a page")
    job = desk.worker.read(pages)
    return RedirectResponse(f"{ADDRESS}/{job.id}", status_code=303)


@router.post(ADDRESS + "/address")
def read_address(request: Request, desk: TheDesk, form: CheckedForm) -> Response:
    """Have a page fetched and read, and show how far it is."""
    address = text_field(form, "address")
    if not address:
        raise EmptyError("no address was given", fix="write one, as https://news.example/2020/03/embassy.html")
    return RedirectResponse(f"{ADDRESS}/{desk.fetcher.read(address).id}", status_code=303)


@router.get(ADDRESS + "/{name}")
def show_progress(request: Request, desk: TheDesk, name: str) -> Response:
    """How far a reading is; when one page was read well, the page itself."""
    job = desk.worker.job(name)
    if job is None:
        raise HTTPException(404, "No such reading was begun since the desk was opened.")
    if job.step == "done" and len(job.outcomes) == 1 and job.outcomes[0].page:
        return RedirectResponse(f"/page/{job.outcomes[0].page}", status_code=303)
    return render(request, "reading.html", job=job, large=desk.worker.is_large())


def _handed_in(form: FormData, settings: Settings, published: date | None) -> list[Page | PageError]:
    found: list[Page | PageError] = []
    for file in form.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            name = file.filename.replace("\\", "/").rpartition("/")[2]
            found += open_stream(file.file.read(), settings=settings, published=published, file=name)
    text = text_field(form, "text")
    if text:
        title = text_field(form, "title")
        content = (f"{title}\n\n{text}" if title else text).encode()
        name = f"pasted-{sha256(content).hexdigest()[:8]}.txt"
        found += open_stream(content, settings=settings, published=published, file=name)
    return found
