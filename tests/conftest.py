"""What all tests share: the option that rewrites golden files, and where the real documents are."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written."""
    return bool(request.config.getoption("--golden"))


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    """Servers of tests listen on loopback only, on a free port."""
    return ("127.0.0.1", 0)
