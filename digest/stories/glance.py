"""The few sentences that carry the period, across stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest.language import fold
from digest.model import Article, KeySentence, Story
from digest.stories.coverage import is_covered
from digest.stories.order import order_stories

_LEANS_ON_WHAT_WENT_BEFORE = (
    *("他", "她", "它", "这", "该", "此", "其", "但", "而", "不过", "然而", "同时", "另外", "因此", "所以", "对此"),
    *("he ", "she ", "it ", "they ", "this ", "these ", "that ", "but ", "however", "and ", "also "),
)
_SHORT, _LONG = 15, 120
"""Chinese characters, and three letters for one: shorter says too little on its own, longer is not at a glance."""
_ENOUGH = 2
"""Key sentences of the lead that a story needs besides what the glance has shown of it."""


def pick_glance(stories: Sequence[Story], n: int = 4) -> tuple[tuple[Article, KeySentence], ...]:
    """Return the ``n`` sentences, one a story, that carry the period, with the article that each stands in.

    The stories are taken by importance, whatever order they come in; each gives the best key sentence of its lead that
    can stand alone and that no sentence chosen before it has said.
    """
    chosen: list[tuple[Article, KeySentence]] = []
    for story in order_stories(stories):
        if len(chosen) >= n:
            break
        said = [sentence.text for _, sentence in chosen]
        sentence = next((s for s in _by_fitness(story) if not is_covered(s.text, said)), None)
        if sentence is not None:
            chosen.append((story.lead, sentence))
    return tuple(chosen)


def leave_out_glance(story: Story, glance: Sequence[tuple[Article, KeySentence]]) -> Story:
    """Take out of a story the sentence that stands in the glance already, where the rest can do without it.

    It can where two or more of the lead's key sentences stay, and the first of them does not lean on what went before.
    """
    summary = story.summaries[0]
    shown = {sentence for article, sentence in glance if article == story.lead}
    rest = tuple(sentence for sentence in summary.sentences if sentence not in shown)
    if len(rest) == len(summary.sentences) or len(rest) < _ENOUGH or not _stands_alone(rest[0].text):
        return story
    return replace(story, summaries=(replace(summary, sentences=rest), *story.summaries[1:]))


def _by_fitness(story: Story) -> list[KeySentence]:
    """The key sentences of the lead: those that stand alone first, then the best scored, then the earliest."""
    sentences = story.summaries[0].sentences
    return sorted(sentences, key=lambda s: (not _stands_alone(s.text), -s.score, s.paragraph, s.start))


def _stands_alone(text: str) -> bool:
    width = len(text) if any(c > "\u2e80" for c in text) else len(text) / 3
    return _SHORT <= width <= _LONG and not fold(text).lstrip("“「\"'‘『").startswith(_LEANS_ON_WHAT_WENT_BEFORE)
