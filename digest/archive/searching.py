"""Full text over everything collected and published: the same words find the same articles on both databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select, text

from digest.archive import schema
from digest.archive.connection import Archive
from digest.archive.indexing import Phrase, level, search_phrases, search_terms
from digest.archive.packing import unpack, unpack_plain
from digest.language import fold
from digest.model import Article, Plain

RECENT = 400
"""Articles that are looked through for a single character before the index is asked: a tenth of a second's work."""
LATEST = 500
"""Articles that a server is asked about first, before it is asked about all."""
CHUNK = 50
AROUND = 30
"""Characters of the article shown on each side of what was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit(Plain):
    """An article that was found: where it stands, the words around the find, and the issue that told it, if one did."""

    article: int
    title: str
    published: str | None
    source: str
    origin: str
    url: str | None
    excerpt: str
    fate: str | None = None
    issue: date | None = None
    number: int | None = None


def search(archive: Archive, words: str, *, limit: int = 20, published_only: bool = False) -> tuple[Hit, ...]:
    """Find the articles that hold every one of ``words`` (separated by spaces), the latest collected first.

    A run of Chinese characters is found as it stands, in either script; at most ``limit`` hits are given.
    """
    phrases = search_phrases(words)
    if not phrases:
        return ()
    with archive.read() as connection:
        find = _find_sqlite if archive.is_sqlite else _find_server
        found = find(connection, phrases, limit, published_only)
        return tuple(_hits(connection, found, words))


def index_articles(connection: Connection, texts: Mapping[int, str], *, is_sqlite: bool) -> None:
    """Make each text findable under its article's id."""
    terms = {identity: search_terms(content) for identity, content in texts.items()}
    if is_sqlite:
        statement = text("INSERT INTO search(rowid, terms) VALUES (:id, :terms)")
        rows: list[dict[str, Any]] = [{"id": identity, "terms": " ".join(found)} for identity, found in terms.items()]
    else:
        statement = text(
            "INSERT INTO search(article_id, terms, lexemes) VALUES (:id, :terms, array_to_tsvector(:lexemes))"
        ).bindparams(bindparam("lexemes"))
        rows = [
            {"id": identity, "terms": f" {' '.join(found)} ", "lexemes": sorted(set(found))}
            for identity, found in terms.items()
        ]
    if rows:
        connection.execute(statement, rows)


def _find_sqlite(connection: Connection, phrases: tuple[Phrase, ...], limit: int, published_only: bool) -> list[int]:
    """The latest matches. A single character stands for thousands of terms, so it is looked for by hand first."""
    if any(phrase.is_prefix for phrase in phrases):
        found = _find_recent(connection, phrases, limit, published_only)
        if found is not None:
            return found
    return _match(connection, phrases, limit, published_only)


def _match(connection: Connection, phrases: Sequence[Phrase], limit: int, published_only: bool) -> list[int]:
    """Articles by the index, the latest first: it gives them in that order, so it may stop at the limit."""
    if not phrases:
        issued = _of_issues("articles.id", published_only)
        query = text(f"SELECT id FROM articles WHERE TRUE {issued} ORDER BY id DESC LIMIT :limit")
        return list(connection.scalars(query, {"limit": limit}))
    statement = text(
        f"SELECT rowid FROM search WHERE search MATCH :question {_of_issues('search.rowid', published_only)}"
        " ORDER BY rowid DESC LIMIT :limit"
    )
    question = " AND ".join(_sqlite_phrase(phrase) for phrase in phrases)
    return list(connection.scalars(statement, {"question": question, "limit": limit}))


def _of_issues(identity: str, published_only: bool) -> str:
    """A condition asked of each match: a list of all that was published would be made anew for every search."""
    if not published_only:
        return ""
    return f"AND EXISTS (SELECT 1 FROM articles a WHERE a.id = {identity} AND a.fate IN ('published', 'merged'))"


