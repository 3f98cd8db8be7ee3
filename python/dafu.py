# SPDX-License-Identifier: MIT
"""Reply letters of Chinese governments (政协提案、人大建议的答复) as records.

    import dafu
    record = dafu.read(open("a.docx", "rb").read(), name="a.docx")
    record["head"]["issuer"]["text"]

A record is the dict of its JSON (xsd/README.md, JSON).  Readers and archives are
used by one thread at a time; each thread takes its own.  The library is
libdafu.so.0, found as the system finds libraries, or by the path in the
environment variable DAFU_LIBRARY.  Its functions: dafu.h.
"""
from __future__ import annotations

import ctypes
import json
import os
import threading
import time as _time
from ctypes import POINTER, byref, c_char, c_char_p, c_int, c_int64, c_size_t, c_uint, c_void_p
from types import TracebackType
from typing import Any, Iterator, Optional, Type, Union

__version__ = "0.1.0"
__all__ = ["Archive", "Busy", "Document", "Error", "Hit", "NotFound", "OutOfMemory", "Reader",
           "Refused", "SystemFailure", "UsageError", "read", "validate", "version"]

Source = Union[bytes, bytearray, memoryview]


class _Error(ctypes.Structure):
    _fields_ = [("status", c_int), ("count", c_uint), ("line", c_size_t), ("column", c_size_t),
                ("id", c_char * 24), ("message", c_char * 488)]


class _Options(ctypes.Structure):
    _fields_ = [("size", c_size_t), ("profile", c_char_p), ("profile_size", c_size_t),
                ("encoding", c_char_p), ("strict", c_int), ("force", c_int)]


class _Put(ctypes.Structure):
    _fields_ = [("size", c_size_t), ("bytes", c_char_p), ("bytes_size", c_size_t),
                ("path", c_char_p), ("time", c_int64)]


# name: what it returns, what it takes; _E: the error, which is last
_E = POINTER(_Error)
_FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "dafu_version": (c_char_p, []),
    "dafu_reader_open": (c_void_p, [POINTER(_Options), _E]),
    "dafu_reader_close": (None, [c_void_p]),
    "dafu_read": (c_void_p, [c_void_p, c_char_p, c_size_t, c_char_p, _E]),
    "dafu_parse": (c_void_p, [c_void_p, c_char_p, c_size_t, _E]),
    "dafu_document_close": (None, [c_void_p]),
    "dafu_document_count": (c_size_t, [c_void_p]),
    "dafu_document_write": (c_void_p, [c_void_p, c_size_t, c_char_p, POINTER(c_size_t), _E]),
    "dafu_document_match": (c_int, [c_void_p, c_size_t, c_char_p, _E]),
    "dafu_validate": (c_int, [c_void_p, c_char_p, c_size_t, c_char_p, c_size_t, c_char_p, _E]),
    "dafu_archive_open": (c_void_p, [c_char_p, c_int, c_int, _E]),
    "dafu_archive_close": (None, [c_void_p]),
    "dafu_archive_begin": (c_int, [c_void_p, _E]),
    "dafu_archive_commit": (c_int, [c_void_p, _E]),
    "dafu_archive_cancel": (None, [c_void_p]),
    "dafu_archive_put": (c_int, [c_void_p, c_void_p, POINTER(_Put), POINTER(c_int64), _E]),
    "dafu_archive_find": (c_void_p, [c_void_p, c_char_p, c_int64, c_int64, _E]),
    "dafu_archive_count": (c_int64, [c_void_p, c_char_p, _E]),
    "dafu_archive_get": (c_void_p, [c_void_p, c_void_p, c_int64, c_int64, _E]),
    "dafu_found_close": (None, [c_void_p]),
    "dafu_found_count": (c_size_t, [c_void_p]),
    "dafu_found_letter": (c_int64, [c_void_p, c_size_t]),
    "dafu_found_value": (c_char_p, [c_void_p, c_size_t, c_char_p]),
}


def _load() -> ctypes.CDLL:
    library = ctypes.CDLL(os.environ.get("DAFU_LIBRARY", "libdafu.so.0"))
    for name, (result, arguments) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


_library = _load()


