"""Names and words that regions write differently, and the table they come from."""

from __future__ import annotations

import pytest

from digest.language import convert, count_script
from digest.language.names_table import terms

KINDS = {"country", "place", "person", "organisation", "word"}


def taiwan(text: str, *, names: bool = True, words: bool = False) -> str:
    return convert(text, "zh-Hant-TW", regional_names=names, regional_words=words)


def test_names_are_converted_letter_by_letter_unless_asked() -> None:
    """Regional names and words are each their own choice."""
    text = "特朗普在网络上发布视频"
    assert convert(text, "zh-Hant-TW") == "特朗普在網絡上發布視頻"
    assert taiwan(text) == "川普在網絡上發布視頻"
    assert taiwan(text, names=False, words=True) == "特朗普在網路上發布影片"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("普京与泽连斯基通话", "普丁與澤倫斯基通話"),
        ("老挝和沙特阿拉伯代表", "寮國和沙烏地阿拉伯代表"),
        ("特朗普通过视频讲话", "川普通過視頻講話"),
        ("前总统里根与布什", "前總統雷根與布希"),
        ("美联储与哈马斯", "聯準會與哈瑪斯"),
        ("东盟峰会在文莱举行", "東協峰會在汶萊舉行"),
    ],
)
def test_taiwans_names_are_used_where_asked(text: str, right: str) -> None:
    """Countries, people and organisations take the names of Taiwan's press."""
    assert taiwan(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "这里根本没有问题",
        "没有公布什么消息",
        "南海地区局势",
        "参加纳税培训",
        "理智利用资源",
        "他乍得一看",
        "朝鲜族村庄",
        "包罗万象的展览",
    ],
)
def test_a_name_inside_other_words_is_no_name(text: str) -> None:
    """里根 in 这里根本, 布什 in 公布什么, 加纳 in 参加纳税 are not people or countries."""
    assert taiwan(text, words=True) == convert(text, "zh-Hant-TW")


def test_quotations_and_titles_keep_their_words() -> None:
    """What somebody said or a work is called stays, unless asked otherwise."""
    text = "他说“特朗普很忙”，《普京传》出版，普京未回应"
    assert taiwan(text) == "他說“特朗普很忙”，《普京傳》出版，普丁未回應"
    everywhere = convert(text, "zh-Hant-TW", regional_names=True, inside_quotations=True)
    assert everywhere == "他說“川普很忙”，《普丁傳》出版，普丁未回應"


def test_words_of_news_are_not_turned_into_words_of_computing() -> None:
    """支持, 声明, 发布, 通过, 程序 and 项目 keep their meaning."""
    text = "支持联合声明，发布消息，一致通过司法程序项目"
    assert taiwan(text, words=True) == "支持聯合聲明，發布消息，一致通過司法程序項目"


def test_a_word_may_be_part_of_a_longer_one() -> None:
    """网络平台 and 据报道 are written with the regional word, though they are words of their own."""
    assert taiwan("据报道，网络平台信息安全", words=True) == "據報導，網路平臺資訊安全"


def test_names_go_from_region_to_region_and_back() -> None:
    """A Taiwanese text can be given the names of Hong Kong, or of the Mainland."""
    text = "川普與普丁會談，澤倫斯基缺席"
    assert convert(text, "zh-Hant-HK", regional_names=True) == "特朗普與普京會談，澤連斯基缺席"
    assert convert(text, "zh-Hans", regional_names=True) == "特朗普与普京会谈，泽连斯基缺席"


def test_a_word_that_also_means_something_else_is_not_brought_back() -> None:
    """智慧 and 影片 are words of their own in Simplified text; 軟體 is not."""
    assert convert("智慧與影片，軟體", "zh-Hans", regional_words=True) == "智慧与影片，软件"


def test_taiwanese_names_inside_other_words_are_no_names() -> None:
    """獅子山 is a hill in Hong Kong, 雪梨 a fruit, and 山東加快 holds no 東加."""
    text = "獅子山下的雪梨樹，山東加快發展"
    assert convert(text, "zh-Hans", regional_names=True) == convert(text, "zh-Hans")


def test_the_longest_name_wins() -> None:
    """沙特阿拉伯 is one name, and 几内亚比绍 is not 几内亚."""
    assert taiwan("沙特阿拉伯和沙特，几内亚比绍和几内亚") == "沙烏地阿拉伯和沙烏地，幾內亞比索和幾內亞"


def test_the_table_is_sound() -> None:
    """At least 250 rows, no name twice, each with English, a known kind and a source, and no Simplified form left."""
    rows = terms()
    assert len(rows) >= 250
    assert len({row.hans for row in rows}) == len(rows)
    assert all(row.english and row.source and row.kind in KINDS for row in rows)
    assert not [row for row in rows if count_script(row.taiwan + row.hong_kong).simplified]
    assert not [row for row in rows if count_script(row.hans).traditional]
