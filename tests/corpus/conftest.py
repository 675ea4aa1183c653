"""What the tests over whole packages share."""

from __future__ import annotations

import os

import pytest

from .packages import Packages


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """The packages of the documents, in one folder of this run, whichever process of it asks first."""
    own = tmp_path_factory.getbasetemp()
    return Packages((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "packages")
