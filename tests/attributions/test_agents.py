"""The frames of agents.toml, by their examples."""

from __future__ import annotations

import pytest

from dragoman.attributions.agents import Representation, find_representations
from dragoman.codebook.agent_file import AgentExample, AgentFrame, read_agents
from dragoman.codebook.load import shipped_folder
from dragoman.language.parser import parse_text

FILE = read_agents(shipped_folder() / "agents.toml")
EXAMPLES = [(frame, example) for frame in FILE.frames for example in frame.examples]


def read(text: str) -> list[Representation]:
    return list(find_representations(parse_text(text), FILE))


@pytest.mark.parametrize(("frame", "example"), EXAMPLES, ids=lambda value: getattr(value, "id", None))
def test_examples_of_the_codebook(frame: AgentFrame, example: AgentExample) -> None:
    found = [one for one in read(example.text) if one.frame == frame.id]
    if example.why:
        assert found == [], example.why
        return
    clients = {example.text[one.client.start : one.client.end] for one in found}
    agents = {example.text[span.start : span.end] for one in found for span in one.agents}
    assert clients == {example.client}
    assert any(agent in example.agent for agent in agents)


def test_every_frame_has_an_example() -> None:
    assert [frame.id for frame in FILE.frames if not any(not example.why for example in frame.examples)] == []


def test_the_words_are_kept() -> None:
    text = "Brad Osborn, a lobbyist for the GNA, spoke."
    (found,) = read(text)
    assert text[found.words.start : found.words.end] == "lobbyist for the GNA"


def test_a_country_before_an_agent_is_where_he_comes_from() -> None:
    assert read("The U.S. lobbyist Brad Osborn spoke.") == []
    assert [one.tie for one in read("The U.S. spokesman Brad Osborn spoke.")] == ["speaks for"]
