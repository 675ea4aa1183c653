"""The async client's transport: azure-core's on aiohttp, with URLs sent as they are."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from aiohttp import ClientSession, DummyCookieJar
from azure.core.pipeline.transport import AioHttpTransport
from yarl import URL

#: What a URL may hold (RFC 3986 section 2), and what is encoded in it.
_ALLOWED = "!#$%&'()*+,/:;=?@[]~"


def make_transport(block: int) -> Any:
    """:param block: The bytes read at once."""
    return AioHttpTransport(session=_Session(), connection_data_block_size=block)


class _Session:
    """As azure-core makes one, once it runs in a loop; but aiohttp would decode what could stand unencoded, and a comma
    in a value (``%2C``) would separate two."""

    auto_decompress = False
    _session: ClientSession | None = None

    async def __aenter__(self) -> None:
        if self._session is None:
            self._session = ClientSession(trust_env=True, cookie_jar=DummyCookieJar(), auto_decompress=False)

    def request(self, method: str, url: str, **settings: Any) -> Any:
        assert self._session is not None
        target = URL(quote(url, safe=_ALLOWED), encoded=True) if url.isascii() else URL(url)
        return self._session.request(method, target, **settings)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
