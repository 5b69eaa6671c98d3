from __future__ import annotations

from pathlib import Path

from dragoman.web.view.error_rates import ACCURACY, MACRO_F1, RATES

CARD = (Path(__file__).parents[3] / "docs" / "model_card.md").read_text(encoding="utf-8")


def test_the_rates_are_those_of_the_model_card() -> None:
    for rate in RATES:
        row = f"| {rate.type} | {rate.precision:.3f} | {rate.recall:.3f} | {rate.f1:.3f} | {rate.pairs} |"
        assert row in CARD, f"copy the row of {rate.type} from docs/model_card.md"
    row = f"| pairs_dev, 15 roots, with the rules' vote | {ACCURACY:.3f} | {MACRO_F1:.3f} |".replace(" 0.", " .")
    assert row in CARD
