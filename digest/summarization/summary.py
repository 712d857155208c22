"""From an article to its summary: find the candidate sentences, score them, choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

import numpy as np

from digest.errors import UsageError
from digest.model import Article, KeySentence, Summary
from digest.summarization.candidates import Candidate, find_candidates
from digest.summarization.centroid import score_by_centroid
from digest.summarization.cues import find_cues
from digest.summarization.document import Document, Floats, build_document
from digest.summarization.lead import score_by_lead
from digest.summarization.learned import load_weights, score_by_learned
from digest.summarization.lexrank import score_by_lexrank
from digest.summarization.mixture import score_by_mixture, spread_evenly
from digest.summarization.pacsum import score_by_pacsum
from digest.summarization.selection import BY_RANK, CAREFULLY, Manner, select
from digest.summarization.speakers import find_speakers
from digest.summarization.standing import find_leaning, lower_dependent
from digest.summarization.textrank import score_by_textrank

LEARNED, MIXTURE = "learned", "mixture"
_UNTRAINED: Mapping[str, Callable[[Document], Floats]] = {
    MIXTURE: score_by_mixture,
    "lead": score_by_lead,
    "textrank": score_by_textrank,
    "lexrank": score_by_lexrank,
    "centroid": score_by_centroid,
    "pacsum": score_by_pacsum,
}
METHODS: tuple[str, ...] = (LEARNED, *_UNTRAINED)
"""The names of the rankers; the first is the default."""


@dataclass(frozen=True, slots=True, eq=False)
class _Ranking:
    """The candidate sentences of an article and what each is worth (at most about 1)."""

    sentences: list[Candidate]
    document: Document
    worth: Floats
    method: str
    leaning: Floats | None = None

    @property
    def manner(self) -> Manner:
        """The published rankers choose by rank alone."""
        return CAREFULLY if self.method in (LEARNED, MIXTURE) else BY_RANK

    def key_sentence(self, index: int) -> KeySentence:
        found = self.sentences[index]
        score = round(max(0.0, float(self.worth[index])), 4)
        return KeySentence(text=found.text, paragraph=found.paragraph, start=found.start, end=found.end, score=score)


def summarize_article(
    article: Article, *, sentences: int | None = 3, characters: int | None = None, method: str | None = None
) -> Summary:
    """Choose the key sentences of ``article``, verbatim and in document order.

    ``sentences`` is how many at most; ``characters`` is a budget for all of them together, and replaces ``sentences``
    where it is given. ``method`` is one of ``METHODS``. Raises ``UsageError`` for a method or measure that does not
    exist.
    """
    ranking = _rank(article, _check(sentences, characters, method))
    lengths = [len(sentence.text) for sentence in ranking.sentences]
    measure = None if characters is not None else sentences
    chosen = select(ranking.document, ranking.worth, lengths, measure, characters, ranking.manner, ranking.leaning)
    return Summary(sentences=_name_speakers(article, [ranking.key_sentence(i) for i in chosen]), method=ranking.method)


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
    ranking = _rank(article, _check(None, None, method))
    return _name_speakers(article, [ranking.key_sentence(i) for i in range(len(ranking.sentences))])


def _check(sentences: int | None, characters: int | None, method: str | None) -> str:
    """Return the name of the method; raise ``UsageError`` for arguments that cannot be used."""
    for name, value in (("sentences", sentences), ("characters", characters)):
        if value is not None and value < 1:
            raise UsageError(f"{name} must be 1 or more, not {value}")
    if method is None:
        return METHODS[0]
    if method not in METHODS:
        near = get_close_matches(method, METHODS, n=1, cutoff=0.5)
        hint = f'did you mean "{near[0]}"?' if near else f"choose one of {', '.join(METHODS)}"
        raise UsageError(f'unknown summary method "{method}"; {hint}')
    return method


def _name_speakers(article: Article, sentences: Sequence[KeySentence]) -> tuple[KeySentence, ...]:
    speakers = find_speakers(article, {sentence.paragraph: sentence.end for sentence in sentences})
    return tuple(
        replace(sentence, speaker=speakers[place])
        if (place := (sentence.paragraph, sentence.end)) in speakers
        else sentence
        for sentence in sentences
    )


def _rank(article: Article, method: str) -> _Ranking:
    """Score the candidate sentences; without the file of weights the untrained mixture stands in for the default."""
    weights = load_weights()
    if method == LEARNED and weights is None:
        method = MIXTURE
    found = find_candidates(article)
    texts = [sentence.text for sentence in found]
    document = build_document(texts, article.title, weights.rarity if weights else None)
    if method not in (LEARNED, MIXTURE):
        return _Ranking(found, document, spread_evenly(_UNTRAINED[method](document)), method)
    cues, paragraphs = find_cues(texts), np.array([sentence.paragraph for sentence in found], np.int64)
    if method == LEARNED and weights is not None:
        scores = score_by_learned(document, paragraphs, cues, weights)
    else:
        scores = score_by_mixture(document)
    worth = lower_dependent(document, spread_evenly(scores), cues)
    return _Ranking(found, document, worth, method, find_leaning(cues, paragraphs))
