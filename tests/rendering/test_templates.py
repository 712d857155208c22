"""The user's own templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.errors import RenderError
from digest.rendering import Look, render_format
from tests.rendering.briefings import make_briefing


def own(folder: Path, name: str, text: str) -> Path:
    """A folder of templates with one file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_one_file_replaces_one_file(tmp_path: Path) -> None:
    """A changed part is used, and all the others stay ours."""
    own(tmp_path, "parts/colophon.html.j2", "<footer>自己的版权页</footer>")
    page = render_format(make_briefing(), "html", templates=tmp_path).decode()
    assert "<footer>自己的版权页</footer>" in page
    assert "南陆要闻简报" in page


def test_an_undefined_variable_is_named_with_file_and_line(tmp_path: Path) -> None:
    """A slip in a template says which file, which line, which word."""
    own(tmp_path, "parts/colophon.html.j2", "<footer>\n\n{{ sheet.titel }}</footer>")
    with pytest.raises(RenderError, match=r"colophon\.html\.j2:3: 'titel' is undefined"):
        render_format(make_briefing(), "html", templates=tmp_path)


def test_an_unknown_name_is_named_with_file_and_line(tmp_path: Path) -> None:
    """So does a name that does not exist at all."""
    own(tmp_path, "briefing.md.j2", "# x\n{{ shet.titles }}")
    with pytest.raises(RenderError, match=r"briefing\.md\.j2:2: 'shet' is undefined"):
        render_format(make_briefing(), "md", templates=tmp_path)


def test_a_syntax_error_is_named_with_file_and_line(tmp_path: Path) -> None:
    """A template that cannot be parsed says where."""
    own(tmp_path, "briefing.txt.j2", "a\nb\n{% if %}")
    with pytest.raises(RenderError, match=r"briefing\.txt\.j2:3: "):
        render_format(make_briefing(), "txt", templates=tmp_path)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ sheet.__class__.__init__.__globals__ }}",
        "{{ sheet.arrange.__globals__ }}",
        "{{ range(100000000) | list }}",
        "{% include '../../../../etc/passwd' %}",
        "{% include '/etc/passwd' %}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ 1 // 0 }}",
        "{{ sheet.languages.append('x') }}",
        "{{ 'x' + 1 }}",
    ],
)
def test_a_template_stays_in_the_sandbox(attack: str, tmp_path: Path) -> None:
    """A template from elsewhere reaches neither Python nor the disk; it ends in one line that names the file."""
    own(tmp_path, "briefing.txt.j2", attack)
    with pytest.raises(RenderError, match=r"^[^\n]*briefing\.txt\.j2[^\n]*$"):
        render_format(make_briefing(), "txt", templates=tmp_path)


def test_article_text_is_escaped_in_the_user_s_templates_too(tmp_path: Path) -> None:
    """Escaping is not a template's business."""
    own(tmp_path, "parts/colophon.html.j2", "{% for cell in sheet.titles %}{{ cell.text }}{% endfor %}")
    briefing = make_briefing(titles={"zh-Hans": "<b>甲</b>", "zh-Hant-TW": "乙"})
    assert "<b>甲" not in render_format(briefing, "html", templates=tmp_path).decode()


@pytest.mark.parametrize(
    "part",
    [
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<link rel="attachment" href="file:///etc/passwd">',
        "<style>@import url(http://127.0.0.1:9/x.css);</style>",
        '<style>@font-face { font-family: x; src: url("file:///etc/passwd") }</style>',
    ],
    ids=["remote image", "attachment", "remote style", "local font"],
)
def test_a_template_cannot_fetch_anything_into_the_pdf(part: str, tmp_path: Path) -> None:
    """The PDF engine may open neither the network nor a file, whoever asks."""
    own(tmp_path, "parts/colophon.html.j2", part)
    with pytest.raises(RenderError, match="outside the page"):
        render_format(make_briefing(items=()), "pdf", templates=tmp_path)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A mistyped folder does not silently fall back to our templates."""
    with pytest.raises(RenderError, match="no such folder"):
        render_format(make_briefing(), "html", templates=tmp_path / "nowhere")


def test_themes_differ_in_style_alone() -> None:
    """A theme changes the style sheet and not one word or tag of the page."""
    broadsheet, minimal = (
        render_format(make_briefing(), "html", look=Look(theme=theme)).decode() for theme in ("broadsheet", "minimal")
    )
    assert broadsheet != minimal
    assert broadsheet.partition("</style>")[2] == minimal.partition("</style>")[2]
