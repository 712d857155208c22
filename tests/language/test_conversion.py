"""What conversion between editions does, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import UsageError
from digest.language import EDITIONS, Change, Doubt, convert, detect, edition, explain_conversion
from digest.language.glossary import Glossary
from tests.language.cases import ALL_HARD, simplified_text

TRADITIONAL = ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK")


@pytest.mark.parametrize(
    ("to", "right"),
    [
        ("zh-Hans", "他在台湾的群众里着手卫生工作"),
        ("zh-Hant-TW", "他在臺灣的群眾裡著手衛生工作"),
        ("zh-Hant-HK", "他在台灣的群眾裏着手衞生工作"),
    ],
)
def test_each_edition_has_its_own_forms(to: str, right: str) -> None:
    """Taiwan writes 裡, 著 and 衛, Hong Kong 裏, 着 and 衞."""
    assert convert("他在台湾的群众里着手卫生工作", to) == right


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("zh-cn", "zh-Hans"),
        ("ZH_TW", "zh-Hant-TW"),
        ("zh-hk", "zh-Hant-HK"),
        ("zh-SG", "zh-Hans"),
        ("ZH-HANT", "zh-Hant"),
    ],
)
def test_common_names_of_an_edition_are_understood(tag: str, meant: str) -> None:
    """Case and underscore do not matter, and a region stands for its script."""
    assert edition(tag) == meant


def test_an_unknown_edition_is_refused_with_the_nearest_one() -> None:
    """A misspelt tag is an error that names what was probably meant."""
    with pytest.raises(UsageError, match=r"zh-Hnat-TW.*did you mean zh-Hant-TW"):
        convert("发展", "zh-Hnat-TW")


@pytest.mark.parametrize("to", EDITIONS)
@pytest.mark.parametrize(
    "text",
    ["The agency reported growth.", "これは日本語の文章です。発展", "12:30, 100%", ""],
    ids=["en", "ja", "numbers", "none"],
)
def test_other_languages_pass_unchanged(text: str, to: str) -> None:
    """Text that is not Chinese has no other script to be put into."""
    assert convert(text, to) == text


@pytest.mark.parametrize(
    "kept",
    [
        "https://例子.com/里?a=后",
        "www.example.com/后",
        "desk@例子.com",
        "`发 = 里`",
        '<p class="里">',
        "https://a.com/b?c=里",
    ],
)
def test_addresses_code_and_tags_are_not_converted(kept: str) -> None:
    """A converted address leads nowhere; the words around it are converted all the same."""
    assert convert(f"后来 {kept} 发布", "zh-Hant-TW") == f"後來 {kept} 發布"


def test_words_that_follow_an_address_without_a_space_are_converted() -> None:
    """Chinese text goes on right behind an address that ends in Latin letters."""
    assert convert("见https://a.com/b查看后续。", "zh-Hant-TW") == "見https://a.com/b查看後續。"


@given(simplified_text)
@settings(max_examples=60)
def test_text_in_the_target_script_is_not_changed(text: str) -> None:
    """Simplified stays as it is in Simplified, and clean Traditional in every Traditional edition."""
    traditional = convert(text, "zh-Hant-TW", "zh-Hans")
    assert convert(text, "zh-Hans", "zh-Hans") == text
    for to in TRADITIONAL:
        assert convert(traditional, to, "zh-Hant", machine_made=False) == traditional


@given(simplified_text)
@settings(max_examples=60)
def test_the_script_alone_never_changes_the_length(text: str) -> None:
    """Offsets of key sentences hold in every edition as long as no regional word is asked for."""
    assert {len(convert(text, to, "zh-Hans")) for to in EDITIONS} == {len(text)}


NOT_REVERSIBLE: frozenset[str] = frozenset()


@pytest.mark.parametrize("to", TRADITIONAL)
def test_simplified_comes_back_from_traditional(to: str) -> None:
    """There and back is the identity on Simplified text, but for the sentences listed."""
    there = {one.simplified: convert(one.simplified, to, "zh-Hans") for one in ALL_HARD}
    lost = {text for text, traditional in there.items() if convert(traditional, "zh-Hans", to) != text}
    assert lost == NOT_REVERSIBLE


@given(
    st.text(
        st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF) | st.sampled_from("abc ,.\n\U00020000"), max_size=40
    )
)
@settings(max_examples=150)
def test_any_text_at_all_can_be_converted(text: str) -> None:
    """No string of characters raises, and none changes its length."""
    for to in EDITIONS:
        assert len(convert(text, to)) == len(text)


def test_a_sentence_can_use_the_script_of_its_article() -> None:
    """A sentence without any telling character is converted by the script found for the whole."""
    assert convert("皇后在里面", "zh-Hant-TW", "zh-Hans") == "皇后在裡面"
    assert convert("皇后在里面", "zh-Hant-TW", "zh-Hant") == "皇后在里面"


def test_each_sentence_of_a_mixed_text_goes_by_its_own_script() -> None:
    """A page that mixes scripts is converted where it needs it and left alone elsewhere."""
    mixed = "经济发展很快，后来放缓。皇后區的發展變慢，後來回升。"
    assert detect(mixed) == "mixed"
    assert convert(mixed, "zh-Hant-TW") == "經濟發展很快，後來放緩。皇后區的發展變慢，後來回升。"
    assert convert(mixed, "zh-Hans") == "经济发展很快，后来放缓。皇后区的发展变慢，后来回升。"


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("著名學者看著報告著書", "著名学者看着报告着书|著名学者看着报告著书"),
        ("保持著高水平", "保持着高水平"),
        ("乾隆皇帝與乾淨的餅乾", "乾隆皇帝与干净的饼干"),
        ("衞生署説明裏面的線索", "卫生署说明里面的线索"),
        ("原著與土著，意味著甚麼", "原著与土著，意味着什么"),
        ("火砲與覆核，答覆", "火炮与复核，答复"),
    ],
)
def test_traditional_of_either_region_becomes_simplified(traditional: str, simplified: str) -> None:
    """著 as a particle becomes 着, as a verb it stays; forms of Hong Kong are understood."""
    assert convert(traditional, "zh-Hans") in simplified.split("|")


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("救援队发现一只小猫，将它送医", "救援隊發現一隻小貓，將牠送醫"),
        ("大熊猫生下幼崽，它们都很健康", "大熊貓生下幼崽，牠們都很健康"),
        ("公司发布报告，它说明了亏损", "公司發布報告，它說明了虧損"),
        ("猪肉涨价，它影响通胀", "豬肉漲價，它影響通脹"),
        ("老虎和其它展品", "老虎和其它展品"),
    ],
)
def test_an_animal_has_its_own_pronoun_in_traditional(simplified: str, traditional: str) -> None:
    """它 becomes 牠 near an animal, and comes back as 它."""
    assert convert(simplified, "zh-Hant-TW", "zh-Hans") == traditional
    assert convert(traditional, "zh-Hans", "zh-Hant") == simplified


def test_the_glossary_goes_before_everything_else() -> None:
    """A user's word takes the form given for the edition, in whichever script it is written."""
    glossary: Glossary = {"布什": {"zh-Hant": "小布希"}, "峰會": "高峰會"}
    assert convert("布什出席峰会", "zh-TW", glossary=glossary, regional_names=True) == "小布希出席高峰會"
    assert convert("布什出席峰会", "zh-CN", glossary=glossary) == "布什出席峰会"


