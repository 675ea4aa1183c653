"""The suite's server."""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conformance.clients import HOST
from conformance.documents import SuiteError

SECONDS = 120


@contextmanager
def running_server(node: Path, root: Path, port: int) -> Iterator[None]:
    """The server, listening, until the block is left.

    Raises:
        SuiteError: it did not start.
    """
    specs = [str(root / "pkgs" / suite / "specs") for suite in ("http", "azure")]
    cli = root / "node_modules" / "@typespec" / "spector" / "cmd" / "cli.mjs"
    command = [str(node), str(cli), "serve", *specs, "--port", str(port), "--coverageFile", str(root / "coverage.json")]
    log = root / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=root, stdout=out, stderr=subprocess.STDOUT)
        try:
            _await_start(process, port, log)
            yield
        finally:
            process.terminate()
            process.wait()


def _await_start(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection((HOST, port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SuiteError(f"the suite's server did not start: see {log}")


def accepted(port: int) -> frozenset[str]:
    """The names of the scenarios that the server itself counts as passed."""
    with urllib.request.urlopen(f"http://{HOST}:{port}/.coverage") as answer:
        reports = json.load(answer)
    return frozenset(name for report in reports for name, result in report["results"].items() if result == "pass")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("", 0))
        port: int = found.getsockname()[1]
        return port
