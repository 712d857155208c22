"""Newsletters as they lie in a mail folder."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email.header import Header
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from digest.model import LeftOut, Page
from digest.sources import SourceSpec, collect_pages

CHINA = timezone(timedelta(hours=8))


def letter(subject: str = "新桥通车", text: str = "昨日通车。", html: str = "") -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"] = subject, "河畔新闻 <news@a.test>"
    message["Date"], message["Archived-At"] = "Fri, 20 Nov 2026 07:30:00 +0800", "<https://a.test/1>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def read(path: Path) -> list[Page | LeftOut]:
    spec = SourceSpec(name="mail", kind="mail", location=str(path))
    return [one for _, one in collect_pages([spec]) if isinstance(one, (Page, LeftOut))]


def only(path: Path, content: bytes) -> Page:
    path.write_bytes(content)
    (page,) = read(path)
    assert isinstance(page, Page), page
    return page


def text_of(page: Page) -> str:
    assert isinstance(page.content, bytes)
    return page.content.decode(page.charset or "ascii").strip()


def test_a_message_is_a_page(tmp_path: Path) -> None:
    """Its subject is the title, its sender the source, its date the time."""
    page = only(tmp_path / "a.eml", letter().as_bytes())
    assert (text_of(page), page.media_type, page.url) == ("昨日通车。", "text/plain", "https://a.test/1")
    assert (page.stated.title, page.stated.source) == ("新桥通车", "河畔新闻")
    assert page.stated.published == datetime(2026, 11, 20, 7, 30, tzinfo=CHINA)


def test_the_html_of_a_message_goes_before_its_text(tmp_path: Path) -> None:
    """The text beside it often only says that the reader ought to show HTML."""
    page = only(tmp_path / "a.eml", letter(text="请用浏览器打开", html="<p>昨日通车。</p>").as_bytes())
    assert (text_of(page), page.media_type) == ("<p>昨日通车。</p>", "text/html")


def test_an_attached_page_is_not_the_message(tmp_path: Path) -> None:
    """Attachments are passed over, whatever they are."""
    message = letter()
    message.add_attachment("<p>附件</p>", subtype="html", filename="a.html")
    assert text_of(only(tmp_path / "a.eml", message.as_bytes())) == "昨日通车。"


def test_a_subject_in_raw_gbk_is_read(tmp_path: Path) -> None:
    """Newsletters write raw bytes where only ASCII may stand."""
    content = "Subject: 新桥通车\r\nContent-Type: text/plain; charset=gbk\r\n\r\n昨日通车。".encode("gb18030")
    page = only(tmp_path / "a.eml", content)
    assert (page.stated.title, text_of(page)) == ("新桥通车", "昨日通车。")


def test_the_text_is_found_however_deep_it_lies(tmp_path: Path) -> None:
    """An alternative in a related in a mixed part, as programs nest them, beside what Outlook hangs on to it."""
    mixed, related, alternative = (MIMEMultipart(kind) for kind in ("mixed", "related", "alternative"))
    mixed["Subject"] = str(Header("新桥通车", "gb18030"))
    alternative.attach(MIMEText("请看网页版", "plain", "utf-8"))
    alternative.attach(MIMEText("<p>昨日通车。</p>", "html", "gb18030"))
    related.attach(alternative)
    mixed.attach(related)
    mixed.attach(MIMEApplication(bytes(99), "ms-tnef", name="winmail.dat"))
    page = only(tmp_path / "a.eml", mixed.as_bytes())
    assert (text_of(page), page.media_type, page.stated.title) == ("<p>昨日通车。</p>", "text/html", "新桥通车")


@pytest.mark.parametrize("kind", ["application/ms-tnef", "image/png", "multipart/mixed"])
def test_a_message_of_nothing_but_attachments_is_named(kind: str, tmp_path: Path) -> None:
    """What Outlook packs into winmail.dat, a picture, parts that never come: left out, with its subject."""
    path = tmp_path / "a.eml"
    path.write_bytes(
        f"Subject: {Header('新桥通车', 'gb18030')}\r\nContent-Type: {kind}; boundary=x\r\n\r\neJ8+IjQV".encode()
    )
    (found,) = read(path)
    assert isinstance(found, LeftOut)
    assert (found.reason, found.title, found.failed) == ("a message without text", "新桥通车", True)


@pytest.mark.parametrize("when", ["soon", "Mon, 30 Feb 2026 07:30:00 +0800", "", "Fri, 20 Nov 99999 07:30:00 +0800"])
def test_a_date_that_is_none_is_none(when: str, tmp_path: Path) -> None:
    """The message is read all the same."""
    message = letter()
    del message["Date"]
    content = f"Date: {when}\n".encode() + message.as_bytes()
    assert only(tmp_path / "a.eml", content).stated.published is None


def test_a_maildir_gives_what_was_delivered(tmp_path: Path) -> None:
    """Read and unread messages; not those on their way, nor the server's own files."""
    for name in ("cur/1.host:2,S", "new/2.host", "tmp/3.host", "cur/.hidden", "dovecot.index"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(letter(subject=name).as_bytes())
    assert [one.stated.title for one in read(tmp_path) if isinstance(one, Page)] == ["cur/1.host:2,S", "new/2.host"]


def test_a_folder_of_saved_messages_is_read_by_name(tmp_path: Path) -> None:
    """With its sub-folders; other files are no messages."""
    for name in ("b.eml", "a/c.EML", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(letter(subject=name).as_bytes())
    assert [one.stated.title for one in read(tmp_path) if isinstance(one, Page)] == ["a/c.EML", "b.eml"]


def test_a_message_without_text_stops_nobody(tmp_path: Path) -> None:
    """It is named with its subject; the other one is read."""
    (tmp_path / "a.eml").write_bytes(b"Subject: photo\nContent-Type: image/png\n\nx")
    (tmp_path / "b.eml").write_bytes(letter().as_bytes())
    left_out, page = read(tmp_path)
    assert isinstance(left_out, LeftOut)
    assert (left_out.reason, left_out.title) == ("a message without text", "photo")
    assert isinstance(page, Page)


@pytest.mark.parametrize("name", ["", "missing"])
def test_a_place_without_mail_is_a_failure(name: str, tmp_path: Path) -> None:
    """An empty folder, or none at all, is said to be so."""
    (left_out,) = read(tmp_path / name)
    assert isinstance(left_out, LeftOut)
    assert left_out.failed
