"""The headline: a line of the page that the page's own title repeats, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.extraction.line import Line, PageLines
from digest.extraction.metadata import Metadata
from digest.language import fold

SEPARATOR = re.compile(r"\s*(?:[_|｜»丨│∣]|::|--+|——|\s[-–—·]\s|-(?=[^-]{1,14}$))\s*")
"""What stands between a headline, its section and its site in the title of a page."""
_SITE = re.compile(
    r"(?:网|新闻|报|日报|晚报|在线|电视台?|频道|中心|网站|首页|客户端|传媒|财经|资讯|体育|娱乐|军事|国际|国内|社会"
    r"|手机版|门户|论坛|博客"
    r"|公众号|平台|news|times|post|daily|press|herald|tribune|online|\.com|\.cn|\.tw|\.hk|com|cn|tv|abc|udn|ettoday|yahoo.*|bbc.*|rthk.*"
    r"|wsj|ft中文)$"
)
_NOT_WORD = re.compile(r"[\W_]+")
_ORIGINAL = re.compile(r"^[\s\W]{0,4}原(?:文)?(?:标题|题)\s?(?:为|是)?\s?[::]\s?(?P<title>.+?)\s?[)）\]】]?$")
_ORIGINAL_INLINE = re.compile(r"[(（\[【]原(?:文)?(?:标题|题)\s?(?:为)?[::]\s?(?P<title>[^()]+?)[)）\]】]")
_LABEL = re.compile(
    r"^(?:[\[【](?:转帖|转贴|转载|原创|分享|讨论|求助|灌水|公告|置顶)[\]】]"
    r"|(?:Opinion|Analysis|Commentary|Editorial|Watch|Video)\s?[|｜])\s*(?=\S{2})"
)
_STARS = re.compile(r"\s*[*＊]{3,}$")  # some copies close a headline with them
_LONGEST = 90
_SITE_LONGEST = 24  # characters: a name in Chinese and again in Latin letters
_PIECE = 6  # characters of a headline that are no piece of it by chance


def key(text: str) -> str:
    """Fold ``text`` to what makes two titles the same: its letters, digits and characters."""
    return _NOT_WORD.sub("", fold(text))


def find_title(page: PageLines, metadata: Metadata) -> str:
    """Return the headline of an HTML page, as it stands in the page where it does, without the label of its kind.

    A line that the title element or ``og:title`` contains is the headline; the longest such line, and of equals the
    first. Failing that, a first-level heading that shares most of its characters with the title, then the title
    without the site's name.
    """
    return strip_label(_find_headline(page, metadata))


def strip_label(text: str) -> str:
    """Cut off what only says the kind of a piece (``[转帖]``, ``Opinion |``)."""
    return _LABEL.sub("", text, count=1)


def _find_headline(page: PageLines, metadata: Metadata) -> str:
    stated = [key(text) for text in (metadata.title, *metadata.headlines) if text]
    lines = [*_headings(page, "h1"), *page.lines, *_pairs(page, stated)]
    best = _longest_within(lines, stated)
    if best and (len(key(best)) >= 8 or any(len(key(best)) >= 0.45 * len(one) for one in stated)):
        return best
    for line in _headings(page, "h1"):
        if 5 <= len(key(line.text)) <= _LONGEST and (not stated or _shared(key(line.text), stated[0]) > 0.6):
            return line.text
    for text in (*metadata.headlines, metadata.title):
        if len(key(text)) >= 5:
            return strip_site(text, metadata.site)
    return best or next((line.text for line in _headings(page, "h1", "h2")), "")


def _longest_within(lines: Sequence[Line], stated: Sequence[str]) -> str:
    best, length = "", 0
    for line in lines:
        one = key(line.text) if len(line.text) <= 2 * _LONGEST else ""
        if length < len(one) <= _LONGEST and len(one) >= 5 and any(one in whole for whole in stated):
            best, length = line.text, len(one)
    return best


def _pairs(page: PageLines, stated: Sequence[str]) -> list[Line]:
    """Return neighbouring lines joined that are a headline broken in two."""
    pairs = []
    for one, two in zip(page.lines, page.lines[1:], strict=False):
        if len(one.text) + len(two.text) > _LONGEST or len(one.text) < 5 or len(two.text) < 2:
            continue
        joined = key(one.text + two.text)
        if len(joined) >= 12 and any(joined in whole for whole in stated):
            pairs.append(Line(number=one.number, text=f"{one.text} {two.text}"))
    return pairs


def _headings(page: PageLines, *tags: str) -> list[Line]:
    """Return the headings of the page, those that run over several lines joined."""
    rows: dict[int, list[Line]] = {}
    for line in page.lines:
        owner = next((b for b in page.ancestors(line.block)[:3] if page.blocks[b].tag in tags), None)
        if owner is not None:
            rows.setdefault(owner, []).append(line)
    return [Line(number=row[0].number, text=" ".join(line.text for line in row)) for row in rows.values()]


def _shared(one: str, other: str) -> float:
    return sum(c in other for c in one) / max(1, len(one))


def complete_headline(lines: Sequence[Line], at: int) -> str:
    """Return the headline at position ``at``, with its second line where another line of the page has both as one."""
    if at + 1 >= len(lines) or len(lines[at].text) + len(lines[at + 1].text) > _LONGEST:
        return lines[at].text
    joined = lines[at].text + lines[at + 1].text
    wanted = key(joined)
    whole = len(wanted) >= 12 and any(wanted in key(line.text) for line in lines if len(line.text) < 2 * _LONGEST)
    return joined if whole and key(lines[at + 1].text) else lines[at].text


def clean_headline(text: str) -> str:
    """Return a headline line without the site's name, and without a name said twice (``甲: 甲…``)."""
    text = _STARS.sub("", text)
    first, _, rest = text.partition(":" if ":" in text else "：")
    twice = len(first) >= 2 and rest.strip().startswith(first.strip())
    return strip_site(rest.strip() if twice else text)


def repeats_title(text: str, title: str) -> bool:
    """Whether ``text`` is a piece of the ``title`` and no more, as where a headline is said again in two lines."""
    said = key(text)
    return _PIECE <= len(said) < len(key(title)) and said in key(title)


def strip_site(text: str, site: str | None = None) -> str:
    """Cut the site's and the section's names off the end (or the start) of a page title."""
    parts = [part for part in SEPARATOR.split(text) if part]
    if len(parts) < 2:
        return text.strip()
    known = key(site or "")
    ends = len(parts)
    while ends > 1 and _is_site(parts[ends - 1], known):
        ends -= 1
    starts = 1 if ends > 1 and known and key(parts[0]) == known else 0
    kept = parts[starts:ends]
    first, last = text.find(kept[0]), text.rfind(kept[-1]) + len(kept[-1])
    return text[first:last].strip()


def _is_site(part: str, known: str) -> bool:
    folded = fold(part)
    return (bool(known) and known in key(part)) or (len(part) <= _SITE_LONGEST and bool(_SITE.search(folded.strip())))


def is_original_title(folded: str) -> bool:
    """Whether a folded line only names the original title."""
    return len(folded) < 120 and bool(_ORIGINAL.match(folded))


def find_original_title(texts: Sequence[str]) -> str | None:
    """Return the title that a line names as the original one (原标题：…), or None."""
    for text in texts:
        folded = fold(text)
        match = _ORIGINAL.match(folded) or (_ORIGINAL_INLINE.search(folded) if "原" in folded else None)
        if match:
            found = text[match.start("title") : match.end("title")].strip()
            return found.strip('“”"《》') if found.count("“") == found.count("”") == 1 and found[0] == "“" else found
    return None
