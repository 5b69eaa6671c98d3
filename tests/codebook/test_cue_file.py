from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook.cue_file import CueFile, read_cues, shipped_cues
from dragoman.errors import CodebookError

GROUP = """
[[cue]]
id = "report.say"
kind = "report"
tier = "speech"
frames = ["clause"]
verbs = ["say"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "cues.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_group_is_found_by_its_words(tmp_path: Path) -> None:
    cues = read_cues(write(tmp_path, GROUP))
    assert cues.verbs["say"].id == "report.say"
    assert cues.verbs["say"].frames == {"clause"}
    assert not cues.nouns


def test_the_shipped_file_has_enough_speech_verbs() -> None:
    cues = shipped_cues()
    assert sum(len(cue.verbs) for cue in cues.cues if cue.tier == "speech") >= 400


def test_every_shipped_group_has_an_example() -> None:
    assert [cue.id for cue in shipped_cues().cues if not cue.examples] == []


def test_the_shipped_file_is_read_once() -> None:
    assert shipped_cues() is shipped_cues()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[cue]\n", "not TOML"),
        ('[[cue]]\nkind = "report"\n', "no id"),
        (GROUP.replace("frames", "frame"), "unknown field 'frame'"),
        (GROUP.replace('"clause"', '"claws"'), "unknown frame 'claws'"),
        (GROUP.replace('kind = "report"', 'kind = "rumour"'), "kind is 'rumour'"),
        (GROUP.replace('tier = "speech"', ""), "tier is None"),
        (GROUP.replace('["say"]', '"say"'), "verbs is 'say'"),
        (GROUP.replace('verbs = ["say"]', ""), "no words"),
        (GROUP.replace('["say"]', '["say", "tell", "say"]'), "'say' stands twice in verbs"),
        ('openers = ["live", "update", "live"]\n' + GROUP, "'live' stands twice in openers"),
        (GROUP + GROUP, "used twice"),
        (GROUP + GROUP.replace("report.say", "report.tell"), "stands in report.say too"),
        (GROUP + '[[cue.example]]\ntext = "He said so."\n', "an example has the fields"),
        ('speaker = ["official"]\n' + GROUP, "unknown key 'speaker'"),
    ],
)
def test_a_mistake_is_named_with_its_fix(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message) as caught:
        read_cues(write(tmp_path, text))
    assert caught.value.file == "cues.toml"
    assert caught.value.fix


def test_an_error_names_line_and_group(tmp_path: Path) -> None:
    with pytest.raises(CodebookError) as caught:
        read_cues(write(tmp_path, GROUP + GROUP.replace("report.say", "report.tell")))
    assert (caught.value.rule, caught.value.line) == ("report.tell", 10)


def test_an_object_alone_is_of_the_other_tier() -> None:
    cues: CueFile = shipped_cues()
    assert cues.tier_of("report.announce:clause") == "speech"
    assert cues.tier_of("report.announce:object") == "other"
    assert cues.tier_of("belief.think:clause") == "other"
    assert cues.tier_of("unheard.of:clause") == "other"
