"""What the other articles of a story add to its lead."""

from __future__ import annotations

from dataclasses import replace

from digest.language import split_sentences
from digest.model import Article, KeySentence, Story
from digest.stories.coverage import is_covered


def pick_additions(story: Story) -> tuple[tuple[int, KeySentence], ...]:
    """Return the key sentences of the other articles that say what the lead does not, with each article's position.

    What stands in the lead article in other words, or in an earlier addition, adds nothing; nor does a sentence all of
    whose figures and most of whose characters the lead has.
    """
    said = _sentences_of(story.lead)
    additions: list[tuple[int, KeySentence]] = []
    for index, summary in enumerate(story.summaries[1:], 1):
        for sentence in summary.sentences:
            if not is_covered(sentence.text, said):
                additions.append((index, sentence))
                said.append(sentence.text)
    return tuple(additions)


def keep_additions(story: Story) -> Story:
    """Of the articles after the lead, keep only the key sentences that say what the lead's do not."""
    added: dict[int, list[KeySentence]] = {}
    for index, sentence in pick_additions(story):
        added.setdefault(index, []).append(sentence)
    others = tuple(
        replace(summary, sentences=tuple(added.get(index, ()))) for index, summary in enumerate(story.summaries[1:], 1)
    )
    return replace(story, summaries=(story.summaries[0], *others))


def _sentences_of(article: Article) -> list[str]:
    return [article.title] + [
        paragraph[start:end] for paragraph in article.paragraphs for start, end in split_sentences(paragraph)
    ]