class Error(Exception):
    """What went wrong: id as in dafu(1), DIAGNOSTICS; line and column from 1, or 0."""

    def __init__(self, error: _Error) -> None:
        super().__init__(error.message.decode("utf-8", "replace"))
        self.id: str = error.id.decode()
        self.count: int = error.count
        self.line: int = error.line
        self.column: int = error.column


class Refused(Error, ValueError):
    """What was given is at fault: no letter, no valid record."""


class UsageError(Error, ValueError):
    """The call is: an option, a format, a query."""


class SystemFailure(Error, OSError):
    """A file or a library."""


class OutOfMemory(Error, MemoryError):
    """The handle can only be closed."""


class NotFound(Error, LookupError):
    """It is not in the archive."""


class Busy(Error):
    """Another program is writing to the archive."""


_KINDS: dict[int, Type[Error]] = {
    1: Refused, 2: UsageError, 3: SystemFailure, 4: OutOfMemory, 5: NotFound, 6: Busy}


def _call(name: str, *arguments: Any) -> Any:
    """The function's result; its error as an exception."""
    error = _Error()
    result = getattr(_library, name)(*arguments, byref(error))
    if error.status:
        raise _KINDS[error.status](error)
    return result


def _text(x: Optional[str]) -> Optional[bytes]:
    """As C takes it: no NUL within."""
    if x is not None and "\0" in x:
        raise ValueError("a NUL in a name or query")
    return None if x is None else x.encode("utf-8", "surrogateescape")


class _Handle:
    """A handle that is closed once, also by a with statement."""
    _close = ""

    def __init__(self, handle: int) -> None:
        self._handle: Optional[int] = handle

    @property
    def _open(self) -> int:
        if self._handle is None:
            raise ValueError(f"{type(self).__name__} is closed")
        return self._handle

    def close(self) -> None:
        handle, self._handle = getattr(self, "_handle", None), None
        if handle is not None:
            getattr(_library, self._close)(handle)

    def __enter__(self) -> Any:
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], value: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()


class Document(_Handle):
    """What a file holds: letters, from 1."""
    _close = "dafu_document_close"

    def __init__(self, handle: int, reader: Reader) -> None:
        super().__init__(handle)
        self._reader = reader

    @property
    def _open(self) -> int:
        self._reader._open
        return super()._open

    def __len__(self) -> int:
        return int(_library.dafu_document_count(self._open))

    def write(self, format: str = "xml", letter: int = 1) -> str:
        """The letter as "xml", "json", "html" or "text"."""
        size = c_size_t()
        at = _call("dafu_document_write", self._open, max(letter, 0), _text(format), byref(size))
        return ctypes.string_at(at, size.value).decode()

    def record(self, letter: int = 1) -> dict[str, Any]:
        record: dict[str, Any] = json.loads(self.write("json", letter))
        return record

    def records(self) -> Iterator[dict[str, Any]]:
        for letter in range(1, len(self) + 1):
            yield self.record(letter)

    def matches(self, query: str, letter: int = 1) -> bool:
        """Whether it is what a query asks for: dafu(1), QUERIES."""
        return bool(_call("dafu_document_match", self._open, max(letter, 0), _text(query)))


class Reader(_Handle):
    """Reads letters; profile: the XML of a place's profile."""
    _close = "dafu_reader_close"

    def __init__(self, *, profile: Union[str, bytes, None] = None, encoding: Optional[str] = None,
                 strict: bool = False, force: bool = False) -> None:
        xml = profile.encode() if isinstance(profile, str) else profile
        options = _Options(ctypes.sizeof(_Options), xml, len(xml or b""), _text(encoding),
                           strict, force)
        super().__init__(_call("dafu_reader_open", byref(options)))

    def document(self, source: Source, name: str = "letter") -> Document:
        data = bytes(source)
        return Document(_call("dafu_read", self._open, data, len(data), _text(name)), self)

    def parse(self, xml: Union[str, bytes]) -> Document:
        """The document of a record that there is already."""
        data = xml.encode() if isinstance(xml, str) else xml
        return Document(_call("dafu_parse", self._open, data, len(data)), self)

    def read(self, source: Source, name: str = "letter") -> dict[str, Any]:
        """The record of the first letter in these bytes."""
        document = self.document(source, name)
        try:
            return document.record()
        finally:
            document.close()

    def validate(self, xml: Union[str, bytes], source: Optional[Source] = None,
                 name: str = "letter") -> None:
        """Raise Refused where a record is not valid, or not what its source says."""
        data = xml.encode() if isinstance(xml, str) else xml
        letter = None if source is None else bytes(source)
        _call("dafu_validate", self._open, data, len(data), letter, len(letter or b""), _text(name))


