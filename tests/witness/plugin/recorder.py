"""A pytest plugin for the own tests of a package: what travels between client and server, one JSON line for each pair.

Loaded with ``-p recorder``; ``WITNESS_RECORDS`` names the file that it writes.
"""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

_RECORDS = Path(os.environ["WITNESS_RECORDS"])
#: The test that runs, and what its case says of its answers.
_running: dict[str, Any] = {}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Each record tells the test that it belongs to."""
    case = getattr(item, "callspec", None) and item.callspec.params.get("case")  # type: ignore[attr-defined]
    _running.update(test=item.nodeid, case=getattr(case, "data", {}), number=0)


def _recorded(dispatch: Any) -> Any:
    def dispatch_and_record(self: HTTPServer, request: Request) -> Response:
        case, number = _running["case"], _running["number"]
        answer = [*case.get("answers", []), *[{}] * (number + 1)][number]
        _running["number"] += 1
        record = {
            "test": _running["test"],
            "deviates": [name for name, each in (("request", case), ("answer", answer)) if each.get("deviates")],
            "method": request.method,
            "target": request.environ["RAW_URI"],
            "headers": list(request.headers),
            "body": b64encode(request.get_data()).decode(),
        }
        response: Response = dispatch(self, request)
        sent: list[bytes] = []
        response.response = _kept(response.iter_encoded(), sent)
        record |= {"status": response.status_code, "answer_headers": list(response.headers)}
        response.call_on_close(lambda: _write({**record, "answer": b64encode(b"".join(sent)).decode()}))
        return response

    return dispatch_and_record


def _kept(chunks: Iterator[bytes], sent: list[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        sent.append(chunk)
        yield chunk


def _write(record: dict[str, Any]) -> None:
    with _RECORDS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")


HTTPServer.dispatch = _recorded(HTTPServer.dispatch)  # type: ignore[method-assign]
