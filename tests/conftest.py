"""What all tests share: the option that rewrites golden files, and where the real documents are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Many tests make the same packages: black formats each text once, for all processes of this run and the next ones.
os.environ.setdefault("CLIENTGEN_CACHE", str(ROOT / ".cache" / "tests"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files instead of comparing with them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first, so that no process waits at the end for one that another has just begun."""
    items.sort(key=lambda item: "corpus" not in item.path.parts)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written."""
    return bool(request.config.getoption("--golden"))


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    """Servers of tests listen on loopback only, on a free port."""
    return ("127.0.0.1", 0)
