"""Proves that events arrive whole, in order, as soon as they are sent, and that no connection is left behind."""

from __future__ import annotations

import asyncio
import json
import re
import threading
import time
from random import Random
from typing import Any

import pytest
from azure.core.exceptions import AzureError, DecodeError, HttpResponseError, StreamClosedError
from pytest_httpserver import HTTPServer
from werkzeug import Response


def chunk(number: int, **more: Any) -> dict[str, Any]:
    return {"id": str(number), "choices": [], **more}


def event(data: Any, end: str = "\n\n") -> bytes:
    return b"data: " + json.dumps(data, ensure_ascii=False).encode() + end.encode()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
UNFRAMED = HEAD + b"Connection: close\r\n\r\n"


def framed(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def ids(items: Any) -> list[str]:
    return [item.id for item in items]


TEXTS = {
    "LF": b'data: {"a":1}\n\ndata: {"a":2}\n\n',
    "CRLF": b'data: {"a":1}\r\n\r\ndata: {"a":2}\r\n\r\n',
    "CR": b'data: {"a":1}\r\rdata: {"a":2}\r\r',
    "mixed": b'data: {"a":1}\r\n\rdata: {"a":2}\n\r\n',
    "byte order mark": b'\xef\xbb\xbfdata: {"a":1}\n\ndata: {"a":2}\n\n',
    "comments": b':\n: hi\ndata: {"a":1}\n:\n\n\n:x\n\ndata: {"a":2}\n\n',
    "multi-line": b'data: {"a":\ndata:1}\n\ndata:{\ndata\ndata:"a":2}\n\n',
    "multi-line CRLF": b'data: {"a":\r\ndata: 1}\r\n\r\ndata: {\r\ndata: "a":2}\r\n\r\n',
    "other fields": b'id: 1\nretry: 5\nnonsense\ndata: {"a":1}\n\nid:2\n\nevent: x\n\ndata: {"a":2}\n\n',
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_splitter_reads_every_form_at_every_cut(runtime: Any, text: bytes) -> None:
    splitter = runtime("events").EventSplitter
    for size in (1, 2, 3, 5, 7, len(text)):
        reader = splitter()
        pieces = [text[at : at + size] for at in range(0, len(text), size)]
        events = [json.loads(data) for piece in pieces for _, data in reader.feed(piece)]
        assert events == [{"a": 1}, {"a": 2}] and reader.finish() is None, size


def by_the_letter(stream: bytes) -> list[tuple[bytes, bytes]]:
    """The events of a whole stream, as the HTML standard's section 9.2.6 has them, and what its end leaves."""
    events: list[tuple[bytes, bytes]] = []
    name, data = b"", list[bytes]()
    for line in [*re.split(rb"\r\n|\r|\n", stream.removeprefix(b"\xef\xbb\xbf")), b""]:
        field, _, value = line.partition(b":")
        value = value[1:] if value.startswith(b" ") else value
        if not line:
            events += [(name, b"\n".join(data))] if data else []
            name, data = b"", []
        elif field == b"data":
            data.append(value)
        elif field == b"event":
            name = value
    return events


def test_the_splitter_keeps_to_the_standard_however_the_bytes_are_cut(runtime: Any) -> None:
    """Random streams of line ends, fields and odd bytes, cut at random places, against a reading of the whole."""
    splitter, random = runtime("events").EventSplitter, Random(9)
    pieces = [b"\r", b"\n", b"\r\n", b"\r", b"\n", b"data: a", b"data", b"data:", b"event: e", b": c", b"x", b"id: 1"]
    pieces += [b"data:  b", b"\xef\xbb\xbf", b"event", b"\x0b", b"\x1c", b"\x85", b"\xc3\xa4"]
    for _ in range(20_000):
        mark = random.choice([b"", b"", b"", b"\xef\xbb\xbf"])
        stream = mark + b"".join(random.choices(pieces, k=random.randrange(14)))
        cuts = sorted(random.randrange(len(stream) + 1) for _ in range(random.randrange(8)))
        blocks = [stream[start:end] for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
        reader = splitter()
        events = [event for block in blocks for event in reader.feed(block)]
        last = reader.finish()
        assert [*events, *([last] if last else [])] == by_the_letter(stream), blocks


def test_the_splitter_gives_names_and_does_not_keep_them(runtime: Any) -> None:
    reader = runtime("events").EventSplitter()
    assert list(reader.feed(b"event: a\ndata: 1\n\ndata: 2\n\nevent:b\ndata:  3\n\n")) == [
        (b"a", b"1"),
        (b"", b"2"),
        (b"b", b" 3"),
    ]


def test_a_blank_line_ended_by_cr_gives_its_event_at_once(runtime: Any) -> None:
    reader = runtime("events").EventSplitter()
    assert list(reader.feed(b"data: 1\r\n\r")) == [(b"", b"1")]
    assert list(reader.feed(b"\ndata: 2\r\n\r\n")) == [(b"", b"2")]


def test_a_line_feed_after_a_divided_crlf_is_a_line_of_its_own(runtime: Any) -> None:
    """CR LF LF in three pieces: the second LF is the empty line that ends the event."""
    reader = runtime("events").EventSplitter()
    assert [list(reader.feed(piece)) for piece in (b"data: 1\r", b"\n", b"", b"\n")] == [[], [], [], [(b"", b"1")]]


@pytest.mark.parametrize("how", ["chunked", "unframed", "length"])
def test_a_stream_in_one_byte_pieces(call: Any, raw_server: Any, how: str) -> None:
    texts = ["ä\u2028", "\U0001f600"]
    body = b"".join(event(chunk(n, text=text), "\r\n\r\n") for n, text in enumerate(texts)) + b"data: [DONE]\r\n\r\n"

    def answer(connection: Any, *_: Any) -> None:
        connection.setsockopt(6, 1, 1)
        head = {"chunked": CHUNKED, "unframed": UNFRAMED, "length": HEAD + b"Content-Length: %d\r\n\r\n" % len(body)}
        connection.sendall(head[how])
        for at in range(len(body)):
            piece = body[at : at + 1]
            connection.sendall(framed(piece) if how == "chunked" else piece)
        connection.sendall(framed(b"") if how == "chunked" else b"")

    call.endpoint = raw_server(answer).url
    assert [item.text for item in call("chat", "d", stream=True)] == texts


@pytest.mark.parametrize("head", [CHUNKED, UNFRAMED], ids=["chunked", "unframed"])
def test_events_arrive_as_they_are_sent(call: Any, raw_server: Any, head: bytes) -> None:
    wrap = framed if head is CHUNKED else bytes

    def answer(connection: Any, *_: Any) -> None:
        connection.sendall(head + wrap(event(chunk(0))))
        time.sleep(0.6)
        connection.sendall(wrap(event(chunk(1))) + wrap(b"data: [DONE]\n\n") + wrap(b""))

    call.endpoint = raw_server(answer).url
    times: list[float] = []

    class Watch:
        """Stands in for ``client.things``, to note when each item comes."""

        def __init__(self, things: Any) -> None:
            self.things = things

        def sync(self) -> Any:
            items = []
            for item in self.things.chat("d", stream=True):
                times.append(time.monotonic())
                items.append(item)
            return items

        async def later(self) -> Any:
            items = []
            async for item in await self.things.chat("d", stream=True):
                times.append(time.monotonic())
                items.append(item)
            return items

    items = call.use(lambda things: Watch(things).later() if call.is_async else Watch(things).sync())
    assert ids(items) == ["0", "1"] and times[1] - times[0] > 0.4


def test_the_flag_is_sent_and_the_end_mark_ends(call: Any, httpserver: HTTPServer) -> None:
    body = event(chunk(0)) + b"data: [DONE]\n\n" + event(chunk(1))
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_data(body, content_type="text/event-stream")
    assert ids(call("chat", "d", stream=True, user="me")) == ["0"]
    request = httpserver.log[0][0]
    assert (
        json.loads(request.data) == {"user": "me", "stream": True} and request.headers["Accept"] == "text/event-stream"
    )
    assert ids(call("chat", "d", stream=True, body={"user": "me"})) == ["0"]
    assert json.loads(httpserver.log[1][0].data) == {"user": "me", "stream": True}


def test_the_odd_first_chunks_of_azure(call: Any, httpserver: HTTPServer) -> None:
    odd = [{"choices": [], "prompt_filter_results": [{}]}, {"id": "", "choices": [{"index": 0}]}, chunk(3)]
    body = b"".join(map(event, odd)) + b"data: [DONE]\n\n"
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_data(body, content_type="text/event-stream")
    items = call("chat", "d", stream=True)
    assert [item.model_dump(by_alias=True, exclude_unset=True) for item in items] == odd


def test_named_events_are_read_with_their_names(call: Any, models: Any, httpserver: HTTPServer) -> None:
    body = b'event: started\ndata: {"total": 3}\n\nevent: ended\ndata: "bye"\n\nevent: other\ndata: [1]\n\n'
    httpserver.expect_request("/openai/events").respond_with_data(body, content_type="text/event-stream")
    started, ended, other = call("events")
    assert httpserver.log[0][0].args["stream"] == "true"
    assert type(started) is models.Started and started.data.total == 3
    assert type(ended) is models.Ended and ended.data == "bye" and other.event == "other" and other.data == [1]


@pytest.mark.parametrize("text", [b'data: {"error": {"code": "content_filter", "message": "No."}}\n\n', b'event: error\ndata: {"message": "No.", "code": "content_filter"}\n\n'])  # fmt: skip
def test_an_error_in_the_stream_raises_after_what_came_before(call: Any, httpserver: HTTPServer, text: bytes) -> None:
    body = event(chunk(0, text='"error"', error=None)) + text + event(chunk(1))
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_data(body, content_type="text/event-stream")
    seen: list[Any] = []
    with pytest.raises(HttpResponseError, match="No.") as caught:
        call.use(lambda things: collect(things, seen) if call.is_async else collect_sync(things, seen))
    assert ids(seen) == ["0"] and caught.value.error and caught.value.error.code == "content_filter"


async def collect(things: Any, seen: list[Any]) -> None:
    async for item in await things.chat("d", stream=True):
        seen.append(item)


def collect_sync(things: Any, seen: list[Any]) -> None:
    for item in things.chat("d", stream=True):
        seen.append(item)


CUTS = {
    "in a chunk": CHUNKED + framed(event(chunk(0))) + b"40\r\ndata: {",
    "between chunks": CHUNKED + framed(event(chunk(0))),
    "in an event": UNFRAMED + event(chunk(0)) + b'data: {"id": "1',
    "between events": UNFRAMED + event(chunk(0)),
    "before its length": HEAD + b"Content-Length: 900\r\n\r\n" + event(chunk(0)),
}


@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS)
def test_a_stream_that_is_cut_off_raises_after_what_was_whole(call: Any, raw_server: Any, cut: bytes) -> None:
    call.endpoint = raw_server(lambda connection, *_: connection.sendall(cut)).url
    seen: list[Any] = []
    with pytest.raises(AzureError):
        call.use(lambda things: collect(things, seen) if call.is_async else collect_sync(things, seen))
    assert ids(seen) == ["0"]


def test_a_stream_that_ends_without_its_last_blank_line(call: Any, httpserver: HTTPServer) -> None:
    body = event(chunk(0)) + b"data: [DONE]"
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_data(body, content_type="text/event-stream")
    assert ids(call("chat", "d", stream=True)) == ["0"]
    httpserver.expect_request("/openai/events").respond_with_data(
        b'event: ended\ndata: "x"', content_type="text/event-stream"
    )
    assert call("events")[0].data == "x"


@pytest.mark.parametrize("how", ["drop", "drop unread", "close", "with"])
def test_the_connection_is_released(call: Any, raw_server: Any, how: str) -> None:
    def answer(connection: Any, *_: Any) -> None:
        connection.sendall(CHUNKED)
        for number in range(2000):
            connection.sendall(framed(event(chunk(number))))
            time.sleep(0.005)

    server = raw_server(answer)
    call.endpoint = server.url

    def use(things: Any) -> Any:
        stream = things.chat("d", stream=True)
        response = stream.response
        if how == "drop":
            for _ in stream:
                break
            assert not response.is_closed
        elif how == "close":
            stream.close()
        elif how == "with":
            with stream:
                pass
        del stream
        return server.closed.wait(5)

    async def use_async(things: Any) -> Any:
        stream = await things.chat("d", stream=True)
        response = stream.response
        if how == "drop":
            async for _ in stream:
                break
            assert not response.is_closed
        elif how == "close":
            await stream.close()
        elif how == "with":
            async with stream:
                pass
        del stream
        return await asyncio.get_running_loop().run_in_executor(None, server.closed.wait, 5)

    assert call.use(use_async if call.is_async else use)


def test_a_stream_is_an_iterator(call: Any, httpserver: HTTPServer) -> None:
    """``next`` takes an item, a loop that was left goes on with the following one, and the end stays the end."""
    body = b"".join(event(chunk(number)) for number in range(4)) + b"data: [DONE]\n\n"
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_data(body, content_type="text/event-stream")

    def use(things: Any) -> Any:
        stream = things.chat("d", stream=True)
        seen = [next(stream).id]
        for item in stream:
            seen.append(item.id)
            break
        return [*seen, *(item.id for item in stream), next(stream, "end"), list(stream)], None

    async def use_async(things: Any) -> Any:
        stream = await things.chat("d", stream=True)
        seen = [(await anext(stream)).id]
        async for item in stream:
            seen.append(item.id)
            break
        rest = [item.id async for item in stream]
        return [*seen, *rest, await anext(stream, "end"), [item async for item in stream]], None

    assert call.use(use_async if call.is_async else use)[0] == ["0", "1", "2", "3", "end", []]


@pytest.mark.parametrize("read", [0, 1])
def test_a_stream_that_was_closed_before_its_end_raises(call: Any, httpserver: HTTPServer, read: int) -> None:
    """Not an empty rest: nobody could tell that from a whole answer."""
    body = b"".join(event(chunk(number)) for number in range(4)) + b"data: [DONE]\n\n"
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_data(body, content_type="text/event-stream")

    def use(things: Any) -> Any:
        with things.chat("d", stream=True) as stream:
            for _ in range(read):
                next(stream)
        with pytest.raises(StreamClosedError):
            next(stream)

    async def use_async(things: Any) -> Any:
        async with await things.chat("d", stream=True) as stream:
            for _ in range(read):
                await anext(stream)
        with pytest.raises(StreamClosedError):
            await anext(stream)

    call.use(use_async if call.is_async else use)


def test_a_stream_that_has_begun_is_not_asked_for_again(call: Any, raw_server: Any) -> None:
    server = raw_server(lambda connection, *_: connection.sendall(CUTS["between chunks"]))
    call.endpoint = server.url
    with pytest.raises(AzureError):
        call("chat", "d", stream=True, settings={"retries": 3, "retry_backoff": 0.01})
    assert len(server.requests) == 1


def test_a_refused_stream_raises_like_any_call(call: Any, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_json(
        {"error": {"code": "x", "message": "No."}}, status=400
    )
    with pytest.raises(HttpResponseError, match="400.*No."):
        call("chat", "d", stream=True)


def test_an_answer_that_is_not_a_stream_raises(call: Any, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_data("<p>hi</p>", content_type="text/html")
    with pytest.raises(DecodeError, match="<p>hi</p>.*text/html"):
        call("chat", "d", stream=True)
    httpserver.clear()
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_json({"error": {"message": "Late no."}})
    with pytest.raises(HttpResponseError, match="Late no."):
        call("chat", "d", stream=True)


def test_an_event_that_is_not_json_raises(call: Any, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_data(
        b"data: oops\n\n", content_type="text/event-stream"
    )
    with pytest.raises(DecodeError, match="oops"):
        call("chat", "d", stream=True)


def test_a_compressed_stream_is_read(call: Any, httpserver: HTTPServer) -> None:
    import gzip

    body = gzip.compress(event(chunk(0)) + b"data: [DONE]\n\n")
    httpserver.expect_request("/openai/deployments/d/chat").respond_with_response(
        Response(body, content_type="text/event-stream", headers={"Content-Encoding": "gzip"})
    )
    assert ids(call("chat", "d", stream=True)) == ["0"]


def test_a_long_line_in_many_pieces_is_joined_once(runtime: Any) -> None:
    """Joining at every piece would copy the line each time: quadratic. The pieces wait until the line ends."""
    reader = runtime("events").EventSplitter()
    for _ in range(2_000):
        assert not list(reader.feed(b"x" * 100))
    assert len(reader._line) == 2_000
    assert list(reader.feed(b"\n\n")) == [] and reader._line == []


def test_a_stream_is_timed_out(call: Any, raw_server: Any) -> None:
    def answer(connection: Any, *_: Any) -> None:
        connection.sendall(UNFRAMED + event(chunk(0)))
        given_up.wait(60)  # who waits that long gets the rest, and no exception
        connection.sendall(event(chunk(1)) + b"data: [DONE]\n\n")

    given_up = threading.Event()
    call.endpoint = raw_server(answer).url
    with pytest.raises(AzureError):
        call("chat", "d", stream=True, timeout=0.3)
    given_up.set()
