"""Articles with a human summary or title, read for fitting: JSON Lines files, plain or gzipped.

Each line has ``id``, ``title``, ``text`` (paragraphs separated by newlines), ``summary`` and ``lang``. Files named
after one outlet (``zh_bedtimenews`` and ``zh_bedtimenews_long``) are one outlet where outlets are held out.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rouge import find_oracle, tokenize

from digest.model import Article
from digest.summarization.candidates import find_candidates
from digest.summarization.document import Ints, build_document

LONGEST = 150
"""Sentences of an article that are looked at; what is chosen by people stands before."""
_KINDS = ("_long", "_title", "_lead")


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """An article's candidate sentences, and what a person made of the article."""

    source: str
    outlet: str
    fold: int
    article: Article
    sentences: tuple[str, ...]
    paragraphs: Ints
    reference: tuple[str, ...]
    reference_buckets: Ints
    oracle: tuple[int, ...]


def read_examples(paths: list[Path]) -> list[Example]:
    """Read every article that has at least two candidate sentences."""
    return [example for path in paths for row in _rows(path) if (example := _example(path, row)) is not None]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _example(path: Path, row: dict[str, str]) -> Example | None:
    lines = (line.strip() for line in row["text"].splitlines())
    article = Article(title=row["title"], paragraphs=tuple(filter(None, lines)), language=row["lang"])
    found = find_candidates(article)[:LONGEST]
    if len(found) < 2:
        return None
    source = path.name.partition(".")[0]
    outlet = source
    for kind in _KINDS:
        outlet = outlet.removesuffix(kind)
    reference = tokenize(row["summary"])
    texts = tuple(sentence.text for sentence in found)
    return Example(
        source=source,
        outlet=outlet,
        fold=int(hashlib.md5(texts[0][:60].encode()).hexdigest(), 16) % 4,  # copies of an article share a fold
        article=article,
        sentences=texts,
        paragraphs=np.array([sentence.paragraph for sentence in found]),
        reference=tuple(reference),
        reference_buckets=build_document([row["summary"]], "").bucket,
        oracle=tuple(find_oracle([tokenize(text) for text in texts], reference)),
    )
