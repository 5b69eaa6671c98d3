from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dragoman.codebook
from dragoman.codebook.actor_file import ActorFile, load_actor_file, words_of
from dragoman.errors import CodebookError

FOLDER = Path(dragoman.codebook.__file__).parent
TURKEY = '[[country]]\niso3 = "TUR"\nname = "Turkey"\ndemonyms = ["Turkish"]\ncapital = "Ankara"\n'


@pytest.fixture(scope="module")
def actors() -> ActorFile:
    return load_actor_file(FOLDER)


def load(folder: Path, tables: str, sectors: str = "") -> ActorFile:
    (folder / "actors").mkdir()
    (folder / "actors" / "all.toml").write_text(TURKEY + tables, encoding="utf-8")
    (folder / "sectors.toml").write_text(sectors, encoding="utf-8")
    return load_actor_file(folder)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the Kremlin", ("kremlin",)),
        ("Recep Tayyip Erdoğan", ("recep", "tayyip", "erdogan")),
        ("Binali Yıldırım", ("binali", "yildirim")),
        ("al-Assad's", ("al", "assad")),
        ("Sana’a", ("sanaa",)),
    ],
)
def test_words_are_folded(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "day", "country", "sector"),
    [
        ("Erdogan", date(2020, 3, 3), "TUR", "GOV"),
        ("Khalifa Haftar", date(2020, 3, 3), "LBY", "REB"),
        ("GNA", date(2020, 3, 3), "LBY", "GOV"),
        ("IDF", None, "ISR", "MIL"),
        ("Knesset", None, "ISR", "LEG"),
        ("State Department", None, "USA", "GOV"),
        ("Hizbollah", None, "LBN", "REB"),
        ("Frontex", None, "EUR", "COP"),
        ("World Health Organisation", None, None, "IGO"),
    ],
)
def test_finds_by_name_and_date(
    actors: ActorFile, text: str, day: date | None, country: str | None, sector: str
) -> None:
    found = [(entry.country, entry.sectors_on(day)) for entry in actors.find(text, day)]
    assert (country, (sector,)) in found


def test_the_date_tells_the_sector_of_a_rebel_turned_president(actors: ActorFile) -> None:
    assert [entry.name for entry in actors.find("Ahmed al-Sharaa", date(2025, 6, 1))] == ["Ahmed al-Sharaa"]
    assert actors.find("Ahmed al-Sharaa")[0].sectors_on(date(2025, 6, 1)) == ("GOV",)
    assert actors.find("Ahmed al-Sharaa")[0].sectors_on(date(2020, 6, 1)) == ("REB",)


def test_acronyms_keep_their_case(actors: ActorFile) -> None:
    assert actors.find("US")[0].country == "USA"
    assert actors.find("us") == ()


def test_demonyms_and_seats_stand_with_countries(actors: ActorFile) -> None:
    assert {country.code for country in actors.countries if "Congolese" in country.demonyms} == {"COD", "COG"}
    assert [country.code for country in actors.countries if "Kremlin" in " ".join(country.seats)] == ["RUS"]


def test_heads_of_the_nineties_have_their_terms(actors: ActorFile) -> None:
    (dehaene,) = actors.find("Jean-Luc Dehaene")
    assert [office.title for office in dehaene.offices_on(date(1995, 5, 5))] == ["prime minister"]
    assert dehaene.offices_on(date(2001, 5, 5)) == ()


def test_nouns_have_sectors(actors: ActorFile) -> None:
    assert actors.sectors.persons["foreign", "minister"] == "GOV"
    assert actors.sectors.persons["rebel",] == "REB"
    assert actors.sectors.collectives["police",] == "COP"
    assert ("press", "conference") in actors.sectors.not_actors


def test_partial_dates_cover_their_period(tmp_path: Path) -> None:
    office = '{ title = "president", sector = "GOV", from = "2014-02", to = 2016 }'
    found = load(tmp_path, f'[[person]]\nname = "A B"\ncountry = "TUR"\noffices = [{office}]\n').find("A B")[0]
    assert found.offices[0].start == date(2014, 2, 1)
    assert found.until == date(2016, 12, 31)


