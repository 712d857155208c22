"""Plain text: the text of a page as scraped, with everything around the article, or an article's own text."""

from __future__ import annotations

from collections.abc import Sequence

from digest.extraction.assembly import Known, assemble
from digest.extraction.certainty import DOUBTED, are_teasers, is_broken_up, is_series, rate_reading, share_with_headline
from digest.extraction.clean_text import label_clean_text
from digest.extraction.densest import find_densest_run
from digest.extraction.hard_wrap import unwrap
from digest.extraction.judged import Judged
from digest.extraction.labels import label_lines
from digest.extraction.lead_in import find_lead_in
from digest.extraction.markup import find_indented, read_plain_lines
from digest.extraction.opening import settle_opening
from digest.extraction.owner import find_owner
from digest.extraction.page import Reading
from digest.extraction.pretenders import is_message
from digest.extraction.prose import is_prose, running_share
from digest.extraction.reach import reach_out
from digest.extraction.repeated import RepeatedLines
from digest.extraction.scoring import ScoredPage, score_lines
from digest.extraction.site_rules import SiteRule, find_rule
from digest.extraction.title import clean_headline, complete_headline, key
from digest.extraction.verse import read_verse
from digest.language import read_datetime
from digest.model import Page

_THIN = 60.0  # characters of sentences: a page with fewer may be verses or captions of a film
_VERSE = 0.6  # confidence in them: between a time and a credit there may still be something else
_TIME_LONGEST = 120  # characters of a line in which a time is looked for
_LISTED = 0.25  # added to the share of running text it gives the most confidence that a text of lists deserves


def read_plain(page: Page, text: str, sites: Sequence[SiteRule], repeated: RepeatedLines | None) -> Reading:
    """Read the scraped text of a page; the result has no paragraphs where there is no article in it."""
    scored = score_lines(unwrap(read_plain_lines(text), find_indented(text)), repeated)
    clean = label_clean_text(scored, page.stated.title) if find_rule(sites, page.url) is None and not repeated else None
    if clean:
        return _assemble_clean(page, scored, settle_opening(clean))
    run = find_densest_run(scored, page.stated.title)
    verse = read_verse(scored) if run is None or sum(scored.masses[run.first : run.last + 1]) < _THIN else None
    if verse:
        headline = next((one.line.text for one in verse if one.kind == "title"), "")
        return assemble(page, verse, Known(title=clean_headline(headline), chinese=scored.chinese, confidence=_VERSE))
    if run is None:
        return assemble(page, [Judged(line, "dropped", "no sentence") for line in scored.lines], Known(confidence=0.0))
    rule = find_rule(sites, page.url)
    headline = title = scored.lines[run.headline].text if run.headline is not None else ""
    judged = list(label_lines(scored, reach_out(scored, run), headline, dropped=rule.dropped if rule else None))
    if run.headline is not None:
        judged[run.headline] = Judged(scored.lines[run.headline], "title")
        title = complete_headline(scored.lines, run.headline)
        if title != headline:
            judged[run.headline + 1] = Judged(scored.lines[run.headline + 1], "title")
    for at in find_lead_in(scored, run, judged):
        judged[at] = Judged(scored.lines[at], "body")
    judged = settle_opening(judged)
    confidence = rate_reading(scored, run, judged)
    owner = find_owner(one.line.text for one in judged if one.kind == "dropped")
    known = Known(title=clean_headline(title), site=owner, chinese=scored.chinese, confidence=confidence)
    return assemble(page, judged, known)


def _assemble_clean(page: Page, scored: ScoredPage, judged: Sequence[Judged]) -> Reading:
    headline = next((one.line.text for one in judged if one.kind == "title"), "")
    body = [at for at, one in enumerate(judged) if one.kind == "body"] or [0]
    running = running_share(scored, [at for at in body if is_prose(scored, at)], body)
    confidence = min(0.8 + 0.2 * min(1.0, 2 * share_with_headline(headline, judged)), running + _LISTED)
    listed = is_broken_up(scored, body) or (not _is_timed(judged) and is_series(headline, judged))
    if body and (listed or is_message(scored, body) or are_teasers(scored, body)):
        confidence = min(confidence, DOUBTED)
    known = Known(title=clean_headline(headline) or page.stated.title, chinese=scored.chinese, confidence=confidence)
    return assemble(page, judged, known)


def _is_timed(judged: Sequence[Judged]) -> bool:
    """Whether a line left out states a day."""
    return any(read_datetime(one.line.text[:_TIME_LONGEST]) for one in judged if one.kind == "dropped")


def read_clean(page: Page, text: str) -> Reading:
    """Split an article's own text into paragraphs: every line is one, none is dropped."""
    title = key(page.stated.title)
    lines = read_plain_lines(text).lines
    judged = [Judged(line, "title" if title and key(line.text) == title else "body") for line in lines]
    return assemble(page, judged, Known(title=page.stated.title))
