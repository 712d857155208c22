"""Articles to stories: copies folded, same events clustered, the lead first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from digest.allocation import without_cycle_search
from digest.model import Article, Story, Summary
from digest.stories.across import join_languages
from digest.stories.clusters import cluster_events
from digest.stories.copies import Wording, fold_copies, is_copy, word_article
from digest.stories.identity import Telling, sort_tellings
from digest.stories.leading import put_lead_first
from digest.stories.profile import Profile, profile_tellings


def gather_stories(articles: Sequence[Article], summaries: Sequence[Summary]) -> tuple[Story, ...]:
    """Gather the articles that tell one event into one story each; ``summaries`` belong to them one by one.

    Copies of a text (the same dispatch in several outlets, whole or shortened, in either script) are folded into
    ``Story.copies``; the best of them stays: with a named source, dated, read with confidence, the longest. Of what
    is left, articles that tell one event are clustered, the lead first (``leading.py``) and the others by the same
    measure; so are reports in English and in Chinese that names, figures and days tie. The order in which articles
    come in does not matter; the stories come in the order of their leads.
    Raises ValueError where there are not as many summaries as articles.
    """
    with without_cycle_search():
        return _gather(list(zip(articles, summaries, strict=True)))


def _gather(given: list[Telling]) -> tuple[Story, ...]:
    tellings = sort_tellings(given)
    profiles = profile_tellings(tellings)
    wordings = [word_article(article, profile) for (article, _), profile in zip(tellings, profiles, strict=True)]
    copies = _copies_by_original(fold_copies(wordings))
    originals = sorted(copies)
    profiled = [profiles[position] for position in originals]
    clusters = join_languages(cluster_events(profiled), profiled)
    return tuple(
        _tell(_fold_within([originals[member] for member in cluster], copies, wordings, profiles), tellings)
        for cluster in clusters
    )


def _copies_by_original(original_of: Sequence[int]) -> dict[int, list[int]]:
    copies: dict[int, list[int]] = defaultdict(list)
    for position, original in enumerate(original_of):
        copies[original].extend([] if position == original else [position])
    return dict(copies)


def _fold_within(
    cluster: Sequence[int], copies: dict[int, list[int]], wordings: Sequence[Wording], profiles: Sequence[Profile]
) -> tuple[list[int], list[int]]:
    """The articles of an event, the lead first, and their copies, with those that signatures alone have missed."""
    kept: list[int] = []
    folded: list[int] = []
    for member in cluster:
        home = folded if any(is_copy(wordings[one], wordings[member]) for one in kept) else kept
        home.append(member)
        folded.extend(copies[member])
    return put_lead_first(kept, copies, profiles), sorted(folded)


def _tell(members: tuple[list[int], list[int]], tellings: Sequence[Telling]) -> Story:
    kept, folded = members
    return Story(
        articles=tuple(tellings[position][0] for position in kept),
        summaries=tuple(tellings[position][1] for position in kept),
        copies=tuple(tellings[position][0] for position in folded),
    )
