"""The record when the disk, the file or another program is against it. Nothing is mocked."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dragoman.errors import SchemaVersionError, StoreError
from dragoman.store import database, open_record
from dragoman.store.schema import SCHEMA_VERSION, metadata
from dragoman.types import Reading

Build = Callable[..., Reading]
# A child imports the readings of conftest and begins with these words.
_CHILD = "import sys\nsys.path.insert(0, {here!r})\nfrom conftest import make_reading\n" \
    "from dragoman.store import open_record\nfile = {file!r}\n"  # fmt: skip


def run_child(file: Path | str, code: str) -> subprocess.Popen[str]:
    start = _CHILD.format(here=str(Path(__file__).parent), file=str(file))
    return subprocess.Popen(
        [sys.executable, "-c", start + textwrap.dedent(code)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )


def fill(file: Path, read: Build, pages: int = 3) -> None:
    with open_record(file) as record:
        for number in range(pages):
            record.add_reading(read(f"{number}.txt"))


def check_whole(file: Path) -> None:
    """Every page is there with everything that belongs to it."""
    with sqlite3.connect(file) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        raw.execute("INSERT INTO pages_text(pages_text) VALUES ('integrity-check')")
    raw.close()
    check_answers(file)


def check_answers(where: Path | str) -> None:
    """Every page answers with all the claims of its reading."""
    with open_record(where) as record:
        counts = record.counts()
        assert counts["claims"] == 2 * counts["pages"] and counts["readings"] == counts["pages"]
        for page in record.pages():
            reading = record.reading(page)
            assert [row.trigger for row in record.claims(page)] == [
                reading.document[event.trigger] for event in reading.events
            ]


def test_newest_migration_is_the_schema_in_the_code(file: Path, read: Build) -> None:
    fill(file, read, 1)
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == SCHEMA_VERSION
    with database.open_engine(file, create=False).connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    assert [change for change in found if "_text" not in str(change)] == []


def test_settings_of_the_connection(file: Path, read: Build) -> None:
    fill(file, read, 1)
    with database.open_engine(file, create=False).connect() as connection:
        names = ("journal_mode", "foreign_keys", "busy_timeout")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
        assert values == ["wal", 1, 5000]


@pytest.mark.parametrize("act", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["runs", "readings", "entities", "claims", "participants", "links", "attributions"])
def test_what_was_read_can_not_be_rewritten(file: Path, read: Build, act: str, table: str) -> None:
    fill(file, read, 1)
    raw = sqlite3.connect(file)
    with pytest.raises(sqlite3.IntegrityError, match="appended, never changed"):
        raw.execute(act.format(table))
    raw.close()


def test_newer_schema(file: Path, read: Build) -> None:
    fill(file, read, 1)
    with sqlite3.connect(file) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(SchemaVersionError, match="newer dragoman"), open_record(file):
        pass


def test_another_programs_database(file: Path) -> None:
    with sqlite3.connect(file) as raw:
        raw.execute("CREATE TABLE bookmarks (url)")
    raw.close()
    with pytest.raises(StoreError, match="another program"), open_record(file):
        pass


def test_not_a_database(file: Path) -> None:
    file.write_bytes(b"Damascus, March 3. " * 100)
    with pytest.raises(StoreError, match="not a dragoman record"), open_record(file):
        pass
    assert file.read_bytes() == b"Damascus, March 3. " * 100


def test_missing_folder_folder_and_missing_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no folder"), open_record(tmp_path / "no" / "x.db"):
        pass
    with pytest.raises(StoreError, match="is a folder"), open_record(tmp_path):
        pass
    with pytest.raises(StoreError, match="no record at"), open_record(tmp_path / "x.db", create=False):
        pass
    assert list(tmp_path.iterdir()) == []


def test_damaged_file(file: Path, read: Build) -> None:
    fill(file, read, 5)
    whole = bytearray(file.read_bytes())
    whole[4096:] = bytes(len(whole) - 4096)
    file.write_bytes(whole)
    with pytest.raises(StoreError, match="is damaged"), open_record(file) as record:
        record.events()


def test_locked_by_another_writer(file: Path, read: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(file, read, 1)
    monkeypatch.setattr(database, "_WAIT_MS", 50)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_record(file) as record:
        assert len(record.pages()) == 1  # reading goes on
        with pytest.raises(StoreError, match="is locked"):
            record.add_reading(read("b.txt"))
        other.execute("ROLLBACK")
        assert record.add_reading(read("b.txt"))
    other.close()


AS_NOBODY = """
    import os
    from dragoman.errors import StoreError
    reading = make_reading("b.txt")
    if os.getuid() == 0:
        os.setuid(65534)
    try:
        with open_record(file) as record:
            record.add_reading(reading)
    except StoreError as error:
        print(error)
    """


def try_as_nobody(folder: Path, read: Build, *, mode: int) -> str:
    file = folder / "dragoman.db"
    fill(file, read, 1)
    file.chmod(0o444)
    folder.chmod(mode)
    out, errors = run_child(file, AS_NOBODY).communicate(timeout=60)
    folder.chmod(0o755)
    assert errors == ""
    return out


@pytest.mark.parametrize(("mode", "message"), [(0o555, "is read-only"), (0o000, "may not be opened")])
def test_read_only(read: Build, mode: int, message: str) -> None:
    """As another user where the tests run as root, who may write everything."""
    with tempfile.TemporaryDirectory() as folder:
        assert message in try_as_nobody(Path(folder), read, mode=mode)


def test_full_disk_keeps_what_was_read(file: Path, read: Build) -> None:
    """The kernel refuses to let any file grow past the limit, as a full disk would."""
    fill(file, read, 1)
    child = run_child(
        file,
        """
        import resource
        from dragoman.errors import StoreError
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        with open_record(file) as record:
            for number in range(1, 1000):
                try:
                    record.add_reading(make_reading(f"{number}.txt"))
                except StoreError as error:
                    print(number, error)
                    break
        """,
    )
    out, errors = child.communicate(timeout=60)
    failed, _, message = out.partition(" ")
    assert "disk" in message, errors
    check_whole(file)
    with open_record(file) as record:
        assert record.counts()["pages"] == int(failed)


def test_a_file_that_may_not_grow_says_the_disk_is_full(file: Path, read: Build) -> None:
    fill(file, read, 1)
    engine = database.open_engine(file, create=False)
    with (
        pytest.raises(StoreError, match="disk is full"),
        database.plain_failures(file),
        database.writing(engine) as connection,
    ):
        size = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {size}")
        connection.exec_driver_sql("CREATE TABLE more AS SELECT randomblob(1000000)")
    check_whole(file)


def test_killed_while_writing_loses_no_acknowledged_page(where: str) -> None:
    code = """
        with open_record(file) as record:
            for number in range(100_000):
                record.add_reading(make_reading(f"{number}.txt"))
                print(number, flush=True)
        """
    acknowledged = -1
    for _ in range(3):
        child = run_child(where, code.replace("range(100_000)", f"range({acknowledged + 1}, 100_000)"))
        assert child.stdout is not None
        for _ in range(20):
            acknowledged = int(child.stdout.readline())
        child.kill()
        rest = child.communicate()[0].split("\n")
        acknowledged = max([acknowledged, *(int(line) for line in rest[:-1])])
        check_answers(where)
        if not where.startswith("postgresql"):
            check_whole(Path(where))
        with open_record(where) as record:
            assert {f"{number}.txt" for number in range(acknowledged + 1)} <= {page.file for page in record.pages()}


def test_two_writers_and_two_who_open_a_new_record_at_once(file: Path) -> None:
    code = """
        with open_record(file) as record:
            for number in range(START, START + 40):
                record.add_reading(make_reading(f"{number}.txt"))
        """
    children = [run_child(file, code.replace("START", str(start))) for start in (0, 20)]
    for child in children:
        assert child.communicate(timeout=60)[1] == ""
    check_whole(file)
    with open_record(file) as record:
        assert record.counts()["pages"] == 60