def test_quotation_marks_are_set_where_asked() -> None:
    """Marks stay as they are unless those of the edition are wanted."""
    assert convert("他说“发展”", "zh-TW") == "他說“發展”"
    assert convert("他说“发展”", "zh-TW", quotes="edition") == "他說「發展」"


def test_an_explanation_names_each_change_and_its_rule() -> None:
    """Every changed place is listed, with what was there, what came and why."""
    text = "他说普京的新征程“展示了如何发展”"
    changes = explain_conversion(text, "zh-Hant-TW")
    assert all(text[one.start : one.end] == one.before for one in changes)
    assert {(one.before, one.after, one.rule) for one in changes if isinstance(one, Change)} >= {
        ("说", "說", "dictionary"),
        ("发", "發", "dictionary"),
    }
    assert all(0.0 <= one.confidence <= 1.0 for one in changes)


@pytest.mark.parametrize("text", [one.simplified for one in ALL_HARD[::12]])
def test_an_explanation_accounts_for_the_whole_difference(text: str) -> None:
    """Putting the listed changes and doubts into the text gives what conversion gives."""
    written = list(text)
    for one in explain_conversion(text, "zh-Hant-TW", "zh-Hans"):
        written[one.start : one.end] = [one.after]
    assert "".join(written) == convert(text, "zh-Hant-TW", "zh-Hans")


def test_a_choice_that_could_have_gone_otherwise_is_a_doubt() -> None:
    """于 after a name may be a surname; such a place is flagged with the other form."""
    doubts = [one for one in explain_conversion("王某于于某", "zh-Hant-TW", "zh-Hans") if isinstance(one, Doubt)]
    assert doubts
    assert all(one.instead != one.after and one.confidence < 0.8 for one in doubts)
