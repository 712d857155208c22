"""The article as the element that its paragraphs vote for (Arc90's Readability, 2009), on lines and their elements.

A paragraph gives its points to the element around it and half of them to the next one out; links inside an element
take points away. Unlike the libraries it counts Chinese commas, and it needs no copy of the tree.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from digest.extraction.cohesion import bigrams
from digest.extraction.scoring import ScoredPage
from digest.language import fold

_GOOD_NAMES = re.compile(
    r"article|content|entry|main|(?:^|[\s_-])(?:body|post|text|story|detail|news|artical|arti|cont|txt|nr|zw"
    r"|zoom)(?:$|[\s_-])"
)
_POINTS_FOR_NAME = 12.0
_WEIGHED = 12  # elements compared with the title
_SIBLING_SHARE = 0.2  # an element beside the best one with so much of its points belongs to the article


@dataclass(frozen=True, slots=True)
class Elected:
    """The element with most points, and the positions of the lines in it and in the siblings that belong to it."""

    block: int
    lines: frozenset[int]


def elect_element(scored: ScoredPage, title: str = "") -> Elected | None:
    """Return the element that the page's paragraphs vote for, or None where no line is a paragraph.

    Of the elements with most points, one whose text shares the words of ``title`` is preferred.
    """
    points = _count_votes(scored)
    if not points:
        return None
    densities = link_densities(scored)
    for block in points:
        points[block] *= 1 - densities[block]
    wanted = bigrams(fold(title))
    front = sorted(points, key=lambda block: (points[block], block), reverse=True)[:_WEIGHED]
    best = max(front, key=lambda block: (points[block] * _fit(scored, block, wanted), block))
    return Elected(best, _collect(scored, best, points, densities))


def _fit(scored: ScoredPage, block: int, wanted: frozenset[str]) -> float:
    """Return how well the element's paragraphs fit the title, from 0.4 (nothing in common) to 1."""
    if len(wanted) < 4:
        return 1.0
    found: set[str] = set()
    for at in lines_below(scored, block):
        if scored.masses[at]:
            found |= wanted & bigrams(scored.lines[at].folded[:2000])
    return 0.4 + 0.6 * min(1.0, 2 * len(found) / len(wanted))


def lines_below(scored: ScoredPage, block: int) -> list[int]:
    """Return the positions of the lines inside the element ``block``."""
    inside = {block}
    for index in range(block + 1, len(scored.page.blocks)):
        if scored.page.blocks[index].parent in inside:
            inside.add(index)
    return [at for at, line in enumerate(scored.lines) if line.block in inside]


def _count_votes(scored: ScoredPage) -> dict[int, float]:
    crowd = Counter(line.block for line in scored.lines)
    points: dict[int, float] = {}
    for at, line in enumerate(scored.lines):
        if not scored.masses[at] or line.block < 0:
            continue
        seen = scored.signals[at]
        vote = 1 + seen.commas + seen.sentences + min(3.0, seen.weight / 60)
        parent = scored.page.blocks[line.block].parent
        container = line.block if crowd[line.block] > 1 or parent < 0 else parent
        for element, share in ((container, 1.0), (scored.page.blocks[container].parent, 0.5)):
            if element >= 0:
                start = _POINTS_FOR_NAME * bool(_GOOD_NAMES.search(scored.page.blocks[element].names))
                points[element] = points.get(element, start) + share * vote
    return points


def link_densities(scored: ScoredPage) -> list[float]:
    """Return for each element the share of its text that is link text."""
    text, links = [0] * len(scored.page.blocks), [0] * len(scored.page.blocks)
    for line in scored.lines:
        text[line.block] += len(line.text)
        links[line.block] += line.links
    for index in range(len(text) - 1, 0, -1):
        parent = scored.page.blocks[index].parent
        if parent >= 0:
            text[parent] += text[index]
            links[parent] += links[index]
    return [linked / max(1, length) for linked, length in zip(links, text, strict=True)]


def _collect(scored: ScoredPage, best: int, points: dict[int, float], densities: list[float]) -> frozenset[int]:
    parent = scored.page.blocks[best].parent
    chosen = {best}
    for index, block in enumerate(scored.page.blocks):
        beside = parent >= 0 and block.parent == parent
        if beside and points.get(index, 0.0) >= max(10.0, _SIBLING_SHARE * points[best]):
            chosen.add(index)
    inside = [False] * len(scored.page.blocks)
    for index, block in enumerate(scored.page.blocks):
        inside[index] = index in chosen or (block.parent >= 0 and inside[block.parent])
    kept = set()
    for at, line in enumerate(scored.lines):
        paragraph = line.block >= 0 and scored.page.blocks[line.block].parent == parent and scored.masses[at] > 40
        if line.block >= 0 and (inside[line.block] or (paragraph and densities[line.block] < 0.25)):
            kept.add(at)
    return frozenset(kept)
