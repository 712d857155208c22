"""Which article leads a story: the one that most outlets carry, then the one that tells most of what the others do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.stories.profile import Profile, total_worth


def put_lead_first(
    members: Sequence[int], copies: Mapping[int, Sequence[int]], profiles: Sequence[Profile]
) -> list[int]:
    """Move the article that leads to the front; the others, which come the best first, stay in their order.

    A text that several outlets print is the dispatch and not a feature or a comment on it. Where that does not
    decide, one leads that names its source and its day, and whose opening has most of what the titles of the others
    say, by worth.
    """

    def rank(member: int) -> tuple[int, bool, bool, float]:
        article = profiles[member].article
        told = sum(_told(profiles[member], profiles[other]) for other in members if other != member)
        is_nameless = not (article.source or article.agency)
        return -len(copies[member]), is_nameless, article.published is None, -round(told, 6)

    lead = min(members, key=rank)
    return [lead, *(member for member in members if member != lead)]


def _told(profile: Profile, other: Profile) -> float:
    """How much of the other's title the opening has, from 0 to 1."""
    return total_worth(other.title & profile.opening, profile.worth) / (other.title_worth or 1.0)
