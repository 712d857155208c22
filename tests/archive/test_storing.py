"""What is stored comes back as it was, on both databases."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from digest.archive import (
    Archive,
    Known,
    Reading,
    Retention,
    canonical_url,
    check_archive,
    export_articles,
    fingerprint,
    hold_lock,
    known_validators,
    mark_told,
    open_archive,
    page_of,
    prune_archive,
    record_statuses,
    source_health,
    store_readings,
    store_validators,
    unknown_pages,
    waiting_articles,
    waiting_failures,
)
from digest.archive.packing import pack, unpack
from digest.errors import ArchiveBusy, ArchiveError
from digest.language import convert
from digest.model import Article, Dateline, Dropped, LeftOut, MonthDay, Page, SourceStatus, Stated
from tests.archive.conftest import NOW, ZONE, article, failure, keep


def test_an_article_comes_back_as_it_was(archive: Archive) -> None:
    """Every field survives the archive: dates with and without hours, datelines, dropped lines, rare characters."""
    one = article(
        1,
        published=datetime(2026, 11, 20, 8, 30, tzinfo=ZONE),
        published_from="stated",
        day=MonthDay(11, 20),
        dateline=Dateline(agency="澜江社", place="云汀", day=MonthDay(11, 20), end=9),
        dropped=(Dropped(line=3, text="扫码关注", reason="social"),),
        authors=("𠮷野",),
        lines=(2,),
        confidence=0.75,
    )
    keep(archive, one)

    assert [waiting.article for waiting in waiting_articles(archive)] == [one]


def test_a_page_comes_back_as_it_was(archive: Archive) -> None:
    """Bytes in any encoding, and what the source said of them, are given back for reading again."""
    page = Page(
        content="云汀".encode("gb18030") + b"\x00\xff",
        origin="feed#1",
        url="https://news.example.org/1",
        charset="gb18030",
        fetched=NOW,
        stated=Stated(title="云汀", published=date(2026, 11, 20), authors=("记者",)),
    )
    from digest.archive import Reading

    store_readings(archive, "源", [Reading(page=page, outcome=article(1))], now=NOW, zone=ZONE, reader="test")

    assert page_of(archive, waiting_articles(archive)[0].id) == page
    assert unknown_pages(archive, [page]) == ()


def test_storing_again_changes_nothing(archive: Archive) -> None:
    """The same pages collected again are known, and so are failures."""
    first = keep(archive, article(1), article(2))
    again = keep(archive, article(1), article(2))
    for _ in range(2):
        store_readings(archive, "文稿", [], [failure(1)], now=NOW, zone=ZONE, reader="test")

    assert (first.new, again.new, again.known) == (2, 0, 2)
    assert len(waiting_failures(archive)) == 1


def test_a_page_that_changed_around_its_article_is_known(archive: Archive) -> None:
    """Another advertisement on the page is not another article."""
    from digest.archive import Reading

    for banner in ("甲", "乙"):
        page = Page(content=f"{banner}{article(1).text}", origin="/articles/1.html")
        store_readings(archive, "源", [Reading(page=page, outcome=article(1))], now=NOW, zone=ZONE, reader="test")

    assert len(waiting_articles(archive)) == 1


def test_an_article_is_available_from_its_date_or_when_it_was_seen(archive: Archive) -> None:
    """What was published in a missed night was there that night; a date in the future is not believed."""
    keep(archive, article(1, published=datetime(2026, 11, 18, 8, 0, tzinfo=ZONE)))
    keep(archive, article(2, published=date(2026, 12, 24)), article(3))

    available = {waiting.article.origin: waiting.available for waiting in waiting_articles(archive)}

    assert available["/articles/1.txt"] == datetime(2026, 11, 18, 0, 0, tzinfo=UTC)
    assert available["/articles/2.txt"] == available["/articles/3.txt"] == NOW
    assert len(waiting_articles(archive, until=NOW - timedelta(days=1))) == 1


def test_sources_are_counted_from_failure_to_recovery(archive: Archive) -> None:
    """Failures in a row add up, end with a success, and the keeper's being told is remembered."""
    for failed in (False, True, True):
        record_statuses(archive, [SourceStatus(name="源", pages=3 * (not failed), failed=failed, reason="down")], NOW)
    mark_told(archive, ["源"], NOW)
    [health] = source_health(archive)
    assert (health.runs, health.failures, health.pages, health.reason, health.told) == (3, 2, 3, "down", NOW)

    record_statuses(archive, [SourceStatus(name="源", pages=1)], NOW)

    [health] = source_health(archive)
    assert (health.failures, health.reason) == (0, "")


