"""The methods that a read-only API answers: GET, HEAD as GET without the words, OPTIONS; nothing else."""

from __future__ import annotations

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.api.problems import problem

ALLOWED = "GET, HEAD, OPTIONS"


class ReadOnly:
    """Answers HEAD like GET, tells OPTIONS what may be done, refuses every other method. No origin is let in."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass GET and HEAD on."""
        method = scope.get("method", "GET")
        if method == "HEAD":
            await self.app({**scope, "method": "GET"}, receive, _without_body(send))
        elif method == "OPTIONS":
            await Response(status_code=204, headers={"Allow": ALLOWED})(scope, receive, send)
        elif method == "GET":
            await self.app(scope, receive, send)
        else:
            refusal = problem(405, f"{method} changes nothing here: the API only answers.", headers={"Allow": ALLOWED})
            await refusal(scope, receive, send)


def _without_body(send: Send) -> Send:
    async def send_head(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return send_head
