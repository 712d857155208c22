"""Words in an article that address a machine instead of a reader (prompt injection), and what must not come of them.

A language model may take a sentence such as *ignore the instructions above* for an order. The text goes to it as data;
whether it obeyed can be told in part from what it answers, and that is refused.
"""

from __future__ import annotations

import re

_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.。]{0,40}"
    r"\b(?:previous|prior|above|earlier|all|any|your|these|the)\b[^.。]{0,30}\b(?:instruction|prompt|rule|direction|command|message|guideline)s?\b"
    r"|\b(?:system|developer) (?:prompt|message)\b"
    r"|\byou are (?:now )?(?:an? )?(?:ai|assistant|language model|chatgpt)\b"
    r"|\b(?:reply|respond|answer|output|print|return|say) (?:only|just|exactly|nothing but)\b[^.]{0,20}"
    r"\b(?:with|the|in)\b"
    r"|\bas an ai\b|\bdo not translate\b|\binstead of translating\b|\bjailbreak\b|\bnew instructions?:"
    r"|(?:忽略|无视|忘记|忘掉|不要理会|不理会|绕过|跳过)[^。]{0,6}(?:以上|上述|上面|之前|先前|此前|前面|所有|全部|一切|你的|这些)"
    r"[^。]{0,10}(?:指令|指示|提示词?|命令|规则|要求|设定)"
    r"|系统提示(?!音)|提示词|你(?:现在)?是(?:一个|一名)?(?:ai|人工智能|语言模型|助手|机器人)"
    r"|(?:作为|身为)(?:一个|一名)(?:ai|人工智能|语言模型)|(?:只|仅)(?:需)?(?:回复|回答|输出|返回)(?:以下|[“「:：]|一个|这)"
    r"|不要翻译|而不是翻译|新(?:的)?指令[:：]"
    r"|</?(?:system|assistant|user|instruction)s?>|\[/?INST\]|<\|im_(?:start|end)\|>|\bBEGIN (?:SYSTEM|PROMPT)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s\u3000-\u9fff]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,200}", re.IGNORECASE
)
_COPIED = 6
"""So many words of the instruction in a row are no chance."""


def addresses_a_machine(text: str) -> bool:
    """Say whether the text has words that look like an order to a language model."""
    return bool(_ORDERS.search(text))


def copies(instruction: str, text: str) -> bool:
    """Say whether ``text`` has several words in a row out of ``instruction``."""
    return bool(_word_runs(instruction) & _word_runs(text))


def brings_addresses(source: str, translation: str) -> bool:
    """Say whether the translation has a web or mail address that the original has not."""
    known = {_plain(match) for match in _ADDRESS.findall(source)}
    return any(_plain(match) not in known for match in _ADDRESS.findall(translation))


def _plain(address: str) -> str:
    return address.lower().rstrip(".,;:!?)/")


def _word_runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + _COPIED]) for n in range(len(words) - _COPIED + 1)}
