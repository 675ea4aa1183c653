"""What the package of a target is called, to pip and to Python."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from keyword import iskeyword
from typing import Any

from generator.project.model import Target, TargetError
from generator.project.modules import module_problem
from generator.words import split_words

#: How a document says that it is Azure OpenAI's: by its title, or by where it is served.
_AZURE = re.compile(r"azure\W*open\W*ai|\.(openai|cognitiveservices)\.azure\.", re.IGNORECASE)
#: What a title says after the name of its service, or of every service.
_ASIDE = re.compile(r"\s[-–—|]\s|[:(,]")
_EVERY = re.compile(r"api|rest|http|swagger|specification|spec|v?[0-9]+")
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Identity:
    """What a package is called, to pip and to Python. Every part is a checked name.

    ``azure``: the document is Azure OpenAI's; what users read of any other speaks of that alone.
    """

    service: str
    version: str
    distribution: str
    module: str
    client: str
    azure: bool


def slug_of(text: str) -> str:
    """The name of a service as a Python name."""
    slug = "_".join(split_words(text) or ["service"])
    return f"service_{slug}" if slug[0].isdigit() else slug


def is_azure(target: Target, root: Mapping[str, Any]) -> bool:
    """Whether a document, ``root``, is Azure OpenAI's: of the catalog, or by what it says of itself."""
    if target.service is not None and not target.own:
        return True
    info = root.get("info")
    said = [info.get("title") if isinstance(info, dict) else None]
    return _AZURE.search(str([*said, *map(root.get, ("servers", "host", "x-ms-parameterized-host"))])) is not None


def service_name(target: Target, root: Mapping[str, Any], service: str | None = None) -> str:
    """What a target's service is called: by the user, by the project, or by the document.

    A document of Azure's is called as its file is, since their titles are one; any other after its title.
    """
    given, file = service or target.service, target.document.name.partition(".")[0]
    return slug_of(given or (file if is_azure(target, root) else _title(root) or file))


def _title(root: Mapping[str, Any]) -> str:
    """The name in a title: ``The Bookshop API (v2)`` is ``bookshop``; nothing, where it is of words for any API."""
    info = root.get("info")
    title = str(info.get("title") or "") if isinstance(info, dict) else ""
    words = split_words(_ASIDE.split(title.strip())[0])
    while words and _EVERY.fullmatch(words[-1]):
        words.pop()
    return " ".join((words[1:] if words[:1] == ["the"] else words)[:_LONGEST])


def identify(
    target: Target, version: str, root: Mapping[str, Any], service: str | None = None, module: str | None = None
) -> Identity:
    """The names of a target's package.

    ``version`` is that of the document ``root``, used where the project has none; ``service`` and ``module`` are those
    of the command line and win. A name that Python or a dependency of packages has already gets ``_api``.

    Raises:
        TargetError: the package could not be imported by the module that was given.
    """
    slug, azure = service_name(target, root, service), is_azure(target, root)
    label = target.version if target.version and service is None else version
    label = re.sub(r"T00:00:00Z?$", "", label)  # an unquoted YAML date, written out with its midnight
    tag = "_".join(re.findall(r"[a-z0-9]+", label.lower())) or "0"
    leaf = f"v{tag}" if tag[0].isdigit() or iskeyword(tag) else tag
    top = slug if azure or module_problem(f"{slug}.{leaf}") is None else f"{slug}_api"
    wanted = target.module if module is None else module
    dotted = (f"azure_openai.{top}.{leaf}" if azure else f"{top}.{leaf}") if wanted is None else wanted
    problem = module_problem(dotted)
    if problem is not None:
        raise TargetError(problem)
    name = f"{'azure-openai-' if azure else ''}{top}-{tag}".replace("_", "-")
    return Identity(
        service=slug,
        version=label,
        distribution=name if wanted is None else wanted.replace(".", "-"),
        module=dotted,
        client="".join(part.capitalize() for part in slug.split("_")) + "Client",
        azure=azure,
    )
