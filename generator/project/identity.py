"""What the package of a target is called, to pip and to Python."""

from __future__ import annotations

import re
from dataclasses import dataclass
from keyword import iskeyword

from generator.project.catalog import Target, TargetError
from generator.words import split_words


@dataclass(frozen=True, slots=True)
class Identity:
    """What a package is called, to pip and to Python. Every part is a checked name."""

    service: str
    version: str
    distribution: str
    module: str
    client: str


def service_name(target: Target, service: str | None = None) -> str:
    """What a target's service is called: by the user, by the catalog, or by the document's file name."""
    words = split_words(service or target.service or re.split(r"[.]", target.document.name)[0]) or ["service"]
    slug = "_".join(words)
    return f"service_{slug}" if slug[0].isdigit() else slug


def identify(target: Target, version: str, *, service: str | None = None, module: str | None = None) -> Identity:
    """The names of a target's package.

    ``version`` is the document's own, used where the catalog has none; ``service`` and ``module`` are the user's
    wishes and win. Raises :class:`TargetError` for a module that is no dotted Python name.
    """
    slug = service_name(target, service)
    label = target.version if target.version and service is None else version
    label = re.sub(r"T00:00:00Z?$", "", label)  # an unquoted YAML date, written out with its midnight
    tag = "_".join(re.findall(r"[a-z0-9]+", label.lower())) or "0"
    leaf = f"v{tag}" if tag[0].isdigit() else tag
    dotted = module or f"azure_openai.{slug}.{leaf}"
    if not all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", part) and not iskeyword(part) for part in dotted.split(".")):
        raise TargetError(f"{dotted!r} is no import path: use names joined by dots, such as my_company.openai.v1")
    return Identity(
        service=slug,
        version=label,
        distribution=f"azure-openai-{slug}-{tag}".replace("_", "-") if module is None else module.replace(".", "-"),
        module=dotted,
        client="".join(part.capitalize() for part in slug.split("_")) + "Client",
    )
