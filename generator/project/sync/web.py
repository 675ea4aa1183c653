"""One file over HTTPS, by requests: verified certificates, proxies, chunks and timeouts are its trade, not ours."""

from __future__ import annotations

import time
from urllib.parse import urljoin, urlsplit

import requests

from generator import __version__
from generator.project.sync import Absent, SyncError

MAX_BYTES = 32 * 1024 * 1024
"""Of one file. The largest document known has 3 MB."""
CONNECT_SECONDS, SILENT_SECONDS, WHOLE_SECONDS = 10.0, 30.0, 300.0
_MAX_REDIRECTS = 3
_CHUNK = 64 * 1024


def check_address(url: str) -> None:
    """Refuse what is not a plain https address."""
    try:
        parts = urlsplit(url)
        whole = parts.scheme == "https" and parts.hostname and not (parts.query or parts.fragment)
    except ValueError:
        whole, parts = False, urlsplit("")
    if not whole:
        raise SyncError(f"{url!r} is not an https address: give https://host/path, or a folder")
    if parts.username is not None or parts.password is not None:
        raise SyncError("the address has a user name or password in it: take them out, documents are public")


def new_session() -> requests.Session:
    session = requests.Session()
    session.headers["User-Agent"] = f"clientgen/{__version__}"
    session.auth = lambda request: request  # else requests would look up a password in the user's netrc
    return session


def get(session: requests.Session, url: str) -> bytes:
    """The content of an address. A redirect is followed only to the same host, still by https."""
    check_address(url)
    try:
        for _ in range(_MAX_REDIRECTS + 1):
            with session.get(
                url, timeout=(CONNECT_SECONDS, SILENT_SECONDS), stream=True, allow_redirects=False
            ) as answer:
                if not answer.is_redirect:
                    return _content(answer, url)
                url = _next(url, answer.headers["Location"])
    except requests.RequestException as error:
        raise SyncError(f"{url}: {_reason(error)}") from None
    raise SyncError(f"{url}: more than {_MAX_REDIRECTS} redirects")


def _next(url: str, location: str) -> str:
    target = urljoin(url, location)
    here, there = urlsplit(url), urlsplit(target)
    if there.scheme != "https" or there.netloc != here.netloc:
        raise SyncError(f"{url}: it redirects to another host ({there.hostname}), which is not followed")
    return target


def _content(answer: requests.Response, url: str) -> bytes:
    if answer.status_code in (404, 410):
        raise Absent(f"{url}: there is no such file")
    if answer.status_code != 200:
        raise SyncError(f"{url}: the server answered {answer.status_code}")
    started, body = time.monotonic(), bytearray()
    for chunk in answer.iter_content(_CHUNK):
        body += chunk
        if len(body) > MAX_BYTES:
            raise SyncError(f"{url}: larger than {MAX_BYTES // 1024 // 1024} MB")
        if time.monotonic() - started > WHOLE_SECONDS:
            raise SyncError(f"{url}: not here after {WHOLE_SECONDS:.0f} s")
    expected = answer.headers.get("Content-Length", "")
    if expected.isdecimal() and "Content-Encoding" not in answer.headers and len(body) != int(expected):
        raise SyncError(f"{url}: cut off after {len(body)} of {expected} bytes")
    return bytes(body)


def _reason(error: requests.RequestException) -> str:
    match error:
        case requests.exceptions.SSLError():
            return "its certificate is not valid"
        case requests.exceptions.Timeout():
            return "no answer in time"
        case requests.exceptions.ConnectionError():
            return "cannot be reached"
        case _:
            return f"cannot be fetched ({type(error).__name__})"