def _find_recent(
    connection: Connection, phrases: Sequence[Phrase], limit: int, published_only: bool
) -> list[int] | None:
    """Look for single characters in the latest articles that match the rest; None where those are not enough.

    A common character is soon found so, and a rare one stands for few terms in the index.
    """
    single = [phrase.terms[0] for phrase in phrases if phrase.is_prefix]
    recent = _match(connection, [phrase for phrase in phrases if not phrase.is_prefix], RECENT, published_only)
    found: list[int] = []
    for start in range(0, len(recent), CHUNK):
        wanted = recent[start : start + CHUNK]
        contents = _contents(connection, wanted)
        if len(contents) < len(wanted):
            return None  # what was pruned is in the index alone
        found += [identity for identity in wanted if all(character in contents[identity] for character in single)]
        if len(found) >= limit:
            return found[:limit]
    return found if len(recent) < RECENT else None


def _contents(connection: Connection, identities: Sequence[int]) -> dict[int, str]:
    """What was indexed of those articles whose text is still there."""
    articles = schema.articles
    query = select(articles.c.id, articles.c.title, articles.c.reading).where(
        articles.c.id.in_(identities), articles.c.reading.is_not(None)
    )
    return {
        row.id: level("\n".join([row.title, *unpack_plain(row.reading)["paragraphs"]]))
        for row in connection.execute(query)
    }


def _sqlite_phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.terms)}"' + (" *" if phrase.is_prefix else "")


def _find_server(connection: Connection, phrases: tuple[Phrase, ...], limit: int, published_only: bool) -> list[int]:
    """Candidates by their terms, then the phrase itself: a tsvector's positions end at 16,383."""
    lexemes = " & ".join(
        f"'{term}'" + (":*" if phrase.is_prefix else "") for phrase in phrases for term in phrase.terms
    )
    names = {
        f"phrase{n}": f" {' '.join(phrase.terms)}{'' if phrase.is_prefix else ' '}" for n, phrase in enumerate(phrases)
    }
    stands = " AND ".join(f"position(:{name} in terms) > 0" for name in names)
    statement = text(
        "SELECT article_id FROM search WHERE lexemes @@ CAST(:lexemes AS tsquery) AND article_id > :since"
        f" AND {stands} {_of_issues('search.article_id', published_only)} ORDER BY article_id DESC LIMIT :limit"
    )
    newest = connection.scalar(text("SELECT max(article_id) FROM search")) or 0
    found: list[int] = []
    for since in (newest - LATEST, 0):  # a server sorts all matches before it gives one: common words are in the latest
        asked = {"lexemes": lexemes, "limit": limit, "since": since, **names}
        found = list(connection.scalars(statement, asked))
        if len(found) >= limit:
            break
    return found


def _hits(connection: Connection, found: list[int], words: str) -> list[Hit]:
    articles, pages, issues = schema.articles, schema.pages, schema.issues
    query = (
        select(articles, pages.c.source, pages.c.origin, pages.c.url, issues.c.date, issues.c.number)
        .join(pages, pages.c.id == articles.c.page_id)
        .outerjoin(issues, issues.c.id == articles.c.issue_id)
        .where(articles.c.id.in_(found))
    )
    rows = {row.id: row for row in connection.execute(query)}
    return [
        Hit(
            article=row.id,
            title=row.title,
            published=row.published,
            source=row.source,
            origin=row.origin,
            url=row.url,
            excerpt=_excerpt(row.reading, words),
            fate=row.fate,
            issue=row.date if row.fate in ("published", "merged") else None,
            number=row.number if row.fate in ("published", "merged") else None,
        )
        for row in map(rows.__getitem__, found)
    ]


def _excerpt(reading: bytes | None, words: str) -> str:
    """The words around the first find in the text; the text's beginning where only the title has it."""
    if reading is None:
        return ""
    content = unpack(Article, reading).text.replace("\n", " ")
    folded = fold(content)
    places = [folded.find(fold(word)) for word in words.split()]
    at = min((place for place in places if place >= 0), default=0)
    start, end = max(0, at - AROUND), at + 2 * AROUND
    return ("…" if start else "") + content[start:end] + ("…" if end < len(content) else "")
