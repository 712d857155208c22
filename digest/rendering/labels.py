"""The words of the page that are not the news: what a briefing must bring in ``Briefing.labels``."""

from __future__ import annotations

LABELS: tuple[tuple[str, str], ...] = (
    ("language", "the name of this language in itself, on the switch and over its column"),
    ("number", "the number of the issue; {number} stands for it"),
    ("glance", "heading of the few sentences that carry the period"),
    ("contents", "heading of the table of contents"),
    ("briefing", "heading of the items, for screen readers and the outline"),
    ("source", "before the name of the outlet"),
    ("agency", "before the name of the news agency"),
    ("authors", "before the names of the authors"),
    ("published", "before the time of publication"),
    ("original", "the link to the article"),
    ("place", "the link to the sentence in its article"),
    ("also_reported", "before the other reports of the same event"),
    ("source_unknown", "said where the page names no source"),
    ("undated", "said where the page states no date"),
    ("about", "heading of the box at the end: what went in and what did not"),
    ("pages", "count: pages read"),
    ("articles", "count: articles found in them"),
    ("items", "count: items shown"),
    ("merged", "count: articles merged into another's item"),
    ("left_out", "count: articles left out, and the heading of their list"),
    ("failed", "count: inputs that could not be read, and the mark beside one"),
    ("sources", "heading of the list of sources"),
    ("merged_into", "before the title of the item that an article became part of"),
    ("in_english", "before an English sentence in an issue that has no English"),
    ("glossed", "colophon: beside Chinese sentences stand names, not a translation; said where there are any"),
    ("verbatim", "colophon: the sentences are quoted word for word, the other script is converted"),
    ("made_by", "colophon: the program; {version} stands for its version"),
    ("show", "before the buttons that choose a script"),
    ("both", "the button that shows all languages"),
    ("skip", "the link that leads past the masthead"),
)
"""Key and meaning of every label, in the order of the page."""
