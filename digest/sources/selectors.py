"""CSS selectors of the settings, looked at before anything is fetched."""

from __future__ import annotations


def check_selector(selector: str) -> str | None:
    """Say what is wrong with a CSS selector (Selectors Level 3, as cssselect reads it); None where nothing is."""
    from cssselect import HTMLTranslator, SelectorError

    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        return str(error).splitlines()[0]
    return None
