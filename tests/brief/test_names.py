from __future__ import annotations

import pytest

from dragoman.brief.names import with_article


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Ministry of Defence", "the Ministry of Defence"),
        ("Turkish Foreign Ministry", "the Turkish Foreign Ministry"),
        ("Libyan National Army (LNA)", "the Libyan National Army (LNA)"),
        ("UN Security Council", "the UN Security Council"),
        ("Sudan People's Liberation Movement", "the Sudan People's Liberation Movement"),
        ("Government of Kenya", "the Government of Kenya"),
        ("United Arab Emirates", "the United Arab Emirates"),
        ("Prime Minister of Japan", "the Prime Minister of Japan"),
        ("UN Secretary-General", "the UN Secretary-General"),
        ("presidential office", "the presidential office"),
        ("official SANA news agency", "the official SANA news agency"),
        ("Turkish news outlet Anadolu Agency", "the Turkish news outlet Anadolu Agency"),
        ("renegade warlord Khalifa Haftar", "the renegade warlord Khalifa Haftar"),
    ],
)
def test_bodies_offices_and_who_is_described_bear_the(name: str, told: str) -> None:
    assert with_article(name) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("doctor", "a doctor"),
        ("unnamed official", "an unnamed official"),
        ("unidentified gunman", "an unidentified gunman"),
        ("UN envoy", "a UN envoy"),
        ("European diplomat", "a European diplomat"),
        ("Senior American official (United States)", "a senior American official (United States)"),
        ("Chinese business group", "a Chinese business group"),
    ],
)
def test_one_of_many_bears_a(name: str, told: str) -> None:
    assert with_article(name) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Crowds", "crowds"),
        ("Police", "police"),
        ("Seventeen opposition parties", "seventeen opposition parties"),
        ("The two leaders", "the two leaders"),
        ("State television", "state television"),
        ("Foreign ministers of the European Union", "foreign ministers of the European Union"),
    ],
)
def test_a_capital_of_the_beginning_is_not_kept(name: str, told: str) -> None:
    assert with_article(name) == told


@pytest.mark.parametrize(
    "name",
    [
        "Kenya's troops", "Iran's foreign ministry", "Adel al-Jubeir", "Mohammed bin Salman", "Hezbollah", "Al Jazeera",
        "Secretary of State Mike Pompeo", "Minister of Foreign Affairs Sergey Lavrov", "Parliament", "NATO", "Turks",
        "Xinhua News Agency", "President Joe Biden", "Cuban officials", "masked men", "his army (Salva Kiir)", "he",
        "representatives of renegade warlord Khalifa Haftar", "Kura Valley News", "",
    ],
)  # fmt: skip
def test_other_names_stand_as_they_are(name: str) -> None:
    assert with_article(name) == name