@pytest.mark.parametrize(
    ("tables", "problem", "line"),
    [
        ('[[group]]\nname = "Lions"\nsectors = ["XXX"]\n', "sector 'XXX'", 6),
        ('[[group]]\nname = "Lions"\ncountry = "TRK"\n', "country 'TRK'", 6),
        ('[[group]]\nname = "Lions"\nwikidata = "43"\n', "wikidata", 6),
        ('[[group]]\nname = "Lions"\nsince = "soon"\n', "is no date", 6),
        ('[[group]]\nname = "Lions"\n[[organisation]]\nname = "The Lions"\n', "also names Lions", 8),
        ('[[group]]\nname = "Lions"\n[[group]]\nname = "lions"\n', "used twice", 8),
        (
            '[[person]]\nname = "A B"\noffices = [{ title = "mayor", sector = "GOV", from = 2014, to = 2010 }]\n',
            "ends before it starts",
            6,
        ),
        (
            '[[person]]\nname = "A B"\ncountry = "TUR"\noffices = [{ title = "president", from = 2010, to = 2014 }]\n'
            '[[person]]\nname = "C D"\ncountry = "TUR"\noffices = [{ title = "president", from = 2012 }]\n',
            "is president at the same time as A B",
            10,
        ),
        ('[[group]]\nname = "Lions\n', "Illegal character", 7),
    ],
)
def test_mistakes_name_file_line_and_fix(tmp_path: Path, tables: str, problem: str, line: int) -> None:
    with pytest.raises(CodebookError, match=problem) as caught:
        load(tmp_path, tables)
    assert caught.value.file == "actors/all.toml"
    assert caught.value.line == line
    assert caught.value.fix


def test_names_may_follow_each_other_in_time(tmp_path: Path) -> None:
    actors = load(
        tmp_path,
        '[[group]]\nname = "Lions"\nuntil = 2001\n[[organisation]]\nname = "Lions"\nsince = 2002\n',
    )
    assert [entry.kind for entry in actors.find("Lions", date(2001, 5, 1))] == ["armed group"]
    assert [entry.kind for entry in actors.find("Lions", date(2003, 5, 1))] == ["organisation"]


def test_a_noun_belongs_to_one_sector(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="belongs to GOV already"):
        load(tmp_path, "", '[[sector]]\ncode = "GOV"\npersons = ["x"]\n[[sector]]\ncode = "MIL"\npersons = ["x"]\n')


@pytest.mark.parametrize(
    ("tables", "problem", "fix", "line"),
    [
        ('[[group]]\nname = "Lions"\nsector = ["REB"]\n', "unknown key 'sector'", "did you mean 'sectors'", 8),
        ('[[grup]]\nname = "Lions"\n', "unknown table or key 'grup'", "tables are", 6),
        ('[[person]]\nname = "A B"\noffices = [{ titel = "mayor" }]\n', "unknown key 'titel'", "'title'", 8),
    ],
)
def test_keys_that_nobody_reads_are_refused(tmp_path: Path, tables: str, problem: str, fix: str, line: int) -> None:
    with pytest.raises(CodebookError, match=problem) as caught:
        load(tmp_path, tables)
    assert fix in caught.value.fix
    assert caught.value.line == line


def test_an_acronym_and_its_spellings_are_one_body(tmp_path: Path) -> None:
    mil = '[[country]]\niso3 = "KEN"\nname = "Kenya"\n'
    mil += 'mil = ["Lake Defence Force", "LDF", "Lake Defense Force", "River Army"]\n'
    actors = load(tmp_path, mil)
    assert actors.find("LDF") == actors.find("Lake Defense Force") == actors.find("Lake Defence Force")
    assert actors.find("River Army") != actors.find("LDF")


def test_the_army_has_the_key_that_role_nouns_get(tmp_path: Path) -> None:
    actors = load(tmp_path, '[[country]]\niso3 = "KEN"\nname = "Kenya"\narmy = ["Lake Forces"]\n')
    assert actors.find("Lake Forces")[0].key == "KEN.MIL.army"


def test_a_people_is_a_group_of_its_country(tmp_path: Path) -> None:
    actors = load(tmp_path, '[[country]]\niso3 = "KEN"\nname = "Kenya"\npeoples = ["Laker"]\n')
    assert [(one.kind, one.country) for one in actors.find("Lakers")] == [("group", "KEN")]
