"""From an article to its summary: find the candidate sentences, score them, choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import accumulate

import numpy as np

from digest.errors import UsageError
from digest.model import Article, KeySentence, Summary
from digest.summarization.candidates import Candidate, find_candidates
from digest.summarization.centroid import score_by_centroid
from digest.summarization.cues import find_cues
from digest.summarization.document import Document, Floats, Ints, build_document, build_joint_document
from digest.summarization.lead import score_by_lead
from digest.summarization.learned import Weights, load_weights, score_by_learned
from digest.summarization.lexrank import score_by_lexrank
from digest.summarization.mixture import score_by_mixture, spread_articles_evenly, spread_evenly
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
_TOGETHER = 30_000
"""Characters of the articles that are ranked together: as many as are still quick to reach in memory."""


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
    (ranking,) = _rank_together([article], _check(sentences, characters, method))
    return _choose(article, ranking, None if characters is not None else sentences, characters)


def summarize_articles(
    articles: Sequence[Article],
    *,
    sentences: int | None = 3,
    characters: int | None = None,
    method: str | None = None,
) -> tuple[Summary, ...]:
    """Choose the key sentences of each article; the arguments are those of ``summarize_article``.

    Many articles together cost about half of what they cost one by one.
    """
    measure, method = None if characters is not None else sentences, _check(sentences, characters, method)
    rankings = (ranking for some in _group(articles) for ranking in _rank_together(some, method))
    return tuple(
        _choose(article, ranking, measure, characters) for article, ranking in zip(articles, rankings, strict=True)
    )


def rank_sentences(article: Article, method: str | None = None) -> tuple[KeySentence, ...]:
    """Return every sentence of ``article`` that may be chosen, in document order, with its score from 0 to 1."""
    (ranking,) = _rank_together([article], _check(None, None, method))
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


def _choose(article: Article, ranking: _Ranking, sentences: int | None, characters: int | None) -> Summary:
    lengths = [len(sentence.text) for sentence in ranking.sentences]
    chosen = select(ranking.document, ranking.worth, lengths, sentences, characters, ranking.manner, ranking.leaning)
    return Summary(sentences=_name_speakers(article, [ranking.key_sentence(i) for i in chosen]), method=ranking.method)


def _group(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """Yield the articles in runs of about ``_TOGETHER`` characters."""
    run, characters = list[Article](), 0
    for article in articles:
        run.append(article)
        characters += sum(map(len, article.paragraphs))
        if characters >= _TOGETHER:
            yield run
            run, characters = [], 0
    if run:
        yield run


def _rank_together(articles: Sequence[Article], method: str) -> list[_Ranking]:
    """Score the candidate sentences; without the file of weights the untrained mixture stands in for the default."""
    weights = load_weights()
    if method != LEARNED or weights is None:
        return [_rank_untrained(article, MIXTURE if method == LEARNED else method, weights) for article in articles]
    found = [find_candidates(article) for article in articles]
    if len(articles) > 1 and not all(found):
        return [ranking for article in articles for ranking in _rank_together([article], method)]
    texts = [[sentence.text for sentence in some] for some in found]
    document = build_joint_document(texts, [article.title for article in articles], weights.rarity)
    cues, paragraphs = find_cues([text for some in texts for text in some]), _number_paragraphs(articles, found)
    scores = score_by_learned(document, paragraphs, cues, weights)
    worth = lower_dependent(document, spread_articles_evenly(document, scores), cues)
    leaning = find_leaning(cues, paragraphs)
    begins = document.first_sentence.tolist()
    return [
        _Ranking(some, part, worth[begin : begin + part.size], method, leaning[begin : begin + part.size])
        for some, part, begin in zip(found, document.divide(), begins, strict=True)
    ]


def _number_paragraphs(articles: Sequence[Article], found: Sequence[Sequence[Candidate]]) -> Ints:
    """Return the number of each sentence's paragraph, counted on from article to article."""
    before = accumulate((len(article.paragraphs) for article in articles), initial=0)
    numbers = [first + sentence.paragraph for first, some in zip(before, found, strict=False) for sentence in some]
    return np.array(numbers, np.int64)


def _rank_untrained(article: Article, method: str, weights: Weights | None) -> _Ranking:
    found = find_candidates(article)
    texts = [sentence.text for sentence in found]
    document = build_document(texts, article.title, weights.rarity if weights else None)
    scores = spread_evenly(_UNTRAINED[method](document))
    if method != MIXTURE:
        return _Ranking(found, document, scores, method)
    cues, paragraphs = find_cues(texts), _number_paragraphs([article], [found])
    return _Ranking(found, document, lower_dependent(document, scores, cues), method, find_leaning(cues, paragraphs))
