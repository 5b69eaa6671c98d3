"""Who rests on whom: voices that cite other voices, followed to the ground, with circles taken as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Citations:
    """Directed edges from a voice to the voice it cites, and the voices that speak of their own."""

    def __init__(self) -> None:
        self._cited: dict[str, set[str]] = {}
        self._own: set[str] = set()

    def cite(self, voice: str, cited: str) -> None:
        """Note that one voice rests on another."""
        if voice != cited:
            self._cited.setdefault(voice, set()).add(cited)

    def vouch(self, voice: str) -> None:
        """Note that a voice tells something of its own."""
        self._own.add(voice)

    def grounds_of(self, voice: str) -> tuple[str, ...]:
        """The voices that this one rests on in the end: itself if it speaks of its own or cites nobody.

        Several names stand for a circle only: voices that cite one another and nobody else.
        """
        seen = self._reach(voice)
        if voice in self._own or voice not in self._cited:
            return (voice,)
        ends = sorted(one for one in seen if one in self._own or one not in self._cited)
        return tuple(ends[:1]) if ends else tuple(sorted(one for one in seen if seen <= self._reach(one)))

    def _reach(self, start: str) -> set[str]:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            voice = waiting.pop()
            if voice in seen:
                continue
            seen.add(voice)
            if voice not in self._own:
                waiting.extend(self._cited.get(voice, ()))
        return seen


class Sets:
    """Names in sets that are brought together; each set goes by its smallest name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def find(self, name: str) -> str:
        """The smallest name of a name's set."""
        while self._parent[name] != name:
            name = self._parent[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Bring the sets of two names together."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first

    def sets(self) -> Mapping[str, list[str]]:
        """The members of each set in order, by its smallest name."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._parent):
            found.setdefault(self.find(name), []).append(name)
        return found
