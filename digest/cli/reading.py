"""``digest extract`` and ``digest summarize``: one article."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.app import app
from digest.cli.options import AsJson, Config, find_settings, print_json
from digest.errors import InputError, UsageError

if TYPE_CHECKING:
    from digest.config import Settings
    from digest.model import Page


@app.command()
def extract(
    source: Annotated[str, typer.Argument(help="A file, the address of a page, or - for standard input.")],
    explain: Annotated[bool, typer.Option(help="Show every line, kept and dropped, with the reason.")] = False,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Read one article and show it as read."""
    from digest import console
    from digest.reading import explain_page, read_article

    if explain and as_json:
        raise UsageError("--explain and --json exclude one another; the JSON has every line that was left out")
    settings = find_settings(config)
    page = _one_page(source, settings)
    if explain:
        console.print_reading(explain_page(page, settings))
        return
    article = read_article(page, settings)
    if as_json:
        print_json(article.to_dict())
    else:
        console.print_article(article)


@app.command()
def summarize(
    source: Annotated[str, typer.Argument(help="A file, the address of a page, or - for standard input.")],
    sentences: Annotated[int, typer.Option(help="Key sentences, at most.", min=1)] = 3,
    characters: Annotated[int | None, typer.Option(help="As many as fit into this many characters.", min=1)] = None,
    method: Annotated[str | None, typer.Option(help="The ranker; an unknown name lists them.")] = None,
    explain: Annotated[bool, typer.Option(help="Show the sentences in their places, with scores.")] = False,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Choose one article's key sentences."""
    from digest import console
    from digest.api import summarize as choose
    from digest.pipeline import rank_article
    from digest.reading import read_article

    if explain and as_json:
        raise UsageError("--explain and --json exclude one another; give one of them")
    settings = find_settings(config)
    article = read_article(_one_page(source, settings), settings)
    summary = choose(article, sentences=sentences, characters=characters, method=method)
    if as_json:
        print_json({"title": article.title, **summary.to_dict()})
    elif explain:
        console.print_ranking(article, rank_article(article, method), summary)
    else:
        console.print_summary(article, summary)


def _one_page(source: str, settings: Settings) -> Page:
    from digest.model import LeftOut
    from digest.sources import fetch_page, read_pages

    if source.startswith(("http://", "https://")):
        return fetch_page(source, allow_private=frozenset(host for s in settings.sources for host in s.allow_private))
    pages = iter(read_pages([source], stdin=sys.stdin.buffer))
    page = next(pages, None)
    if page is None:
        raise InputError(f"{source}: a folder without an article")
    if isinstance(page, LeftOut):
        raise InputError(f"{page.origin}: {page.reason}")
    if next(pages, None):
        typer.echo(f"digest: {source} holds more than one article; this is the first, {page.origin}", err=True)
    return page
