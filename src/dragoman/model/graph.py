"""The pair classifier as an ONNX graph, built from its arrays: nothing is traced, so nothing needless is in it.

Word pieces of all pairs stand in one row without padding (dragoman.model.pieces tells the inputs); only attention lays
them out pair by pair. Matrices are int8 with one scale a column, activations with one scale a token: what is said of a
pair does not hang on what else is asked (with one scale for all of them a probability moved by up to .37).

Where a shorter way takes longer in onnxruntime the longer one is taken: every norm is an addition and a plain
LayerNormalization (SkipLayerNormalization: four times as long), and attention is written out (MultiHeadAttention: a
tenth of the whole more, most of it spent on laying out heads, which gathering does on the way).

Needs the package onnx, which reading does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from dragoman.model.pieces import LONGEST

_MICROSOFT = "com.microsoft"
_HIGHEST = 127  # int8, on either side of 0; it is stored with 128 added, for which the fast kernels are written
_FARTHEST = 128  # tokens; MPNet puts distances beyond it into one bucket

Arrays = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Names:
    """What the arrays of one layer are called in an encoder of this kind."""

    heard: tuple[str, str, str]  # query, key, value
    told: str
    norm: str


_BERT = Names(
    heard=("attention.self.query", "attention.self.key", "attention.self.value"),
    told="attention.output.dense",
    norm="attention.output.LayerNorm",
)
_MPNET = Names(
    heard=("attention.attn.q", "attention.attn.k", "attention.attn.v"),
    told="attention.attn.o",
    norm="attention.LayerNorm",
)


def build_graph(arrays: Arrays, config: Mapping[str, Any]) -> ModelProto:
    """The graph of a fitted PairModel.

    Args:
        arrays: the model's state, by PyTorch's names.
        config: the encoder's config.json: model_type (bert or mpnet), num_attention_heads, num_hidden_layers,
            layer_norm_eps.
    """
    graph = Graph(arrays, heads=config["num_attention_heads"], epsilon=config["layer_norm_eps"])
    relative = config["model_type"] == "mpnet"
    hidden = _embed(graph, relative=relative)
    seats = _seats(graph, relative=relative)
    for number in range(config["num_hidden_layers"]):
        at = f"encoder.encoder.layer.{number}."
        hidden = _layer(graph, hidden, at, _MPNET if relative else _BERT, seats)
    _head(graph, hidden)
    return graph.finish()


@dataclass(slots=True)
class Graph:
    """A graph in the making: nodes and constants in the order they are added; each method gives its output's name."""

    arrays: Arrays
    heads: int
    epsilon: float
    nodes: list[NodeProto] = field(default_factory=list)
    constants: list[TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: NDArray[Any]) -> str:
        """An array that is part of the graph."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, out: tuple[str, ...] = (), **settings: Any) -> str:
        """One operation; the first of its outputs."""
        names = out or (f"{kind}.{len(self.nodes)}",)
        self.nodes.append(helper.make_node(kind, inputs, names, name=names[0], **settings))
        return names[0]

    def linear(self, inputs: str, *names: str) -> str:
        """The inputs by the matrices of these names, side by side, plus their biases."""
        return self.node("Add", self.product(inputs, *names), self.bias(*names))

    def bias(self, *names: str) -> str:
        """The biases of these names as one."""
        return self.constant(f"{names[0]}.bias", np.concatenate([self.arrays[f"{name}.bias"] for name in names]))

    def product(self, inputs: str, *names: str) -> str:
        """The inputs by the matrices of these names, side by side, in int8.

        Tokens differ: what the inner layer puts out is far larger in some. So each has a scale of its own.
        """
        weight = np.concatenate([self.arrays[f"{name}.weight"] for name in names])
        scale = _scale_of_rows(weight)
        steps = self._steps(inputs, names[0])
        whole = self.node(
            "MatMulIntegerToFloat",
            self._quantise(inputs, steps, names[0]),
            self.constant(f"{names[0]}.weight", np.round(weight / scale).astype(np.int8).T),
            self.constant(f"{names[0]}.one", np.array(1, dtype=np.float32)),
            self.constant(f"{names[0]}.scale", scale[:, 0]),
            self.constant(f"{names[0]}.middle", np.array(_HIGHEST + 1, dtype=np.uint8)),
            self.constant(f"{names[0]}.zero", np.zeros(len(scale), dtype=np.int8)),
            domain=_MICROSOFT,
        )
        return self.node("Mul", whole, steps)

    def _steps(self, inputs: str, name: str) -> str:
        """What one step of int8 is worth for each token, as a column."""
        last = self.constant(f"{name}.last", np.array([-1]))
        highest = self.node("ReduceMax", inputs, last, keepdims=1)
        lowest = self.node("Neg", self.node("ReduceMin", inputs, last, keepdims=1))
        step = self.constant(f"{name}.step", np.array(1 / _HIGHEST, dtype=np.float32))
        return self.node("Mul", self.node("Max", highest, lowest), step)

    def _quantise(self, inputs: str, steps: str, name: str) -> str:
        row = self.node("Squeeze", steps, f"{name}.last")
        middle = helper.make_tensor("middle", TensorProto.UINT8, [1], [_HIGHEST + 1])
        middles = self.node("ConstantOfShape", self.node("Shape", row), value=middle)
        return self.node("QuantizeLinear", inputs, row, middles, axis=0)

    def norm(self, inputs: str, name: str) -> str:
        """The inputs brought to mean 0 and variance 1, then scaled and moved as fitted."""
        weight, bias = (self.constant(f"{name}.{part}", self.arrays[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.node("LayerNormalization", inputs, weight, bias, axis=-1, epsilon=self.epsilon)

    def finish(self) -> ModelProto:
        """The model with its inputs and its output, `logits` [pairs, types]."""
        whole, real = TensorProto.INT64, TensorProto.FLOAT
        inputs = [
            helper.make_tensor_value_info("ids", whole, ["tokens"]),
            helper.make_tensor_value_info("places", whole, ["tokens"]),
            helper.make_tensor_value_info("rows", whole, ["pairs", "longest"]),
            helper.make_tensor_value_info("back", whole, ["tokens"]),
            helper.make_tensor_value_info("beyond", real, ["pairs", 1, 1, "longest"]),
            helper.make_tensor_value_info("shares", real, [3, "pairs", "tokens"]),
        ]
        logits = helper.make_tensor_value_info("logits", real, ["pairs", len(self.arrays["head.outer.bias"])])
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid(_MICROSOFT, 1)]
        graph = helper.make_graph(self.nodes, "pairs", inputs, [logits], self.constants)
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def _embed(graph: Graph, *, relative: bool) -> str:
    at = "encoder.embeddings."
    words = graph.arrays[f"{at}word_embeddings.weight"]
    positions = graph.arrays[f"{at}position_embeddings.weight"]
    if relative:
        positions = positions[2 : 2 + LONGEST]  # MPNet counts places from 2
    else:
        positions = positions[:LONGEST] + graph.arrays[f"{at}token_type_embeddings.weight"][0]
    scale = _scale_of_rows(words)
    whole = graph.node("Gather", graph.constant("words", np.round(words / scale).astype(np.int8)), "ids")
    scales = graph.node("Gather", graph.constant("words.scale", scale), "ids")
    found = graph.node("Mul", graph.node("Cast", whole, to=TensorProto.FLOAT), scales)
    placed = graph.node("Add", found, graph.node("Gather", graph.constant("positions", positions), "places"))
    return graph.norm(placed, f"{at}LayerNorm")


@dataclass(frozen=True, slots=True)
class Seats:
    """Where heads stand, as names of arrays, for all layers alike.

    `sides`: for query, key and value [pairs, heads, longest], out of a row that has the three of all heads for each
    token. `back` [tokens, heads]: the same the other way. `added`: to the scores, before their softmax.
    """

    sides: tuple[str, str, str]
    back: str
    added: str


def _seats(graph: Graph, *, relative: bool) -> Seats:
    heads = np.arange(graph.heads)
    row = graph.node("Mul", graph.node("Unsqueeze", "rows", graph.constant("by_head", np.array([1]))), _count(graph, 3))
    query, key, value = (
        graph.node("Add", row, graph.constant(f"side{number}", (number * graph.heads + heads)[:, None]))
        for number in range(3)
    )
    longest = graph.node("Shape", "rows", start=1, end=2)
    first = graph.node("Mul", graph.node("Sub", "back", "places"), _count(graph, 1))  # of the pair, at its first head
    own = graph.node("Unsqueeze", graph.node("Add", first, "places"), graph.constant("by_token", np.array([1])))
    back = graph.node("Add", own, graph.node("Mul", graph.constant("heads", heads), longest))
    added = graph.node("Add", "beyond", _distances(graph, longest)) if relative else "beyond"
    return Seats((query, key, value), back, added)


def _count(graph: Graph, times: int) -> str:
    return graph.constant(f"heads{times}", np.array(times * graph.heads))


def _layer(graph: Graph, hidden: str, at: str, names: Names, seats: Seats) -> str:
    heard = _listen(graph, hidden, at, names, seats)
    told = graph.linear(heard, f"{at}{names.told}")
    hidden = graph.norm(graph.node("Add", told, hidden), f"{at}{names.norm}")
    inner = graph.product(hidden, f"{at}intermediate.dense")
    inner = graph.node("FastGelu", inner, graph.bias(f"{at}intermediate.dense"), domain=_MICROSOFT)
    outer = graph.linear(inner, f"{at}output.dense")
    return graph.norm(graph.node("Add", outer, hidden), f"{at}output.LayerNorm")


def _listen(graph: Graph, hidden: str, at: str, names: Names, seats: Seats) -> str:
    """What each token hears from the others of its pair: attention."""
    width = len(graph.arrays[f"{at}{names.told}.bias"])
    each = graph.constant(f"{at}each", np.array([-1, width // graph.heads]))
    joined = graph.node("Reshape", graph.linear(hidden, *(f"{at}{name}" for name in names.heard)), each)
    query, key, value = (graph.node("Gather", joined, side) for side in seats.sides)
    share = (width // graph.heads) ** -0.5
    scores = graph.node("FusedMatMul", query, key, domain=_MICROSOFT, alpha=share, transB=1)
    weights = graph.node("Softmax", graph.node("Add", scores, seats.added), axis=-1)
    heard = graph.node("Reshape", graph.node("MatMul", weights, value), each)
    whole = graph.constant(f"{at}whole", np.array([-1, width]))
    return graph.node("Reshape", graph.node("Gather", heard, seats.back), whole)


def _head(graph: Graph, hidden: str) -> None:
    means = graph.node("Transpose", graph.node("MatMul", "shares", hidden), perm=[1, 0, 2])
    width = graph.arrays["head.inner.weight"].shape[1]
    read = graph.node("Reshape", means, graph.constant("parts", np.array([-1, width])))
    inner = graph.node("Tanh", graph.linear(read, "head.inner"))
    weight, bias = (
        graph.constant(f"head.outer.{part}", graph.arrays[f"head.outer.{part}"]) for part in ("weight", "bias")
    )
    graph.node("Gemm", inner, weight, bias, out=("logits",), transB=1)


def _distances(graph: Graph, longest: str) -> str:
    """MPNet's weight for every two places, cut to the longest pair: [1, heads, longest, longest]."""
    table = graph.arrays["encoder.encoder.relative_attention_bias.weight"]
    whole = table[_buckets(len(table))].transpose(2, 0, 1)[None]
    ends = graph.node("Concat", longest, longest, axis=0)
    start, axes = graph.constant("start", np.array([0, 0])), graph.constant("axes", np.array([2, 3]))
    return graph.node("Slice", graph.constant("distances", whole), start, ends, axes)


def _buckets(count: int) -> NDArray[np.int64]:
    """The bucket of every distance, from place (row) to place (column): half of them for what follows.

    Near distances have one each, farther ones share them by logarithm (Raffel et al. 2020, section 2.1).
    """
    half, near = count // 2, count // 4
    away = np.arange(LONGEST)[None, :] - np.arange(LONGEST)[:, None]
    distance = np.abs(away)
    rank = np.log(np.maximum(distance, 1) / near) / np.log(_FARTHEST / near) * (half - near)
    shared = np.minimum(near + rank.astype(np.int64), half - 1)
    buckets: NDArray[np.int64] = np.where(distance < near, distance, shared) + np.where(away > 0, half, 0)
    return buckets


def _scale_of_rows(weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """What int8 is multiplied by, one number a row, as a column."""
    scale: NDArray[np.float32] = np.maximum(np.abs(weight).max(axis=1, keepdims=True) / 127, 1e-9).astype(np.float32)
    return scale
