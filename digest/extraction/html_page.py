"""An HTML page read by several readers that must agree; how far they do is the confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from digest.extraction.agreement import Candidate, agreement, choose_medoid, doubt
from digest.extraction.assembly import Known, assemble
from digest.extraction.densest import find_densest_run
from digest.extraction.document import parse_html
from digest.extraction.english_lines import is_english_name
from digest.extraction.judged import Judged
from digest.extraction.labels import judge_by_tag, label_lines
from digest.extraction.libraries import match_lines, read_with_readability, read_with_trafilatura
from digest.extraction.line import PageLines
from digest.extraction.markup import read_lines
from digest.extraction.medium import find_english_site, find_site_name, is_medium, is_section, shorten_name
from digest.extraction.metadata import Metadata, read_metadata
from digest.extraction.owner import find_owner
from digest.extraction.page import Reading
from digest.extraction.pretenders import doubt_page
from digest.extraction.repeated import RepeatedLines
from digest.extraction.scoring import ScoredPage, score_lines
from digest.extraction.site_rules import SiteRule, find_rule
from digest.extraction.surnames import is_chinese_name
from digest.extraction.title import find_title, key
from digest.extraction.voting import elect_element
from digest.model import Page

_SOURCE_LABEL = re.compile(r"^\s*(?:来源|來源|source)\s?[:：]", re.IGNORECASE)
_OFFICE = re.compile(r"(?:科|处|處|股|室|部|站)$")
_MOST_ELEMENTS = 15_000
_STRANGE = 0.6  # a body that shares no word with the title, though two readings agree on it, may be a long list beside
_AGREED = 0.9  # two readings that share so much of their text are taken to be right (measured, see docs/reading.md)


def read_html(page: Page, text: str, sites: Sequence[SiteRule], repeated: RepeatedLines | None) -> Reading:
    """Read an HTML page; raises InputError where it cannot be parsed."""
    root = parse_html(text)
    if page.clean:
        return _read_clean(page, read_lines(root))
    metadata = read_metadata(root)
    scored = score_lines(read_lines(root), repeated)
    title = find_title(scored.page, metadata)
    rule = find_rule(sites, page.url or metadata.url)
    judged, confidence = _read_body(root, scored, title, rule)
    doubted = 1.0 if rule else doubt_page(scored, judged, timed=bool(metadata.published))
    known = Known(
        title=title,
        times=metadata.published,
        updates=metadata.updated,
        source=_stated_source(metadata),
        site=_site(metadata, title, judged, chinese=scored.chinese),
        authors=tuple(name for name in metadata.authors if _is_person(name, metadata)),
        language=metadata.language,
        url=metadata.url,
        chinese=scored.chinese,
        confidence=min(confidence, doubt(title, judged), doubted),
    )
    return assemble(page, judged, known)


def _stated_source(metadata: Metadata) -> str | None:
    """Return the source that the head states; some name the medium as the author."""
    source = _SOURCE_LABEL.sub("", metadata.source or "").strip()
    return source or next((name for name in metadata.authors if is_medium(name)), None)


def _site(metadata: Metadata, title: str, judged: Sequence[Judged], *, chinese: bool) -> str | None:
    """Return the name of the page's medium: as stated, as in the page's title, as the claim of rights has it."""
    outside = [one.line.text for one in judged if one.kind == "dropped"]
    if metadata.site:
        return shorten_name(metadata.site)
    if not chinese:
        return find_english_site(metadata.title, outside)
    return find_site_name(metadata.title, title, outside) or find_owner(outside)


def _is_person(name: str, metadata: Metadata) -> bool:
    """Whether a name in the head is that of a person, and not of an office, a section or the site itself."""
    if is_chinese_name(name):
        return not _OFFICE.search(name)
    return is_english_name(name) and not is_section(name) and key(name) != key(metadata.site or "")


def _read_clean(page: Page, lines: PageLines) -> Reading:
    """Split an article's own markup (the text of a feed entry) into its parts; nothing is dropped."""
    judged = [judge_by_tag(lines, line) for line in lines.lines]
    return assemble(page, judged, Known(title=page.stated.title))


def _read_body(
    root: HtmlElement, scored: ScoredPage, title: str, rule: SiteRule | None
) -> tuple[tuple[Judged, ...], float]:
    named = _lines_named_by(rule, root, scored.page)
    dropped = rule.dropped if rule else None
    if named:
        return label_lines(replace(scored, outside=frozenset()), named, title, dropped=dropped), 1.0
    candidates = [
        Candidate(scored, label_lines(scored, lines, title, dropped=dropped)) for lines in _own_readings(scored, title)
    ]
    if scored.chinese and agreement(*candidates) >= _AGREED and doubt(title, candidates[0].judged) > _STRANGE:
        return choose_medoid(candidates)
    if not _is_manageable(root):
        return choose_medoid(candidates, title)
    others = [read_with_trafilatura(root, scored.page), read_with_readability(root, scored.page)]
    if not scored.chinese:
        others.append(read_with_trafilatura(root, scored.page, precision=False))
        candidates = candidates[:1]  # the densest run is at home in Chinese
    candidates += [Candidate(scored, label_lines(scored, lines, title, dropped=dropped)) for lines in others if lines]
    return choose_medoid(candidates, title)


def _is_manageable(root: HtmlElement) -> bool:
    """Whether the libraries, which take time in more than proportion to it, can be asked about a page of this size."""
    return sum(1 for _ in root.iter()) <= _MOST_ELEMENTS


def _own_readings(scored: ScoredPage, title: str) -> list[frozenset[int]]:
    elected = elect_element(scored, title)
    run = find_densest_run(scored, title)
    readings = [elected.lines if elected else frozenset()]
    readings.append(frozenset(range(run.first, run.last + 1)) if run else frozenset())
    return readings


def _lines_named_by(rule: SiteRule | None, root: HtmlElement, page: PageLines) -> frozenset[int]:
    """Return the lines inside the elements that the rule's selector finds, none where it finds none."""
    if rule is None or rule.xpath is None:
        return frozenset()
    found = [element for element in root.xpath(rule.xpath) if isinstance(element, HtmlElement)]
    return match_lines(page, [line.squeezed for element in found for line in read_lines(element).lines])
