"""What the package of a target is called, to pip and to Python."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.project.model import Target, TargetError
from generator.project.modules import module_problem
from generator.words import split_words


@dataclass(frozen=True, slots=True)
class Identity:
    """What a package is called, to pip and to Python. Every part is a checked name."""

    service: str
    version: str
    distribution: str
    module: str
    client: str


def slug_of(text: str) -> str:
    """The name of a service as a Python name."""
    slug = "_".join(split_words(text) or ["service"])
    return f"service_{slug}" if slug[0].isdigit() else slug


def service_name(target: Target, service: str | None = None) -> str:
    """What a target's service is called: by the user, by the project, or by the document's file name."""
    return slug_of(service or target.service or re.split(r"[.]", target.document.name)[0])


def identify(target: Target, version: str, *, service: str | None = None, module: str | None = None) -> Identity:
    """The names of a target's package.

    ``version`` is the document's own, used where the project has none; ``service`` and ``module`` are those of the
    command line and win.

    Raises:
        TargetError: the package could not be imported by that module.
    """
    slug = service_name(target, service)
    label = target.version if target.version and service is None else version
    label = re.sub(r"T00:00:00Z?$", "", label)  # an unquoted YAML date, written out with its midnight
    tag = "_".join(re.findall(r"[a-z0-9]+", label.lower())) or "0"
    leaf = f"v{tag}" if tag[0].isdigit() else tag
    wanted = target.module if module is None else module
    dotted = f"azure_openai.{slug}.{leaf}" if wanted is None else wanted
    problem = module_problem(dotted)
    if problem is not None:
        raise TargetError(problem)
    return Identity(
        service=slug,
        version=label,
        distribution=f"azure-openai-{slug}-{tag}".replace("_", "-") if wanted is None else wanted.replace(".", "-"),
        module=dotted,
        client="".join(part.capitalize() for part in slug.split("_")) + "Client",
    )
