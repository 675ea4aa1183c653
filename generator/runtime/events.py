"""Server-sent events (HTML standard, section 9.2) and JSON Lines, from bytes cut anywhere."""

from __future__ import annotations

from collections.abc import Iterator


class EventSplitter:
    """Turns bytes into events: ``(name, data)``."""

    def __init__(self) -> None:
        self._line: list[bytes] = []  # the pieces of a line that has not ended
        self._begun = self._after_cr = False
        self._name, self._data = b"", list[bytes]()
        self.stranger = b""  # the first line, where it is not one of a stream of events

    def feed(self, block: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The events that these bytes complete."""
        if not block:
            return
        if self._after_cr and block.startswith(b"\n"):  # CR LF, cut between the two
            block = block[1:]
        self._after_cr = block.endswith(b"\r")
        self._line.append(block)
        if b"\n" not in block and b"\r" not in block:
            return  # joined but once, at the end of the line
        block = b"".join(self._line)
        lines = block.splitlines()  # of bytes: at CR, LF and CR LF alone
        self._line = [] if block[-1:] in b"\r\n" else [lines.pop()]
        if not self._begun:
            self._begin(lines)
        for line in lines:
            if line:
                self._field(line)
            elif event := self._event():
                yield event

    def finish(self) -> tuple[bytes, bytes] | None:
        """The event that the end of the stream left without its empty line."""
        lines = [b"".join(self._line)]
        if not self._begun:
            self._begin(lines)
        self._field(lines[0])
        return self._event()

    def _begin(self, lines: list[bytes]) -> None:
        self._begun = True
        lines[0] = lines[0].removeprefix(b"\xef\xbb\xbf")
        first = next(filter(None, lines), b"")
        if first and first.partition(b":")[0] not in (b"", b"data", b"event", b"id", b"retry"):
            self.stranger = first

    def _field(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        if name == b"data":
            self._data.append(value.removeprefix(b" "))
        elif name == b"event":
            self._name = value.removeprefix(b" ")

    def _event(self) -> tuple[bytes, bytes] | None:
        name, data = self._name, self._data
        self._name, self._data = b"", []
        return (name, b"\n".join(data)) if data else None


class LineSplitter:
    """Turns bytes into the lines of JSON Lines, each as an event without a name; empty lines are none."""

    def __init__(self) -> None:
        self._rest: list[bytes] = []  # the pieces of a line that has not ended
        self.stranger = b""  # any line may be one of JSON Lines

    def feed(self, block: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The lines that these bytes complete."""
        *lines, rest = block.split(b"\n")
        if lines:
            lines[0] = b"".join([*self._rest, lines[0]])
            self._rest = []
        self._rest.append(rest)
        for line in lines:
            if line := line.strip():
                yield b"", line

    def finish(self) -> tuple[bytes, bytes] | None:
        """The line that the end of the body left without a line break."""
        rest = b"".join(self._rest).strip()
        return (b"", rest) if rest else None