def test_what_servers_said_is_kept_by_address(archive: Archive) -> None:
    """The latest validators of an address take the place of those before."""
    store_validators(archive, {"https://a.example/": Known(etag="1"), "https://b.example/": Known(last_modified="x")})
    store_validators(archive, {"https://a.example/": Known(etag="2", fetched=NOW)})

    known = known_validators(archive)

    assert known["https://a.example/"] == Known(etag="2", fetched=NOW)
    assert known["https://b.example/"].last_modified == "x"


ODD = {
    "NUL": "新\x00桥",
    "half a character": "新\ud83d桥",
    "a byte of a file's name": "新\udcff桥",
    "percent NUL": "%00",
    "very long": "".join(chr(0x4E00 + n * 37 % 20000) for n in range(9000)),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_text_that_no_database_takes_costs_nobody_the_collection(archive: Archive, odd: str) -> None:
    """Wherever it stands it is stored in some form, known again, and what was collected with it is there too."""
    strange = article(
        1, title=odd, url=f"https://a.example/{odd}", origin=f"/articles/{odd}", language=f"zh-{'abcdefgh-' * 3}x"
    )
    failed = LeftOut(origin=f"/{odd}", title=odd, reason=odd, failed=True)
    page = Page(content=strange.text, origin=strange.origin, url=strange.url)
    readings = [
        Reading(page=page, outcome=strange),
        Reading(page=Page(content="x", origin="/2.txt"), outcome=article(2)),
    ]

    for new in (2, 0):
        validators = {f"https://a.example/{odd}": Known(etag=odd), "https://a.example/": Known(etag="1")}
        stored = store_readings(
            archive, "源", readings, [failed], now=NOW, zone=ZONE, reader="test", validators=validators
        )
        record_statuses(archive, [SourceStatus(name="源", failed=True, reason=odd)], NOW)
        assert (stored.new, stored.unread) == (new, new // 2)

    assert {waiting.article.title for waiting in waiting_articles(archive)} == {odd, "第2中学迁址"}
    assert known_validators(archive)["https://a.example/"].etag == "1"
    assert unknown_pages(archive, [page]) == ()
    assert check_archive(archive).faults == ()


def test_a_page_whose_own_address_is_none_is_stored(archive: Archive) -> None:
    """A canonical link that nobody can read is a name like any other."""
    assert keep(archive, article(1, url="http://[::1")).new == 1


def test_an_archive_is_whole(archive: Archive) -> None:
    """A check reads everything and finds nothing wrong where nothing is."""
    keep(archive, article(1), article(2))

    examined = check_archive(archive)

    assert (examined.pages, examined.articles, examined.faults) == (2, 2, ())


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE pages SET sha256 = 'x' WHERE id = 1", "SHA-256"),
        ("UPDATE articles SET reading = page_broken WHERE id = 1", "cannot be read"),
        ("UPDATE articles SET fate = 'published' WHERE id = 1", "fate without an issue"),
    ],
    ids=["page", "reading", "fate"],
)
def test_damage_is_found(archive: Archive, damage: str, said: str) -> None:
    """A page that is not what was stored, a reading that cannot be read, a fate without an issue: each is named."""
    keep(archive, article(1))
    broken = "x'00'" if archive.is_sqlite else "'\\x00'::bytea"
    with archive.write() as connection:
        connection.execute(text(damage.replace("page_broken", broken).replace(":", "\\:")))

    assert any(said in fault for fault in check_archive(archive).faults)


