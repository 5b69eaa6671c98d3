from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook.agent_file import read_agents
from dragoman.errors import CodebookError

FRAME = '[[frame]]\nid = "agent.x"\ntie = "paid agent"\nnouns = ["registered agent"]\nclient = ["of"]\n'
PRESS = '[[press]]\nid = "press.x"\nstake = "public media"\nwords = ["public"]\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "agents.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_word_of_several_is_found_at_its_noun(tmp_path: Path) -> None:
    file = read_agents(write(tmp_path, FRAME + PRESS))
    (entry,) = file.nouns["agent"]
    assert (entry.frame.id, entry.before) == ("agent.x", {"registered"})
    assert file.press == {"public": "public media"}


def test_a_phrase_is_found_at_the_noun_before_its_of(tmp_path: Path) -> None:
    phrase = FRAME.replace('nouns = ["registered agent"]', 'phrases = ["on the payroll of"]')
    (entry,) = read_agents(write(tmp_path, phrase)).phrases["payroll"]
    assert entry.before == {"on"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (FRAME.replace("paid agent", "friend"), "tie is not one we know"),
        (FRAME.replace("nouns =", "noun ="), "unknown key 'noun'"),
        (FRAME.replace('nouns = ["registered agent"]\n', ""), "no words"),
        (PRESS.replace("public media", "bad media"), "stake is not one we know"),
        (FRAME + '[[frame.example]]\ntext = "A spoke."\nagent = "A"\n', "client is missing"),
    ],
)
def test_a_mistake_is_named_with_its_fix(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(CodebookError, match=problem) as caught:
        read_agents(write(tmp_path, text))
    assert caught.value.file == "agents.toml"
    assert caught.value.fix
