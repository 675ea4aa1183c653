"""The pins of a project, rewritten in place: every comment, quote and line that is not a pin stays as it is."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from functools import reduce
from operator import getitem
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter

from generator.load.pointers import steps
from generator.project.model import CatalogEntry


class _Representer(RoundTripRepresenter):
    """Writes null as ``null``, where ruamel would leave nothing."""

    def represent_none(self, data: None) -> ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:null", "null")


_Representer.add_representer(type(None), _Representer.represent_none)


def rewrite(file: Path, pins: Mapping[CatalogEntry, tuple[str | None, str]]) -> bool:
    """Write commit and sha256 of entries that ``file`` lists. Returns whether it changed.

    Raises:
        OSError: the file cannot be written; it is as it was.
    """
    text = file.read_text("utf-8")
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.preserve_quotes = True
    yaml.width = 10_000
    data = yaml.load(text)
    for entry, (commit, sha256) in pins.items():
        facts = reduce(getitem, steps(entry.pointer), data)["upstream"]
        for key, value in (("commit", commit), ("sha256", sha256)):
            if facts.get(key) != value:
                facts[key] = value
    made = io.StringIO()
    yaml.dump(data, made)
    if made.getvalue() == text:
        return False
    new = file.with_name(f".{file.name}.new")
    new.write_text(made.getvalue(), "utf-8")
    os.replace(new, file)
    return True
