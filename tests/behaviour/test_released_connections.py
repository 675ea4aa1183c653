"""A thousand streams broken off half-way leave nothing behind: no open socket, no warning, no waiting service."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .wire import CHUNKED, UNFRAMED, StartServer, framed, start_server

__all__ = ["start_server"]
STREAMS = 1000

SCRIPT = """
import asyncio, gc, os, sys
from azure.core.credentials import AzureKeyCredential

sys.path.insert(0, sys.argv[1])
kind, url, streams = sys.argv[2], sys.argv[3], int(sys.argv[4])
key, messages = AzureKeyCredential("k"), [{"role": "user", "content": "Hi"}]

class Left(Exception):
    pass

def open_files():
    gc.collect()
    return len(os.listdir("/dev/fd"))

def sync():
    from behaviour_inference.v2024_10_21 import InferenceClient

    def leave(stream, how):
        if how == 0:  # by break, most often without a thought for the stream
            for number, chunk in enumerate(stream):
                if number == 3:
                    return
        if how == 1:
            with stream:
                next(iter(stream))
        if how == 2:
            next(iter(stream))
            stream.close()
        if how == 3:
            for chunk in stream:
                raise Left

    with InferenceClient(url, key, retries=0) as client:
        client.chat_completions
        before = open_files()
        for number in range(streams):
            try:
                leave(client.chat_completions.create("gpt", messages=messages, stream=True), number % 4)
            except Left:
                pass
        print(open_files() - before)

async def not_sync():
    from behaviour_inference.v2024_10_21.aio import InferenceClient

    async def leave(stream, how):
        if how == 0:
            number = 0
            async for chunk in stream:
                number += 1
                if number == 3:
                    return
        if how == 1:
            async with stream:
                async for chunk in stream:
                    break
        if how == 2:
            async for chunk in stream:
                break
            await stream.close()
        if how == 3:
            async for chunk in stream:
                raise Left

    async with InferenceClient(url, key, retries=0) as client:
        client.chat_completions
        before = open_files()
        for number in range(streams):
            try:
                await leave(await client.chat_completions.create("gpt", messages=messages, stream=True), number % 4)
            except Left:
                pass
        gc.collect()
        await asyncio.sleep(0.2)  # what was dropped is closed by the loop, at its next turn
        print(open_files() - before)

sync() if kind == "sync" else asyncio.run(not_sync())
"""


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("head", [CHUNKED, UNFRAMED], ids=["chunked", "close-delimited"])
def test_broken_off_streams_leave_no_socket_and_no_warning(
    inference: ModuleType, start_server: StartServer, kind: str, head: bytes
) -> None:
    """1,000 streams left by break, ``with``, ``close`` or an exception: all connections are closed while the client
    still lives, the service sees it, and nothing is written to stderr under ``-W error``."""
    event = b'data: {"id": "1", "choices": [{"index": 0, "delta": {"content": "x"}}]}\n\n'
    half = head + (framed(event) if head is CHUNKED else event) * 8
    gone = threading.Semaphore(0)

    def answer(connection: Any, *_: Any) -> None:
        connection.sendall(half)
        try:
            if connection.recv(1) == b"":  # the other half waits until the client leaves
                gone.release()
        except ConnectionResetError:
            gone.release()

    server = start_server(answer)
    source = Path(str(inference.__file__)).parents[2]
    command = [sys.executable, "-W", "error", "-c", SCRIPT, str(source), kind, server.url, str(STREAMS)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "0", "")
    assert len(server.requests) == STREAMS and all(gone.acquire(timeout=60) for _ in range(STREAMS))
