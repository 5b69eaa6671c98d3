"""What a browser complains of, and which requests would have left the machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip


class Watch:
    """What a browser complains of, and which requests would have left the machine."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.complaints: list[str] = []
        self.strayed: list[str] = []
        context.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

        def route(found: object) -> None:
            url = found.request.url  # type: ignore[attr-defined]
            if url.startswith(address):
                found.continue_()  # type: ignore[attr-defined]
            else:
                self.strayed.append(url)
                found.abort()  # type: ignore[attr-defined]

        context.route("**/*", route)
