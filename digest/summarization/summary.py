"""From an article to its summary: find the candidate sentences, score them, choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from digest.errors import UsageError
from digest.model import Article, KeySentence, Summary
from digest.summarization.candidates import find_candidates
from digest.summarization.centroid import score_by_centroid
from digest.summarization.document import Document, Floats, build_document
from digest.summarization.lead import score_by_lead
from digest.summarization.lexrank import score_by_lexrank
from digest.summarization.mixture import score_by_mixture
from digest.summarization.pacsum import score_by_pacsum
from digest.summarization.selection import select
from digest.summarization.speakers import find_speakers
from digest.summarization.textrank import score_by_textrank

_RANKERS: Mapping[str, Callable[[Document], Floats]] = {
    "mixture": score_by_mixture,
    "lead": score_by_lead,
    "textrank": score_by_textrank,
    "lexrank": score_by_lexrank,
    "centroid": score_by_centroid,
    "pacsum": score_by_pacsum,
}
METHODS: tuple[str, ...] = tuple(_RANKERS)


def summarize_article(
    article: Article, *, sentences: int | None = 3, characters: int | None = None, method: str | None = None
) -> Summary:
    """Choose the key sentences of ``article``, verbatim and in document order.

    ``sentences`` is how many at most; ``characters`` is a budget for all of them together, and replaces ``sentences``
    where it is given. ``method`` is one of ``METHODS``. Raises ``UsageError`` for a method or measure that does not
    exist.
    """
    name = _check(sentences, characters, method)
    ranked, document, scores = _rank(article, name)
    lengths = [len(sentence.text) for sentence in ranked]
    chosen = select(document, scores, lengths, None if characters is not None else sentences, characters)
    return Summary(sentences=_name_speakers(article, [ranked[i] for i in chosen]), method=name)


def summarize_articles(
    articles: Sequence[Article],
    *,
    sentences: int | None = 3,
    characters: int | None = None,
    method: str | None = None,
) -> tuple[Summary, ...]:
    """Choose the key sentences of each article; the arguments are those of ``summarize_article``."""
    _check(sentences, characters, method)
    return tuple(
        summarize_article(article, sentences=sentences, characters=characters, method=method) for article in articles
    )


def rank_sentences(article: Article, method: str | None = None) -> tuple[KeySentence, ...]:
    """Return every sentence of ``article`` that may be chosen, in document order, with its score from 0 to 1."""
    ranked, _, _ = _rank(article, _check(None, None, method))
    return _name_speakers(article, ranked)


def _check(sentences: int | None, characters: int | None, method: str | None) -> str:
    """Return the name of the method; raise ``UsageError`` for arguments that cannot be used."""
    for name, value in (("sentences", sentences), ("characters", characters)):
        if value is not None and value < 1:
            raise UsageError(f"{name} must be 1 or more, not {value}")
    if method is None:
        return METHODS[0]
    if method not in _RANKERS:
        near = get_close_matches(method, METHODS, n=1, cutoff=0.5)
        hint = f'did you mean "{near[0]}"?' if near else f"choose one of {', '.join(METHODS)}"
        raise UsageError(f'unknown summary method "{method}"; {hint}')
    return method


def _name_speakers(article: Article, sentences: Sequence[KeySentence]) -> tuple[KeySentence, ...]:
    speakers = find_speakers(article, {sentence.paragraph for sentence in sentences})
    return tuple(replace(sentence, speaker=speakers.get((sentence.paragraph, sentence.end))) for sentence in sentences)


def _rank(article: Article, method: str) -> tuple[list[KeySentence], Document, Floats]:
    found = find_candidates(article)
    document = build_document([sentence.text for sentence in found], article.title)
    scores = _RANKERS[method](document)
    ranked = [
        KeySentence(text=s.text, paragraph=s.paragraph, start=s.start, end=s.end, score=round(float(score), 4))
        for s, score in zip(found, scores, strict=True)
    ]
    return ranked, document, scores
