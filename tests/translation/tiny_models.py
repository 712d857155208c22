"""Tiny models in CTranslate2's format, made by hand: a token is followed by the one that the weights name.

Every layer of attention is zero, the embeddings are one-hot, and the projection is a table of *what comes after what*.
So a model says the sentence that it was made for, whatever it is asked, and everything else is real: the files, the
loading, the vocabulary, the SentencePiece models that are trained here, the language tokens, the end of the sentence.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec
from ctranslate2.specs.model_spec import OPTIONAL

ENGLISH = "The ferry will not run on Friday."
CHINESE = "渡轮周五停航。"
LINES = [
    ENGLISH,
    CHINESE,
    "The new bridge opened.",
    "新桥通车。",
    "渡轮星期五不开。",
    "你好",
    "Hello there, friends.",
] * 4


def train_pieces(path: Path) -> sentencepiece.SentencePieceProcessor:
    """Train a SentencePiece model on a few lines and write it to ``path``."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(LINES),
        model_prefix=str(path.with_suffix("")),
        vocab_size=90,
        character_coverage=1.0,
        hard_vocab_limit=False,
        user_defined_symbols=[f"\u2581{word}" for word in ENGLISH.split()],  # so that no piece comes twice
        minloglevel=2,
    )
    path.with_suffix(".vocab").unlink()
    if path.suffix != ".model":
        path.with_suffix(".model").rename(path)
    return sentencepiece.SentencePieceProcessor(model_file=str(path))


def make_opus_model(folder: Path, says: str) -> Path:
    """Make a folder as the converters make one of OPUS-MT: two SentencePiece models, one direction."""
    folder.mkdir(parents=True)
    train_pieces(folder / "source.spm")
    pieces = train_pieces(folder / "target.spm").encode(says, out_type=str)
    _write_model(folder, [["<s>", *pieces, "</s>"]], _pieces_of(folder / "source.spm"), adds_end=True)
    return folder


def make_nllb_model(folder: Path, tokens: tuple[str, str] = ("zho_Hans", "eng_Latn")) -> Path:
    """Make a folder as of NLLB: one SentencePiece model, a sentence for each language token."""
    chinese, english = tokens
    folder.mkdir(parents=True)
    pieces = train_pieces(folder / "sentencepiece.bpe.model")
    chains = [
        [english, *pieces.encode(ENGLISH, out_type=str), "</s>"],
        [chinese, *pieces.encode(CHINESE, out_type=str), "</s>"],
    ]
    names = [*_pieces_of(folder / "sentencepiece.bpe.model"), *tokens]
    _write_model(folder, chains, names, adds_end=False)
    return folder


def _pieces_of(path: Path) -> list[str]:
    model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [model.id_to_piece(number) for number in range(model.get_piece_size())]


def _write_model(folder: Path, chains: Sequence[Sequence[str]], pieces: Sequence[str], *, adds_end: bool) -> None:
    """Write the model that says ``chains``. A piece that comes twice in one would be followed by two; none does."""
    vocabulary = list(dict.fromkeys(["<s>", "</s>", "<unk>", *pieces, *(one for chain in chains for one in chain)]))
    spec = TransformerSpec.from_config((1, 1), 1, pre_norm=True)
    size = len(vocabulary) + len(vocabulary) % 2
    follows = np.zeros((len(vocabulary), size), dtype=np.float32)
    for chain in chains:
        for before, after in pairwise(chain):
            follows[vocabulary.index(after), vocabulary.index(before)] = 40.0
    embeddings = np.eye(len(vocabulary), size, dtype=np.float32)
    _fill(spec, size, embeddings)
    spec.decoder.projection.weight = follows
    spec.decoder.projection.bias = np.zeros(len(vocabulary), dtype=np.float32)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_eos = adds_end
    spec.validate()
    spec.optimize()
    spec.save(str(folder))
    assert json.loads((folder / "config.json").read_text())["add_source_eos"] is adds_end
    assert ctranslate2.contains_model(str(folder))


def _fill(part: Any, size: int, embeddings: np.ndarray[Any, np.dtype[np.float32]]) -> None:
    """Give every weight of the specification its zeros, ones or embeddings, by its name."""
    for encoder in (part.encoder, part.decoder):
        tables = encoder.embeddings if isinstance(encoder.embeddings, list) else [encoder.embeddings]
        for table in tables:
            table.weight, table.multiply_by_sqrt_depth = embeddings, OPTIONAL
        encoder.scale_embeddings = False
        encoder.position_encodings.encodings = np.zeros((512, size), dtype=np.float32)
        _norm(encoder.layer_norm, size)
        for layer in encoder.layer:
            for name in ("self_attention", "attention"):
                if hasattr(layer, name):
                    _attention(getattr(layer, name), size)
            _norm(layer.ffn.layer_norm, size)
            _linear(layer.ffn.linear_0, 4, size)
            _linear(layer.ffn.linear_1, size, 4)


def _attention(attention: Any, size: int) -> None:
    _norm(attention.layer_norm, size)
    rows = {2: (3 * size, size), 3: (size, 2 * size, size)}[len(attention.linear)]
    for linear, height in zip(attention.linear, rows, strict=True):
        _linear(linear, height, size)


def _norm(norm: Any, size: int) -> None:
    norm.gamma, norm.beta = np.ones(size, dtype=np.float32), np.zeros(size, dtype=np.float32)


def _linear(linear: Any, height: int, width: int) -> None:
    linear.weight = np.zeros((height, width), dtype=np.float32)
    linear.bias = np.zeros(height, dtype=np.float32)