def test_pruning_drops_pages_and_remembers_articles(archive: Archive) -> None:
    """What waits is never dropped; what was decided on goes after its term, and is still known."""
    keep(archive, article(1), article(2), now=NOW - timedelta(days=40))
    with archive.write() as connection:
        connection.execute(
            text(
                "INSERT INTO issues(id, date, revision, state, decided, briefing, report, files)"
                " VALUES (1, '2026-10-11', 0, 'empty', '2026-10-11 00:00:00', :none, :none, '{}')"
            ),
            {"none": pack(None)},
        )
        connection.execute(text("UPDATE articles SET fate = 'seen', issue_id = 1 WHERE id = 1"))

    pruned = prune_archive(archive, Retention(days=30), NOW)

    assert pruned.pages == 1
    assert page_of(archive, 1) is None
    assert [waiting.id for waiting in waiting_articles(archive)] == [2]
    assert keep(archive, article(1), article(2)).new == 0
    assert check_archive(archive).faults == ()


def test_the_export_is_json_lines(archive: Archive) -> None:
    """Other programs get each article with where it came from and what became of it."""
    import json

    keep(archive, article(1), article(2))

    rows = [json.loads(line) for line in export_articles(archive)]

    assert [row["title"] for row in rows] == ["第1中学迁址", "第2中学迁址"]
    assert {row["collected_from"] for row in rows} == {"文稿"}


def test_only_one_run_holds_the_archive(archive: Archive) -> None:
    """A second run is told that another is at work, and gets the lock when that has ended."""
    with hold_lock(archive), pytest.raises(ArchiveBusy, match="another run"), hold_lock(archive):
        pytest.fail("two runs hold the lock")

    with hold_lock(archive):
        pass


def test_the_lock_goes_with_a_killed_process(tmp_path: Path) -> None:
    """kill -9 leaves no lock behind, though a process that the run had started lives on."""
    opened = open_archive(tmp_path / "archive.sqlite")
    code = (
        "import subprocess, sys, time\nfrom digest.archive import hold_lock, open_archive\n"
        "with hold_lock(open_archive(sys.argv[1])):\n"
        "    says = 'print(1, flush=True); input()'\n"
        "    child = subprocess.Popen([sys.executable, '-c', says], close_fds=False)\n"
        "    time.sleep(600)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "archive.sqlite")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(ArchiveBusy), hold_lock(opened):
            pytest.fail("two runs hold the lock")
        process.kill()
        process.wait()
        with hold_lock(opened):  # the child waits for input that ends with this block
            opened.close()


def test_the_migrations_make_the_tables_that_the_program_has(archive: Archive) -> None:
    """Nothing is left to migrate in a fresh archive, and it can be taken down and made again."""
    from alembic import command

    from digest.archive.migrating import migration_settings

    with archive.write() as connection:
        command.check(migration_settings(connection))
        command.downgrade(migration_settings(connection), "base")
        command.upgrade(migration_settings(connection), "head")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_bytes(b"not a database at all, but text"), "not an archive"),
        (lambda path: path.mkdir(), "cannot be opened"),
    ],
    ids=["a text file", "a folder"],
)
def test_what_is_no_archive_is_named(tmp_path: Path, make: object, said: str) -> None:
    """Another file in the archive's place is an error with its path."""
    path = tmp_path / "archive.sqlite"
    make(path)  # type: ignore[operator]

    with pytest.raises(ArchiveError, match=said):
        open_archive(path)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://desk:geheim@127.0.0.1/x", "not an archive; name a path, or a postgresql:// URL"),
        ("postgresql://desk:geheim@127.0.0.1:port/x", "not a database URL"),
        ("postgresql://desk:geheim@127.0.0.1:1/x", "cannot be reached"),
        ("postgresql://desk:ge@geheim@127.0.0.1:1/x", "cannot be reached"),
        ("postgresql://127.0.0.1:1/x?user=desk&password=geheim", "cannot be reached"),
    ],
    ids=["another database", "no port", "nobody listening", "an @ in the password", "a password in the query"],
)
def test_a_server_that_is_none_is_named_without_its_password(url: str, said: str) -> None:
    """One line with the address and what is wrong with it; a password stays out of it, whatever it is made of."""
    with pytest.raises(ArchiveError, match=said) as raised:
        open_archive(url)

    assert "geheim" not in str(raised.value)
    assert "127.0.0.1" in str(raised.value)


