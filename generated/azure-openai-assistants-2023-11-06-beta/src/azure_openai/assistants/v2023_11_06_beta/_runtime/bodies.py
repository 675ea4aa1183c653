"""Writing a request's body. What is large is streamed: files are read block by block as they are sent."""

from __future__ import annotations

import io
import mimetypes
import os
import sys
import uuid
from collections.abc import AsyncIterator, Iterable, Mapping
from itertools import chain
from typing import Any, Union, cast
from urllib.parse import urlencode

from .operation import FormBody, JsonBody, MultipartBody, RawBody
from .values import is_array, is_list, is_object, json_bytes, plain, safe_header, text_of


class Upload(io.RawIOBase):
    """Bytes, files and iterators read one after another, as one file of (where it can be told) known length.

    Both transports send such a file in blocks; aiohttp reads it in a thread. Closing it leaves the files open: they
    are their owner's, and another attempt may follow.
    """

    def __init__(self, parts: list[Any]) -> None:
        if any(isinstance(part, io.TextIOBase) for part in parts):
            raise TypeError("open the file in binary mode")
        self._parts = [io.BytesIO(part) if isinstance(part, bytes) else part for part in parts]
        self._starts = [_start(part) for part in self._parts]
        files = [(part, start) for part, start in zip(self._parts, self._starts, strict=True) if start is not None]
        self.size = (
            sum(part.seek(0, os.SEEK_END) - start for part, start in files) if len(files) == len(parts) else None
        )
        self._rewind()

    def _rewind(self) -> None:
        for part, start in zip(self._parts, self._starts, strict=True):
            if start is not None:
                part.seek(start)
        self._blocks = filter(None, chain.from_iterable(map(_blocks, self._parts)))
        self._block, self._position = b"", 0

    def __len__(self) -> int:  # asked by requests, which else would send the body in chunks
        if self.size is None:
            raise TypeError("the length is not known")
        return self.size

    def __bool__(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Up to so many bytes, or the rest; none at the end."""
        block = self._block or next(self._blocks, b"")
        if size < 0:
            size, block = sys.maxsize, b"".join([block, *self._blocks])
        block, self._block = block[:size], block[size:]
        self._position += len(block)
        return block

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Back to the start, for another attempt.

        :raises io.UnsupportedOperation: Something that was read cannot be read again.
        """
        if self._position:
            if None in self._starts:
                raise io.UnsupportedOperation("the body cannot be sent again")
            self._rewind()
        return 0

    def close(self) -> None: ...


def _blocks(part: Any) -> Iterable[bytes]:
    """What a file or an iterator holds, in blocks that are small whatever the iterator gives."""
    if hasattr(part, "read"):
        return iter(lambda: part.read(1 << 16) or b"", b"")
    return chain.from_iterable(_blocks(io.BytesIO(piece)) for piece in part)


def _start(file: Any) -> int | None:
    """Where a file stands; None if it cannot be read again."""
    try:
        return int(file.tell()) if file.seekable() else None
    except (AttributeError, OSError):
        return None


class PathFile:
    """A file by its path. It is open only while a block of it is read, so nothing has to be closed.

    :raises OSError: There is no such file, or it cannot be read.
    """

    def __init__(self, path: os.PathLike[str]) -> None:
        self.name = os.fspath(path)
        self._position = 0
        with open(self.name, "rb") as opened:
            self._size = opened.seek(0, os.SEEK_END)

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        self._position = offset + (self._size if whence == os.SEEK_END else 0)
        return self._position

    def read(self, size: int) -> bytes:
        with open(self.name, "rb") as opened:
            opened.seek(self._position)
            block = opened.read(size)
        self._position += len(block)
        return block


Content = Union[bytes, Upload, AsyncIterator[bytes], None]


def write_body(
    row: RawBody | None, fields: Mapping[str, Any], body: Any, asked: Mapping[str, Any], extra: Mapping[str, Any]
) -> tuple[Content, str]:
    """The content to send and its media type.

    :param row: How to write.
    :param fields: The keywords given, by Python name.
    :param body: The whole body, where it was given instead.
    :param asked: The field that asks for a stream, where one does.
    :param extra: Fields that the document does not know.
    :raises TypeError: Extra fields where the body has none.
    """
    whole: Any = body
    if body is None and isinstance(row, JsonBody) and (fields or asked or extra or row.required):
        whole = {row.names.get(name, name): value for name, value in fields.items()}
    if extra and not is_object(whole):
        raise TypeError("extra_body adds fields to a body of fields, which this call does not have")
    if row is None or whole is None:
        return None, ""
    if isinstance(row, JsonBody) and row.constants and is_object(whole):
        whole = {**row.constants, **plain(whole)}
    if (asked or extra) and is_object(whole):
        whole = {**plain(whole), **extra, **asked}
    if isinstance(whole, str) and isinstance(row, JsonBody) and row.is_string:
        return json_bytes(whole), row.content_type
    if isinstance(whole, (bytes, bytearray, str)):
        return whole.encode() if isinstance(whole, str) else bytes(whole), row.content_type
    if isinstance(whole, os.PathLike):
        whole = PathFile(cast("os.PathLike[str]", whole))
    if hasattr(whole, "__aiter__"):
        return whole, row.content_type
    if hasattr(whole, "read") or hasattr(whole, "__next__"):
        return Upload([whole]), row.content_type
    if isinstance(row, MultipartBody):
        return _multipart(row, whole)
    if isinstance(row, FormBody):
        pairs = [(name, text_of(item)) for name, value in whole.items() for item in _items(value)]
        return urlencode(pairs).encode(), row.content_type
    return json_bytes(whole), row.content_type


def _items(value: Any) -> list[Any]:
    """What is repeated for one field; a form has no null."""
    return [item for item in (value if is_list(value) else [value]) if item is not None]


def _multipart(row: MultipartBody, fields: Mapping[str, Any]) -> tuple[Upload, str]:
    boundary = uuid.uuid4().hex
    parts: list[Any] = []
    text = b""  # the end of the part before
    for name, value in fields.items():
        one = name in row.json or (name in row.files and not is_array(value))
        for item in [value] if one and value is not None else _items(value):
            declared = [each.strip() for each in row.content_types.get(name, "").split(",")]
            kind = declared[0]
            filename, content = "", item
            if name in row.files or isinstance(item, (bytes, bytearray, os.PathLike)) or hasattr(item, "read"):
                filename, content, kind = _file(name, item, declared)
                filename = f'; filename="{_escaped(filename)}"'
            elif name in row.json or is_object(item) or is_list(item) or kind.endswith("json"):
                content, kind = json_bytes(item), kind or "application/json"
            else:
                content = text_of(item).encode()
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_escaped(name)}"{filename}\r\n'
            head += f"Content-Type: {safe_header('Content-Type', kind)}\r\n" if kind else ""
            parts += [text + head.encode() + b"\r\n", content]
            text = b"\r\n"
    return Upload([*parts, text + f"--{boundary}--\r\n".encode()]), f"{row.content_type}; boundary={boundary}"


def _file(field: str, given: Any, declared: list[str]) -> tuple[str, Any, str]:
    """Name, content and media type of a file part: the given one, of the declared ones the name's, or the first.

    :raises TypeError: It is a str alone, which could be meant as a path or as text.
    """
    parts: Any = cast(Any, given) if isinstance(given, tuple) else (None, given)
    given_name, content, *given_type = parts
    if isinstance(given, str):
        raise TypeError(f"{field} is a str: give a pathlib.Path to send the file of that name, or bytes to send text")
    if isinstance(content, os.PathLike):
        content = PathFile(cast("os.PathLike[str]", content))
    name: str = given_name or os.path.basename(str(getattr(content, "name", ""))) or "upload"
    if isinstance(content, (str, bytearray)):
        content = content.encode() if isinstance(content, str) else bytes(content)
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return name, content, next(iter(given_type), "") or (guessed if guessed in declared else declared[0] or guessed)


def _escaped(name: str) -> str:
    """As the HTML standard's multipart/form-data encoding has it: a quote or a line break cannot end the name."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
