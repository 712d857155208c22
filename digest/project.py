"""``digest new``: a briefing project that explains itself."""

from __future__ import annotations

from pathlib import Path

from digest.config import FILE_NAME
from digest.errors import OutputError, UsageError, reason_of
from digest.folder import replace_file

DIGEST_TOML = """\
# The settings of this briefing. A line that begins with # shows a default or an example: take the # away to set it.
# `digest build` in this folder makes the issue of today; docs/settings.md explains each setting.

# The title of the issue. One string is converted into the other script; a table gives each language its own:
# title = { zh-Hans = "中文新闻简报", zh-Hant-TW = "中文新聞簡報", en = "Chinese News Briefing" }
title = "中文新闻简报"

# What stands side by side, from left to right: zh-Hans, zh-Hant, zh-Hant-TW, zh-Hant-HK, en.
languages = ["zh-Hans", "zh-Hant-TW"]

# The date of an issue is the date in this zone.
timezone = "Asia/Shanghai"

# So many stories at most, the most important ones; all where this is not set.
# limit = 30

# "importance", "day" (the newest day first), or "auto": by day where more than one day is asked for (--since).
# order = "auto"

# So many sentences carry the issue at its head; 0 for none.
# glance = 3

# Where the articles come from. Repeat [[sources]] for more; docs/sources.md describes each kind of place.
[[sources]]
name = "Articles"
path = "articles/"       # a file, or a folder with its sub-folders

# [[sources]]
# name = "海湾日报"
# feed = "https://news.example.org/rss.xml"

# [[sources]]
# name = "市政府"
# index = "https://gov.example.org/news/"
# links = "ul.list a"    # a CSS selector: which links lead to articles

[summary]
# sentences = 3          # key sentences an article, at most
# characters = 200       # or: as many as fit into so many characters
# method = "lead"        # another ranker; `digest summarize --help` names them

[reading]
# min_confidence = 0.5   # under this (0 to 1) a page counts as read with doubt
# doubtful = "mark"      # "mark" such an article, or "leave out"

[script]
# regional_words = false # 信息 → 資訊 and the like, outside quotations
# regional_names = false # 特朗普 → 川普 and the like, outside quotations
# heal = false           # show Traditional text that a machine has broken (關系, 愿) as it should be

# Your own forms: Simplified = the form you want, for all editions or by edition.
# [script.glossary]
# "数码港" = "數碼港"

# What no language of the issue holds, translated by machine: off without an engine (docs/translation.md).
# [translation]
# engine = "ctranslate2"  # or "libretranslate", "deepl", "openai", "command"
# model = "models/opus-mt-zh-en"

[output]
directory = "out"
formats = ["md", "html", "pdf"]
# templates = "templates" # a folder whose files take the place of the ones that come with digest
# paper = "a4"            # "a4", "letter" or "phone"
# site = true             # index.html, all issues with search, and atom.xml, a feed of them
# address = "https://news.example.org/briefing/" # where the directory is served, for the feed
# theme = "broadsheet"    # or "minimal"

# A page of this host is still read wrongly? Say where its text stands, and which lines to drop.
# [[sites]]
# host = "news.example.org"
# body = "div.article-text"
# drop = ["^本文來源", "^延伸閱讀"]

# For a briefing that makes itself (docs/unattended.md): when it is due, what is kept, and to whom it goes.
# [publish]
# at = "07:30"
# on = "mon-sun"
# max_age_days = 3        # wise where there are feeds: they list old articles too

# [archive]
# path = "digest.sqlite"

# [smtp]
# host = "mail.example.org"
# user = "briefing"
# password_env = "DIGEST_SMTP_PASSWORD"
# sender = "briefing@example.org"

# [[deliver]]
# mail = ["reader@example.org"]

# [keeper]
# mail = "keeper@example.org" # is told of sources that stay broken

# Stories with one of these words, or from one of these sources, stand together under a heading.
# [[sections]]
# name = "经济"
# words = ["贸易", "央行", "股市"]
# sources = []
# limit = 5               # so many stories in this section at most
"""


def make_project(directory: Path, theme: str = "broadsheet") -> tuple[Path, ...]:
    """Make ``directory`` with a commented digest.toml and an empty folder for articles; return what was made.

    ``theme`` is the one that its issues are set in. Raises :class:`UsageError` for one that there is not and where
    there is a digest.toml already, :class:`OutputError` where nothing can be written.
    """
    settings, articles = directory / FILE_NAME, directory / "articles"
    text = _with_theme(theme)
    if settings.exists():
        raise UsageError(f"{settings}: is there already; name another folder")
    try:
        articles.mkdir(parents=True, exist_ok=True)
        replace_file(settings, text.encode())
    except OSError as error:
        raise OutputError(f"{directory}: cannot be made ({reason_of(error)})") from error
    return settings, articles


def _with_theme(theme: str) -> str:
    from digest.rendering import Look

    default = Look().theme
    if Look(theme=theme).theme == default:
        return DIGEST_TOML
    line = f'# theme = "{default}"    # or "{theme}"'
    return DIGEST_TOML.replace(line, f'theme = "{theme}"      # or "{default}"')
