"""robots.txt, read as RFC 9309 says, and where that leaves a choice, in the publisher's favour."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from dragoman.fetching.captures import Answer, Permission, RefusedError, Why
from dragoman.fetching.turns import PAUSE

TOKEN = "dragoman"  # the name that rules for us stand under
MOST_BYTES = 1_000_000
# RFC 9309 lets crawlers in where robots.txt itself is forbidden; a site that forbids it does not ask us in.
_FORBIDDEN = {401, 403}
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Robots:
    """What one robots.txt says; `closed` is why the whole site is taken for closed, where it is.

    A site whose robots.txt cannot be read is closed until it can be: then `closed` is one of the reasons that pass.
    """

    address: str
    content: bytes = b""
    rules: Protego | None = None
    closed: RefusedError | None = None

    def check(self, address: str) -> Permission:
        """On what ground an address may be asked for.

        Raises:
            RefusedError: it may not.
        """
        if self.closed is not None:
            raise RefusedError(self.closed.why, self.closed.what, fix=self.closed.fix)
        if self.rules is None:
            return Permission(self.address, "there is none", b"")
        if not self.rules.can_fetch(address, TOKEN):
            raise RefusedError(Why.robots, f"{self.address} does not allow it", fix="ask the publisher for leave")
        return Permission(self.address, "allows it", self.content)

    @property
    def pause(self) -> float:
        """Seconds that the site wants between two requests; PAUSE where it wants less or says nothing."""
        if self.rules is None:
            return PAUSE
        rate = self.rules.request_rate(TOKEN)
        spaced = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(PAUSE, self.rules.crawl_delay(TOKEN) or 0.0, spaced)


def robots_of(address: str, answer: Answer | RefusedError) -> Robots:
    """The rules in what robots.txt answered, or in the fact that it did not."""
    if isinstance(answer, RefusedError):
        what = f"{address} could not be read ({answer.what})"
        return Robots(address, closed=RefusedError(Why.silent, what, fix="try again later"))
    if answer.status in _FORBIDDEN:
        return Robots(address, closed=RefusedError(Why.robots, f"{address} answers {answer.status}"))
    if answer.status == _TOO_MANY or answer.status >= 500:
        what = f"{address} answers {answer.status}"
        return Robots(address, closed=RefusedError(Why.later, what, fix="try again later"))
    if answer.status != 200:
        return Robots(address)
    text = answer.content.decode("utf-8", "replace").lstrip("\ufeff")
    return Robots(address, answer.content, Protego.parse(text))