def test_a_locked_archive_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that another program has locked is an error that says so, and nothing is half-stored."""
    monkeypatch.setattr("digest.archive.connection.BUSY_SECONDS", 0.2)
    opened = open_archive(tmp_path / "archive.sqlite")
    other = sqlite3.connect(tmp_path / "archive.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(ArchiveError, match="locked by another program"):
        keep(opened, article(1))

    other.execute("ROLLBACK")
    other.close()
    assert waiting_articles(opened) == ()


def test_a_full_disk_is_named_and_nothing_is_half_stored(tmp_path: Path) -> None:
    """Where there is no room, the step that needed it is undone as a whole, and can be done again."""
    opened = open_archive(tmp_path / "archive.sqlite")
    with opened.read() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
        connection.execute(text(f"PRAGMA max_page_count = {pages + 4}"))
    many = [article(number, "云汀" * 3000 + str(number)) for number in range(30)]

    with pytest.raises(ArchiveError, match="no space left"):
        keep(opened, *many)

    assert waiting_articles(opened) == ()
    opened.close()
    assert keep(open_archive(tmp_path / "archive.sqlite"), *many).new == 30


def test_a_newer_archive_is_not_touched(tmp_path: Path) -> None:
    """An archive of a later digest is refused with the remedy."""
    opened = open_archive(tmp_path / "archive.sqlite")
    with opened.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(ArchiveError, match="newer digest"):
        open_archive(tmp_path / "archive.sqlite")


def test_a_moment_without_a_zone_is_refused(archive: Archive) -> None:
    """Nobody knows when a naive time was, so it is never stored."""
    from sqlalchemy.exc import StatementError

    with pytest.raises(StatementError, match="no time zone"):
        keep(archive, article(1), now=datetime(2026, 11, 20, 7, 0))


@pytest.mark.parametrize(
    "url",
    [
        "http://news.example.org/a/1.html",
        "https://www.news.example.org/a/1.html",
        "https://news.example.org:443/a/1.html/",
        "https://NEWS.example.org/a/1.html?utm_source=feed&spm=1.2",
        "https://news.example.org/a/1.html#comments",
    ],
)
def test_the_address_of_a_page_has_one_form(url: str) -> None:
    """Scheme, www, port, tracking and fragment do not make another page."""
    assert canonical_url(url) == "news.example.org/a/1.html"


def test_what_names_the_page_stays_in_its_address() -> None:
    """A query that says which article is meant is kept, in one order."""
    assert canonical_url("https://a.example/v?id=2&b=1") == canonical_url("https://a.example/v?b=1&id=2")
    assert canonical_url("https://a.example/v?id=2") != canonical_url("https://a.example/v?id=3")


@pytest.mark.parametrize("to", ["zh-Hant", "zh-Hans"])
def test_the_fingerprint_is_the_same_in_either_script(to: str) -> None:
    """Script, spacing and punctuation do not make another article."""
    one = Article(paragraphs=("云汀的渡轮“北岸号”本周开航，票价两元，每小时一班，船上还有一间小小的阅览室和一座钟。",))
    spaced = Article(paragraphs=(convert(one.text, to).replace("，", " , "),))

    assert fingerprint(one) == fingerprint(spaced)


@settings(max_examples=40)
@given(st.builds(Article, title=st.text(), paragraphs=st.lists(st.text()).map(tuple), language=st.text(max_size=5)))
def test_any_article_can_be_packed(one: Article) -> None:
    """Whatever characters an article holds, it comes back the same."""
    assert unpack(Article, pack(one)) == one