class Hit:
    """A letter that was found: its id, and columns by name (dafu(1), COLUMNS)."""

    def __init__(self, letter: int, values: dict[str, str]) -> None:
        self.letter = letter
        self._values = values

    def __getitem__(self, column: str) -> Optional[str]:
        return self._values.get(column)

    def __repr__(self) -> str:
        return f"Hit({self.letter}, {self._values})"


_COLUMNS = ("kind class disclosure issuer number year title date signature area level fonds retention "
            "item proposal proposer addressee signatory recipient measures statistics errors "
            "warnings versions document path").split()


class Archive(_Handle):
    """Letters kept in a file; with it as transaction: `with archive.transaction(): ...`."""
    _close = "dafu_archive_close"

    def __init__(self, path: Union[str, os.PathLike[str]], *, write: bool = False,
                 create: bool = False, network: bool = False, wait: int = 0) -> None:
        flags = (3 if create else 1 if write else 0) | (4 if network else 0)
        super().__init__(_call("dafu_archive_open", _text(os.fspath(path)), flags, wait))

    def put(self, reader: Reader, source: Source, path: str, time: Optional[int] = None) -> int:
        """Read and keep a document: its id.  One that cannot be read is kept, too, and
        raises Refused."""
        data, number = bytes(source), c_int64()
        put = _Put(ctypes.sizeof(_Put), data, len(data), _text(path),
                   int(_time.time()) if time is None else time)
        _call("dafu_archive_put", self._open, reader._open, byref(put), byref(number))
        return number.value

    def transaction(self) -> _Transaction:
        return _Transaction(self)

    def find(self, query: str = "", limit: int = -1, offset: int = 0) -> list[Hit]:
        found = _call("dafu_archive_find", self._open, _text(query), limit, offset)
        try:
            return [self._hit(found, i) for i in range(_library.dafu_found_count(found))]
        finally:
            _library.dafu_found_close(found)

    @staticmethod
    def _hit(found: int, i: int) -> Hit:
        values = {c: _library.dafu_found_value(found, i, c.encode()) for c in _COLUMNS}
        return Hit(_library.dafu_found_letter(found, i),
                   {c: v.decode() for c, v in values.items() if v is not None})

    def count(self, query: str = "") -> int:
        return int(_call("dafu_archive_count", self._open, _text(query)))

    def get(self, reader: Reader, letter: int, version: int = 0) -> Document:
        return Document(_call("dafu_archive_get", self._open, reader._open, letter, version),
                        reader)


class _Transaction:
    """Kept as a whole, or, after an exception, not at all."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __enter__(self) -> Archive:
        _call("dafu_archive_begin", self._archive._open)
        return self._archive

    def __exit__(self, kind: Optional[Type[BaseException]], value: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None:
        if kind is None:
            _call("dafu_archive_commit", self._archive._open)
        else:
            _library.dafu_archive_cancel(self._archive._open)


_threads = threading.local()


def _own() -> Reader:
    """This thread's reader for the functions below."""
    if not hasattr(_threads, "reader"):
        _threads.reader = Reader()
    reader: Reader = _threads.reader
    return reader


def read(source: Source, name: str = "letter") -> dict[str, Any]:
    """The record of the letter in these bytes."""
    return _own().read(source, name)


def validate(xml: Union[str, bytes], source: Optional[Source] = None, name: str = "letter") -> None:
    """Raise Refused where a record is not valid, or not what its source says."""
    _own().validate(xml, source, name)


def version() -> str:
    """That of the library."""
    text: bytes = _library.dafu_version()
    return text.decode()
