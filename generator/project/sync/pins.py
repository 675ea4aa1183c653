"""The catalog's pins, rewritten in place: every comment, quote and line that is no pin stays as it is."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter

from generator.project.catalog import CatalogEntry


class _Representer(RoundTripRepresenter):
    """Writes null as ``null``, where ruamel would leave nothing."""

    def represent_none(self, data: None) -> ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:null", "null")


_Representer.add_representer(type(None), _Representer.represent_none)


def rewrite(catalog: Path, pins: Mapping[CatalogEntry, tuple[str | None, str]]) -> bool:
    """Write commit and sha256 of some entries. Returns whether the file changed; raises OSError with it as it was."""
    text = catalog.read_text("utf-8")
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.preserve_quotes = True
    yaml.width = 10_000
    data = yaml.load(text)
    for entry, (commit, sha256) in pins.items():
        facts = data[entry.service][entry.version]
        for key, value in (("commit", commit), ("sha256", sha256)):
            if facts.get(key) != value:
                facts[key] = value
    made = io.StringIO()
    yaml.dump(data, made)
    if made.getvalue() == text:
        return False
    new = catalog.with_name(f".{catalog.name}.new")
    new.write_text(made.getvalue(), "utf-8")
    os.replace(new, catalog)
    return True
