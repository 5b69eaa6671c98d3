"""Loads the codebook: everything a political scientist edits, as one frozen object with a digest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from pathlib import Path

from dragoman.codebook.actor_file import ActorFile, load_actor_file
from dragoman.codebook.agent_file import AgentFile, read_agents
from dragoman.codebook.context_file import Contexts, read_contexts
from dragoman.codebook.cue_file import CueFile, read_cues
from dragoman.codebook.event_rules import EventRule, read_event_rules
from dragoman.codebook.happening import Happening, read_happening
from dragoman.codebook.not_politics import NotPolitics, read_not_politics
from dragoman.codebook.relation_file import RelationFile, read_relations
from dragoman.errors import CodebookError


@dataclass(frozen=True, slots=True, eq=False)
class Codebook:
    """Rules, cues and actors, with the digest of the files they came from.

    `digest` is "sha256:" + hex over the names and bytes of all TOML and TSV files, in the order of their paths.
    """

    folder: Path
    digest: str
    rules: tuple[EventRule, ...]
    happening: Happening
    not_politics: NotPolitics
    contexts: Contexts
    cues: CueFile
    agents: AgentFile
    actors: ActorFile
    relations: RelationFile


def shipped_folder() -> Path:
    """The folder of the codebook that ships."""
    return Path(str(resources.files("dragoman") / "codebook"))


@lru_cache(maxsize=4)
def load_codebook(folder: Path | None = None) -> Codebook:
    """The codebook of a folder, by default the one that ships.

    Raises:
        CodebookError: names file, line, rule and fix of the first mistake.
    """
    place = _place(folder)
    actors = load_actor_file(place)
    return Codebook(
        folder=place,
        digest=digest_of(place),
        rules=read_event_rules(place / "events"),
        happening=read_happening(place / "happening.toml"),
        not_politics=read_not_politics(place / "not_politics.toml"),
        contexts=read_contexts(place / "contexts.toml"),
        cues=replace(read_cues(place / "cues.toml"), outlets=actors.outlets.spoken_names()),
        agents=read_agents(place / "agents.toml"),
        actors=actors,
        relations=load_relations(folder),
    )


@lru_cache(maxsize=4)
def load_relations(folder: Path | None = None) -> RelationFile:
    """The relations of a codebook alone, for those who read no pages.

    Raises:
        CodebookError: names file, line, rule and fix of the first mistake.
    """
    place = _place(folder)
    return read_relations(place / "relation_kinds.toml", place / "relations")


def _place(folder: Path | None) -> Path:
    place = folder or shipped_folder()
    if not place.is_dir():
        raise CodebookError("no such folder", file=str(place), fix="check DRAGOMAN_CODEBOOK")
    return place


def digest_of(folder: Path) -> str:
    """One digest for all files that decide how a page is read."""
    total = sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".toml", ".tsv", ".gz", ".sqlite"}:
            total.update(path.relative_to(folder).as_posix().encode())
            total.update(sha256(path.read_bytes()).digest())
    return f"sha256:{total.hexdigest()}"
