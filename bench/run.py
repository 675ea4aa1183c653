"""CPU of the generated inference client beside the ``openai`` SDK's, in one run, against one server on loopback.

Each figure is the CPU of the client's own process (user and system), the best of several rounds in which the two take
turns; the server is another process. A ratio below 1 means that ours takes less. ``--json FILE`` keeps the figures;
with ``--check`` the exit code is 1 where a streamed chunk costs more than 0.15 of the SDK's.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

CHUNKS, CALLS, VECTORS, DIMENSIONS, DECODES = 5000, 200, 256, 1536, 10
LIMIT = 0.15
LIBRARIES = ("ours", "openai")
MEASURES = {  # what is measured: its title, and the unit with what a second is divided by and multiplied with
    "stream": (f"{CHUNKS} streamed chunks, sync", "µs/chunk", 1e6 / CHUNKS),
    "stream-async": (f"{CHUNKS} streamed chunks, async", "µs/chunk", 1e6 / CHUNKS),
    "chat": (f"{CALLS} chat calls, sync", "µs/call", 1e6 / CALLS),
    "chat-async": (f"{CALLS} chat calls, async", "µs/call", 1e6 / CALLS),
    "import": ("import and first client", "ms", 1e3),
    "embeddings": (f"embeddings {VECTORS}×{DIMENSIONS}", "ms/answer", 1e3 / DECODES),
}
MESSAGES: Any = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello"}]
KEY, VERSION, MODEL = "key", "2024-10-21", "gpt"


# --------------------------------------------------------------------------------------------------------- the server


def answers() -> dict[str, bytes]:
    """Whole HTTP answers: by the end of the path, and "stream" apart."""
    chunk = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1730000000, "model": "gpt-4o"}
    chunk |= {"system_fingerprint": "fp_1"}
    empty: dict[str, Any] = {
        "choices": [],
        "prompt_filter_results": [{"prompt_index": 0, "content_filter_results": {}}],
    }
    events = [empty]
    for number in range(CHUNKS - 2):
        delta = {"content": f" token{number}"}
        events.append({"choices": [{"index": 0, "delta": delta, "finish_reason": None, "logprobs": None}]})
    events.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop", "logprobs": None}]})
    texts = [json.dumps({**chunk, **event}) for event in events] + ["[DONE]"]
    pieces = [f"data: {text}\n\n".encode() for text in texts]
    stream = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
    message = {"role": "assistant", "content": "Hello! How can I help you today?"}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None, "content_filter_results": {}}
    usage = {"prompt_tokens": 18, "completion_tokens": 9, "total_tokens": 27}
    chat = {**chunk, "object": "chat.completion", "choices": [choice], "usage": usage}
    vector = [round((number * 37 % 2000 - 1000) / 12345.678, 9) for number in range(DIMENSIONS)]
    data = [{"object": "embedding", "index": index, "embedding": vector} for index in range(VECTORS)]
    embeddings = {"object": "list", "data": data, "model": "ada", "usage": {"prompt_tokens": 1, "total_tokens": 1}}
    head = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\napim-request-id: 1\r\n%s\r\n\r\n"

    def whole(body: Any) -> bytes:
        text = json.dumps(body).encode()
        return head % (b"application/json", b"Content-Length: %d" % len(text)) + text

    return {
        "/chat/completions": whole(chat),
        "/embeddings": whole(embeddings),
        "stream": head % (b"text/event-stream", b"Transfer-Encoding: chunked") + stream,
    }


async def serve() -> None:
    known = answers()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                fields = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:-2])
                body = await reader.readexactly(int(fields.get("content-length", 0)))
                path = head.split()[1].partition("?")[0]
                streamed = bool(body) and json.loads(body).get("stream") is True
                found = known["stream" if streamed else next(end for end in known if path.endswith(end))]
                writer.write(found)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


# -------------------------------------------------------------------------------------------------------- the clients


def ours(url: str, is_async: bool) -> Any:
    from azure.core.credentials import AzureKeyCredential

    if is_async:
        from azure_openai.inference.v2024_10_21.aio import InferenceClient as AsyncInferenceClient

        return AsyncInferenceClient(url, AzureKeyCredential(KEY))
    from azure_openai.inference.v2024_10_21 import InferenceClient

    return InferenceClient(url, AzureKeyCredential(KEY))


def theirs(url: str, is_async: bool) -> Any:
    if is_async:
        from openai import AsyncAzureOpenAI

        return AsyncAzureOpenAI(azure_endpoint=url, api_key=KEY, api_version=VERSION)
    from openai import AzureOpenAI

    return AzureOpenAI(azure_endpoint=url, api_key=KEY, api_version=VERSION)


def chats(client: Any, library: str) -> Callable[..., Any]:
    """``create(stream=…)`` of either client."""
    if library == "ours":
        return lambda **more: client.chat_completions.create(MODEL, messages=MESSAGES, **more)
    return lambda **more: client.chat.completions.create(model=MODEL, messages=MESSAGES, **more)


def length(chunk: Any) -> int:
    """What a program does with a chunk: the text of its first choice, if there is any."""
    return len(chunk.choices[0].delta.content or "") if chunk.choices else 0


def timed(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


async def timed_async(work: Callable[[], Awaitable[Any]]) -> float:
    begun = time.process_time()
    await work()
    return time.process_time() - begun


def measure(name: str, library: str, url: str) -> float:
    """Seconds of CPU for all of it, after a warm-up."""
    make = ours if library == "ours" else theirs
    if name == "import":

        def touch() -> None:
            client = make(url, False)
            getattr(client, "chat_completions", None) or client.chat.completions

        return timed(touch)
    if name.endswith("-async"):
        return asyncio.run(measure_async(name, library, make(url, True)))
    client = make(url, False)
    create = chats(client, library)
    where = {} if library == "ours" else {"model": MODEL}
    names = [MODEL] if library == "ours" else []

    def read() -> int:
        return sum(length(chunk) for chunk in create(stream=True))

    def call(times: int = CALLS) -> None:
        for _ in range(times):
            create().choices[0].message.content

    def embed(times: int = DECODES) -> None:
        for _ in range(times):
            answer = client.embeddings.create(*names, input=["x"], encoding_format="float", **where)
            assert len(answer.data[VECTORS - 1].embedding) == DIMENSIONS

    if name == "stream":
        assert read() > CHUNKS
        return timed(read)
    if name == "chat":
        call(5)
        return timed(call)
    embed(1)
    return timed(embed)


async def measure_async(name: str, library: str, client: Any) -> float:
    create = chats(client, library)

    async def read() -> int:
        return sum([length(chunk) async for chunk in await create(stream=True)])

    async def call(times: int = CALLS) -> None:
        for _ in range(times):
            (await create()).choices[0].message.content

    async with client:
        if name == "stream-async":
            assert await read() > CHUNKS
            return await timed_async(read)
        await call(5)
        return await timed_async(call)


# ------------------------------------------------------------------------------------------------------------ the run


def run(rounds: int) -> dict[str, dict[str, float]]:
    """The best of each measure, in its own unit, by library. Each is taken in a process of its own."""
    here = [sys.executable, __file__]
    server = subprocess.Popen([*here, "--serve"], stdout=subprocess.PIPE, text=True)
    found: dict[str, dict[str, float]] = {}
    try:
        assert server.stdout is not None
        url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        for name, (_, _, scale) in MEASURES.items():
            taken: dict[str, list[float]] = {library: [] for library in LIBRARIES}
            for _ in range(rounds):
                for library in LIBRARIES:
                    command = [*here, "--measure", name, library, url]
                    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=120)
                    taken[library].append(float(done.stdout))
            found[name] = {library: min(each) * scale for library, each in taken.items()}
    finally:
        server.terminate()
        server.wait(10)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        asyncio.run(serve())
    if given.measure:
        print(measure(*given.measure))
        return 0
    import importlib.metadata as metadata

    found = run(given.rounds)
    print(f"CPU, best of {given.rounds}; openai {metadata.version('openai')}, Python {sys.version.split()[0]}\n")
    print(f"{'':34}{'ours':>9}{'openai':>10}{'ratio':>8}")
    for name, taken in found.items():
        title, unit, _ = MEASURES[name]
        ratio = taken["ours"] / taken["openai"]
        print(f"{title:34}{taken['ours']:9.1f}{taken['openai']:10.1f}{ratio:8.2f}  {unit}")
    if given.json:
        given.json.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    slow = [name for name in ("stream", "stream-async") if found[name]["ours"] > LIMIT * found[name]["openai"]]
    return 1 if given.check and slow else 0


if __name__ == "__main__":
    sys.exit(main())
