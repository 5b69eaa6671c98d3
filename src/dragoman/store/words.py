"""Full text: FTS5 on SQLite, tsvector on PostgreSQL, one way of asking, one kind of snippet.

Both compare words without case and accents, whole words only, all of them required.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, func, literal_column, text

from dragoman.folding import fold

_WORD = re.compile(r"\w+")
_AROUND = 90  # characters shown before and after the first word found


def index_page(connection: Connection, page: int, words: str) -> None:
    """Make a page findable by its words; SQLite's triggers have done so already."""
    if connection.dialect.name == "postgresql":
        query = (
            "INSERT INTO pages_words (page, words) VALUES (:page, to_tsvector('simple', :words)) "
            "ON CONFLICT (page) DO UPDATE SET words = excluded.words"
        )
        connection.execute(text(query), {"page": page, "words": fold(words)})


def index_reports(connection: Connection) -> None:
    """Make the sentences of all reports, and the names of all actors, findable anew."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO reports_text(reports_text) VALUES ('rebuild')")
        connection.exec_driver_sql("INSERT INTO actors_text(actors_text) VALUES ('rebuild')")
        return
    connection.exec_driver_sql("DELETE FROM reports_words")
    _add_reports(connection, after=0)


def index_new_reports(connection: Connection, *, after: int) -> None:
    """Make the sentences findable of reports whose rows have a higher number."""
    if connection.dialect.name == "sqlite":
        query = "INSERT INTO reports_text (rowid, sentence) SELECT id, sentence FROM event_reports WHERE id > :after"
        connection.execute(text(query), {"after": after})
    else:
        _add_reports(connection, after=after)


def forget_reports(connection: Connection, names: Sequence[str]) -> None:
    """Let the sentences of some events' reports be found no more; their rows still stand."""
    its = "FROM event_reports WHERE event IN :names"
    if connection.dialect.name == "sqlite":
        query = f"INSERT INTO reports_text (reports_text, rowid, sentence) SELECT 'delete', id, sentence {its}"
    else:
        query = f"DELETE FROM reports_words WHERE report IN (SELECT id {its})"
    connection.execute(text(query).bindparams(bindparam("names", expanding=True)), {"names": names})


def index_actors(connection: Connection, keys: Sequence[str]) -> None:
    """Make the names of some actors findable, whose rows were just laid; a server looks at the rows themselves."""
    _change_actors_text(connection, "rowid, folded) SELECT rowid, folded", keys)


def forget_actors(connection: Connection, keys: Sequence[str]) -> None:
    """Let the names of some actors be found no more; their rows still stand."""
    _change_actors_text(connection, "actors_text, rowid, folded) SELECT 'delete', rowid, folded", keys)


def _change_actors_text(connection: Connection, how: str, keys: Sequence[str]) -> None:
    if connection.dialect.name == "sqlite":
        query = text(f"INSERT INTO actors_text ({how} FROM actors WHERE key IN :keys")
        connection.execute(query.bindparams(bindparam("keys", expanding=True)), {"keys": keys})


def _add_reports(connection: Connection, *, after: int) -> None:
    rows = connection.execute(text("SELECT id, sentence FROM event_reports WHERE id > :after"), {"after": after}).all()
    query = text("INSERT INTO reports_words (report, words) VALUES (:report, to_tsvector('simple', :words))")
    if rows:
        connection.execute(query, [{"report": number, "words": fold(sentence)} for number, sentence in rows])


def pages_with(connection: Connection, words: str, *, limit: int) -> list[int]:
    """Rows of the pages that hold all the words, best first."""
    return _matching(connection, words, limit=limit, table="pages", row="page")


def reports_with(connection: Connection, words: str, *, limit: int) -> list[int]:
    """Rows of the reports whose sentence holds all the words, best first."""
    return _matching(connection, words, limit=limit, table="reports", row="report")


def _matching(connection: Connection, words: str, *, limit: int, table: str, row: str) -> list[int]:
    wanted = _WORD.findall(words)
    if not wanted:
        return []
    if connection.dialect.name == "sqlite":
        query = f"SELECT rowid FROM {table}_text WHERE {table}_text MATCH :words ORDER BY rank, rowid LIMIT :limit"
        asked = " ".join(f'"{word}"' for word in wanted)
    else:
        query = (
            f"SELECT {row} FROM {table}_words, to_tsquery('simple', :words) asked WHERE words @@ asked "
            f"ORDER BY ts_rank(words, asked) DESC, {row} LIMIT :limit"
        )
        asked = " & ".join(f"'{fold(word)}'" for word in wanted)
    return [found[0] for found in connection.execute(text(query), {"words": asked, "limit": limit})]


def actor_keys_with(connection: Connection, part: str) -> list[str]:
    """Keys of the actors whose folded name holds `part` of a name."""
    if connection.dialect.name == "sqlite" and len(part) >= 3:
        query = "SELECT key FROM actors WHERE rowid IN (SELECT rowid FROM actors_text WHERE actors_text MATCH :part)"
        asked = '"' + part.replace('"', '""') + '"'
    else:
        query = "SELECT key FROM actors WHERE folded LIKE :part ESCAPE '!'"
        asked = "%" + re.sub("([!%_])", r"!\1", part) + "%"
    return [found[0] for found in connection.execute(text(query), {"part": asked})]


def month_of(connection: Connection, column: Any) -> Any:
    """A day's month as "2020-03"."""
    if connection.dialect.name == "sqlite":
        return func.substr(column, 1, 7)  # days are kept as "2020-03-05"
    return func.to_char(column, literal_column("'YYYY-MM'"))


def snippet(whole: str, words: str) -> str:
    """The first place where one of the words stands, with what is round it; the words between « and »."""
    wanted = {fold(word) for word in _WORD.findall(words)}
    found = [match for match in _WORD.finditer(whole) if fold(match[0]) in wanted]
    if not found:
        return " ".join(whole[: 2 * _AROUND].split())
    start, end = max(found[0].start() - _AROUND, 0), found[0].end() + _AROUND
    shown, at = "…" if start else "", start
    for match in found:
        if match.end() <= end:
            shown += f"{whole[at : match.start()]}«{match[0]}»"
            at = match.end()
    return " ".join((shown + whole[at:end] + ("…" if end < len(whole) else "")).split())
