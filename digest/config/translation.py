"""``[translation]`` of digest.toml: which machine translates, if any, and within which bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec


class Translation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[translation]``: off without ``engine``. A key is named, never written: a variable, a file or the keyring.

    ``timeout`` (for a request) and ``deadline`` (for a run) are in seconds.
    """

    engine: str | None = None
    model: str | dict[str, str] = ""
    url: str = ""
    command: tuple[str, ...] = ()
    key_env: str | None = None
    key_file: str | None = None
    keyring: str | None = None
    allow_remote: bool = False
    protect: bool = False
    threads: int = 0
    timeout: float = 60
    deadline: float = 600
    tries: int = 3
    per_minute: float | None = None
    price_per_million: float | None = None
    currency: str = "USD"


def explain_translation(settings: Translation) -> Iterator[tuple[str, str]]:
    """What is wrong with a ``[translation]``: the setting, and the mistake with its remedy."""
    from digest.translation import ENGINES, TranslatorSpec, refuse_remote

    if settings.engine is None:
        return
    if settings.engine not in ENGINES:
        yield "engine", f'unknown engine "{settings.engine}"; known: {", ".join(ENGINES)}'
        return
    needed = {
        "ctranslate2": ("model", settings.model, "the folder of the model"),
        "libretranslate": ("url", settings.url, "the address of the server"),
        "openai": ("url", settings.url, "the address that /chat/completions stands under"),
        "command": ("command", settings.command, 'the program, as ["program", "argument"]'),
    }
    name, value, what = needed.get(settings.engine, ("engine", "deepl", ""))
    if not value:
        yield "engine", f"{settings.engine} needs {name}: {what}"
    if settings.engine == "openai" and not (isinstance(settings.model, str) and settings.model):
        yield "engine", "openai needs model: the name of the model"
    for name in ("timeout", "deadline", "tries"):
        if getattr(settings, name) <= 0:
            yield name, f"{getattr(settings, name):g} is too small; more than 0"
    spec = TranslatorSpec(engine=settings.engine, url=settings.url)
    if spec.goes_away and not settings.allow_remote:
        yield "engine", refuse_remote(spec)


def anchor_translation(settings: Translation, under: Callable[[str], str]) -> Translation:
    """Take the paths of the table (the folders of a local model, the file of a key) from where ``under`` says."""
    model = settings.model
    if settings.engine == "ctranslate2":
        model = {name: under(path) for name, path in model.items()} if isinstance(model, dict) else under(model)
    key_file = under(settings.key_file) if settings.key_file else None
    return msgspec.structs.replace(settings, model=model, key_file=key_file)
