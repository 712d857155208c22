"""Names in Chinese sentences with their English: what is found, what is no name, what the user's own words do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language import english_name, fold, gloss

HERE = Path(__file__).parent
Labels = frozenset[tuple[str, str]]


def labelled(name: str) -> list[tuple[str, Labels]]:
    """The sentences of a labelled file, each with its names and their English."""
    rows = [line.split("\t") for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return [(row[0], frozenset(_pair(label) for label in row[1].split("|") if label)) for row in rows]


def _pair(label: str) -> tuple[str, str]:
    name, _, english = label.partition("=")
    return name, english


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("gloss_sentences.tsv", 0.99, 0.97),
        ("gloss_sentences_later.tsv", 0.98, 0.97),
        ("gloss_sentences_fresh.tsv", 0.97, 0.98),
    ],
    ids=["settled on", "written later", "fresh"],
)
def test_names_are_found_and_nothing_else_is_taken_for_one(name: str, precision: float, recall: float) -> None:
    """Over sentences made to mislead, hardly a name is missed and hardly anything else is glossed."""
    right = found = wanted = 0
    for sentence, labels in labelled(name):
        names = {(term.text, term.english) for term in gloss(sentence)}
        right += len(names & labels)
        found += len(names)
        wanted += len(labels)
    assert right / found >= precision
    assert right / wanted >= recall


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("美国国务卿鲁比奥访问日本", "美國國務卿魯比奧訪問日本"),
        ("联合国安理会就苏丹局势开会", "聯合國安理會就蘇丹局勢開會"),
        ("中国人民银行发布公告", "中國人民銀行發布公告"),
    ],
)
def test_both_scripts_are_read_alike(simplified: str, traditional: str) -> None:
    """A sentence has the same English beside it in either script."""
    assert [term.english for term in gloss(simplified)] == [term.english for term in gloss(traditional)]


@pytest.mark.parametrize(
    ("sentence", "english"),
    [("川普與普丁通電話", "Donald Trump"), ("寮國總理抵達", "Laos"), ("布殊總統當年說", "George Bush")],
    ids=["Taiwan", "a country", "Hong Kong"],
)
def test_the_names_of_taiwan_and_hong_kong_are_known(sentence: str, english: str) -> None:
    """川普 and 特朗普 are one man."""
    assert gloss(sentence)[0].english == english


def test_what_stands_near_decides_a_form_of_two_meanings() -> None:
    """德州 is a town of Shandong, and Texas where the text speaks of America; more of the article may say so."""
    assert gloss("德州扒鸡销量大增")[0].english == "Dezhou"
    assert gloss("德州州長批評聯邦政府")[0].english == "Texas"
    assert gloss("德州今天下雪")[0].english == "Dezhou"
    assert gloss("馬鞍山與大埔相連", context="香港新界")[0].english == "Ma On Shan"
    assert gloss("安徽马鞍山的钢厂")[-1].english == "Ma'anshan"
    assert gloss("德州今天下雪", context="美國南部遭遇寒流")[0].english == "Texas"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("亨特·拜登被吊销律师执照", []),
        ("小唐纳德·特朗普谈起往事", []),
        ("唐纳德·特朗普签署行政令", ["特朗普"]),
        ("塞西尔酒店已经改建", []),
        ("李泰国是村里的老支书", []),
        ("副主席韩正在京会见客人", ["韩正"]),
        ("韩正在考虑是否前往", []),
        ("公安部门提醒市民", []),
        ("商务部门户网站发布公告", ["商务部"]),
        ("马里兰州一名法官", ["马里兰"]),
        ("示威者在首都柏林集会", ["柏林"]),
        ("河南昌邑路一带停电", ["河南"]),
        ("江西南昌今天有雨", ["江西", "南昌"]),
        ("这道沙拉卖六十元", []),
        ("叙利亚领导人沙拉到访", ["叙利亚", "沙拉"]),
        ("公司法务部高级总监离职", []),
        ("麦卡锡主义的年代", ["麦卡锡主义"]),
        ("法国外长和德国防长通话", ["法国", "外长", "德国", "防长"]),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_stands_beside_a_name_can_make_it_none(sentence: str, names: list[str]) -> None:
    """Another given name, a surname, further syllables or a word that goes on: the name of the table is not meant."""
    assert [term.text for term in gloss(sentence)] == names


def test_a_name_is_given_once_and_as_it_stands() -> None:
    """A name that comes twice has one gloss; the text of the gloss is verbatim."""
    terms = gloss("北约说，北约秘书长今天到访，北约将开会")
    assert [(term.text, term.english) for term in terms] == [("北约", "NATO"), ("北约秘书长", "NATO Secretary General")]


def test_the_glossary_of_the_user_wins() -> None:
    """The user's English goes before the table's, in either script, for names that no table has too."""
    own = {"数码港": "Cyberport", "北約": "the Alliance"}
    assert [term.english for term in gloss("數碼港與北约", own)] == ["Cyberport", "the Alliance"]


def test_an_empty_english_silences_a_name() -> None:
    """Who does not want 两会 glossed says so."""
    assert [term.text for term in gloss("两会在北京举行", {"两会": ""})] == ["北京"]


def test_a_name_inside_a_longer_one_is_not_cut_out() -> None:
    """The user's word for 中国 does not break 中国人民银行 apart."""
    assert gloss("中国人民银行", {"中国": "PRC"})[0].english == "People's Bank of China"


def test_people_have_pinyin() -> None:
    """The reading of a name comes with it."""
    assert gloss("外长王毅")[-1].pinyin == "Wáng Yì"


@pytest.mark.parametrize("text", ["", "NATO said on Friday", "2026-11-20", "……"])
def test_text_without_chinese_has_no_names(text: str) -> None:
    """Only Chinese is glossed."""
    assert gloss(text) == ()


def test_a_whole_name_has_an_english_name() -> None:
    """A source or speaker that is in the table is called by its English name; a part of a name is not enough."""
    assert english_name("新华社") == "Xinhua News Agency"
    assert english_name("中央社") == "Central News Agency"
    assert english_name("新华社客户端") is None
    assert english_name("某某日报") is None
    assert english_name("某某日报", {"某某日報": "The Daily"}) == "The Daily"


@given(st.text(alphabet="中国美会日本行长北约云南非法上海内外的了一二十。，", max_size=40))
def test_whatever_is_found_stands_in_the_text(text: str) -> None:
    """Every term is a stretch of the text, and folding the text changes nothing but the characters."""
    terms = gloss(text)
    assert all(term.text in text and term.english for term in terms)
    assert [term.english for term in gloss(fold(text))] == [term.english for term in terms]
