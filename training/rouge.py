"""ROUGE-1, -2 and -L F1 (Lin 2004) on Han characters and Latin words, and the greedy oracle built on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

_TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[a-z0-9]+")


def tokenize(text: str) -> list[str]:
    """Return the Han characters and the lower-cased Latin words and numbers of ``text``."""
    return _TOKEN.findall(text.lower())


def rouge(candidate: Sequence[str], reference: Sequence[str]) -> tuple[float, float, float]:
    """Return ROUGE-1, ROUGE-2 and ROUGE-L F1, each from 0 to 1."""
    return (
        _overlap(Counter(candidate), Counter(reference)),
        _overlap(bigrams(candidate), bigrams(reference)),
        _longest_common(candidate, reference),
    )


def bigrams(tokens: Sequence[str]) -> Counter[tuple[str, str]]:
    """Count the pairs of neighbouring tokens."""
    return Counter(pairwise(tokens))


def find_oracle(sentences: Sequence[Sequence[str]], reference: Sequence[str], limit: int = 3) -> list[int]:
    """Return the sentences, best first, that greedily raise ROUGE-1 plus ROUGE-2 F1 the most."""
    counts = [(Counter(tokens), bigrams(tokens)) for tokens in sentences]
    goal = Counter(reference), bigrams(reference)
    chosen, best = list[int](), 0.0
    total: tuple[Counter[str], Counter[tuple[str, str]]] = (Counter(), Counter())
    promising = [i for i, (single, _) in enumerate(counts) if single & goal[0]]
    while len(chosen) < limit:
        gains = [
            (_overlap(total[0] + counts[i][0], goal[0]) + _overlap(total[1] + counts[i][1], goal[1]), -i)
            for i in promising
            if i not in chosen
        ]
        gain, negative = max(gains, default=(0.0, 0))
        if gain <= best + 1e-9:
            break
        best = gain
        chosen.append(-negative)
        total = total[0] + counts[-negative][0], total[1] + counts[-negative][1]
    return chosen


def _overlap(candidate: Counter[Any], reference: Counter[Any]) -> float:
    both = sum(min(count, candidate[token]) for token, count in reference.items() if token in candidate)
    size = sum(candidate.values()) + sum(reference.values())
    return 2 * both / size if size else 0.0


def _longest_common(candidate: Sequence[str], reference: Sequence[str]) -> float:
    """F1 of the longest common subsequence, bit by bit (Hyyrö 2004)."""
    if not candidate or not reference:
        return 0.0
    masks: dict[str, int] = {}
    for i, token in enumerate(candidate):
        masks[token] = masks.get(token, 0) | 1 << i
    full = row = (1 << len(candidate)) - 1
    for token in reference:
        matched = row & masks.get(token, 0)
        row = ((row + matched) | (row - matched)) & full
    return 2 * (~row & full).bit_count() / (len(candidate) + len(reference))
