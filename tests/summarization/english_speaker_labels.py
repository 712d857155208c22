"""English sentences of many shapes, each with the person whose words it gives, as in ``speaker_labels``."""

from __future__ import annotations

ENGLISH: dict[str, tuple[str, list[str | None]]] = {
    "english, who heads": (
        "Anna Berg, who heads the port authority, said the cranes would arrive in June. The first ship is due in July.",
        ["Anna Berg", None],
    ),
    "english, according to": (
        "According to Anna Berg, the cranes would arrive in June.",
        ["Anna Berg"],
    ),
    "english, quote first": (
        '"The cranes are late," Anna Berg said. "We expected them in May." Workers waited at the gate.',
        ["Anna Berg", "Anna Berg", None],
    ),
    "english, split quote": (
        '"The cranes," said Anna Berg, "are late." Nobody else spoke.',
        ["Anna Berg", None],
    ),
    "english, told a paper": (
        "Tom Hale told the Evening Post that he would resign. His deputy will take over.",
        ["Tom Hale", None],
    ),
    "english, council": (
        "The city council said in a statement that fares would not rise. Fares last rose in 2019.",
        [None, None],
    ),
    "english, unnamed": (
        "One resident said the water smelled of petrol. Experts say the well is too shallow.",
        [None, None],
    ),
    "english, over paragraphs": (
        '"We came at dawn and saw no one.\n"The door was open," said Tom Hale. Police sealed the house.',
        ["Tom Hale", "Tom Hale", None],
    ),
    "english, surname alone": (
        'Hale added that the keys were missing. "I looked everywhere," he said.',
        ["Hale", "Hale"],
    ),
    "english, asked": (
        "Asked about the keys, Hale replied that he knew nothing.",
        ["Hale"],
    ),
    "english, she with two women": (
        "Anna Berg met Lena Roth on Friday. She said the deal was close.",
        [None, None],
    ),
    "english, film title": (
        "The Long Road said goodbye to cinemas on Sunday. Critics said little.",
        [None, None],
    ),
    "english, colon": (
        'Mayor Ruth Adler said: "We will rebuild." The river is still rising.',
        ["Ruth Adler", None],
    ),
    "english, reported by agency": (
        "The minister will travel to Oslo, the news agency said.",
        [None],
    ),
    "en 1": (
        '"Nobody warned us," Karen Dale told the Herald. "Nobody came." The river fell overnight.',
        ["Karen Dale", "Karen Dale", None],
    ),
    "en 2": (
        "Dr. Paul Meyer, a surgeon at St. Anne's, said the operation went well. It took six hours.",
        ["Paul Meyer", None],
    ),
    "en 3": (
        "Sources close to the club said a deal was near. The club declined to comment.",
        [None, None],
    ),
    "en 4": (
        "In a letter to staff, chief executive Maria Stone wrote that offices would close in March.",
        ["Maria Stone"],
    ),
    "en 5": (
        "The report said the bridge was unsafe. Engineers warned of that in 2019, it added.",
        [None, None],
    ),
    "en 6": (
        '"I am not going," he said.',
        [None],
    ),
    "en 7": (
        "Senator Joan Pike argued that the law was vague. Her opponents disagreed.",
        ["Joan Pike", None],
    ),
}
