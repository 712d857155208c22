"""What is not English is not called so: neither its language, nor the mark of an original in an issue."""

from __future__ import annotations

from pathlib import Path

import pytest

import digest

FRENCH = (
    "Le ministère des Transports a annoncé vendredi un plan de 300 millions d'euros pour moderniser les ports de la "
    "côte atlantique d'ici à 2030.",
    "« Nous ne pouvons plus attendre », a déclaré la ministre lors d'une conférence de presse à Nantes.",
    "Les syndicats demandent que les emplois soient garantis pendant toute la durée des travaux.",
)


@pytest.mark.parametrize(
    "text",
    [
        FRENCH[0],
        "Das Ministerium hat am Freitag neue Regeln beschlossen, die im März in Kraft treten.",
        "El ministerio anunció el viernes un plan para los puertos de la costa, según una nota.",
        "O ministério anunciou na sexta-feira um plano para os portos que não foi votado.",
        "Il ministero ha annunciato un piano per i porti della costa, che non è ancora legge.",
        "Pemerintah mengumumkan rencana baru untuk pelabuhan dan jalan di pantai barat.",
        "首相は金曜日に記者会見を開き、予算案について説明した。",
        "정부는 금요일에 항구 계획을 발표했다. Black Friday",
    ],
    ids=["French", "German", "Spanish", "Portuguese", "Italian", "Indonesian", "Japanese", "Korean"],
)
def test_another_language_is_not_taken_for_english(text: str) -> None:
    """A text of another language is of no language that is known here."""
    assert digest.detect(text) == "und"


@pytest.mark.parametrize(
    "text",
    [
        "Tesla shares plunge amid Musk feud",
        "Lakers 102, Celtics 99",
        "Angela Merkel and Emmanuel Macron met in La Rochelle on Friday, an aide said.",
        'The mayor said "Die Zeit" and "Le Monde" had asked for the file and that the city would answer.',
        "NATO",
    ],
)
def test_english_with_foreign_names_is_english(text: str) -> None:
    """Headlines do without small words, and names of newspapers have foreign ones."""
    assert digest.detect(text) == "en"


@pytest.mark.parametrize("languages", [("zh-Hans", "zh-Hant-TW"), ("zh-Hans", "en")])
def test_a_french_article_stands_under_its_own_language(languages: tuple[str, str], tmp_path: Path) -> None:
    """In an issue its sentences are French, not an English original, and stand there word for word."""
    articles = tmp_path / "articles"
    articles.mkdir()
    body = "".join(f"<p>{sentence}</p>" for sentence in FRENCH)
    title = "Le ministère annonce un plan pour les ports"
    page = (
        f'<!doctype html><html lang="fr"><head><title>{title}</title></head><body>'
        f"<article><h1>{title}</h1>{body}</article></body></html>"
    )
    (articles / "ports.html").write_text(page, encoding="utf-8")
    (tmp_path / "digest.toml").write_text(
        f'languages = {list(languages)}\n[[sources]]\nname = "A"\npath = "articles/"\n', encoding="utf-8"
    )

    briefing = digest.build(tmp_path / "digest.toml", date="2026-11-20")
    (written,) = digest.render(briefing, tmp_path / "issue", formats=("html",))
    shown = written.read_text(encoding="utf-8")

    assert {one.original for item in briefing.items for one in item.quotations} == {"fr"}
    assert "英文原文" not in shown
    assert 'lang="fr"' in shown
