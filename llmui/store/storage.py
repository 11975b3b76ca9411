"""TinyDB over our own files: the same documents and tables, but checked, atomic, and not read for every call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document

from llmui.errors import StoreDamaged
from llmui.store import files
from llmui.store.envelope import BadContent, encode
from llmui.store.files import FileOps, Stamp

Tables = dict[str, dict[str, Any]]

HEADER_TABLE = "conversation"
MESSAGE_TABLE = "messages"


class EnvelopeStorage(Storage):
    """One JSON file in our envelope. Keeps what it read until the file's stamp changes.

    Every write takes the next revision. Within `transaction()` any number of operations become one write.
    """

    def __init__(self, path: Path, ops: FileOps) -> None:
        self.path = path
        self.rev = 0
        self.stamp: Stamp | None = None
        self._ops = ops
        self._tables: Tables | None = None
        self._draft: Tables | None = None

    def read(self) -> Tables | None:
        """A copy down to the rows, which callers must not change. Raises StoreDamaged."""
        if self._draft is not None:
            return self._draft
        if self._tables is None or files.stamp_of(self.path) != self.stamp:
            self._load()
        return None if self._tables is None else {name: dict(rows) for name, rows in self._tables.items()}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Raises OSError; what was read before stays."""
        tables = {name: dict(rows) for name, rows in data.items()}
        if self._draft is not None:
            self._draft = tables
        else:
            self._commit(tables, self.rev + 1)

    @contextmanager
    def transaction(self, *, rev: int | None = None, replacing: bool = False) -> Iterator[None]:
        """Write once, at the end, as revision `rev` (default: the next). An exception inside writes nothing.

        `replacing` starts from nothing instead of from what is there.
        """
        self._draft = ({} if replacing else self.read()) or {}
        try:
            yield
            self._commit(self._draft, self.rev + 1 if rev is None else rev)
        finally:
            self._draft = None

    def forget(self) -> None:
        """Read the file again at the next call."""
        self._tables = self.stamp = None

    def _commit(self, tables: Tables, rev: int) -> None:
        self.stamp = files.write(self._ops, self.path, encode(tables, rev))
        self._tables, self.rev = tables, rev

    def _load(self) -> None:
        self.forget()
        content = files.read(self.path)
        if content is None:
            self.rev = 0
            return
        self._tables, self.rev, self.stamp = checked_tables(content.data), content.rev, content.stamp


def checked_tables(data: object) -> Tables:
    """The tables of a TinyDB file. Raises BadContent: it holds something else."""
    if not isinstance(data, dict) or not all(
        isinstance(rows, dict) and all(isinstance(row, dict) and key.isdigit() for key, row in rows.items())
        for rows in data.values()
    ):
        raise BadContent("The file does not hold tables of documents.")
    return data


class ConversationFile:
    """One conversation as a small TinyDB: its header is a document, each message another, numbered in order."""

    def __init__(self, path: Path, ops: FileOps) -> None:
        self.path = path
        self._storage = EnvelopeStorage(path, ops)
        self._db = TinyDB(storage=lambda: self._storage)

    @property
    def stamp(self) -> Stamp | None:
        """Of the file as it was last read or written."""
        return self._storage.stamp

    @property
    def rev(self) -> int:
        """Of the file as it was last read or written."""
        return self._storage.rev

    def load(self) -> tuple[dict[str, Any], list[dict[str, Any]]] | None:
        """Header and messages; None: there is no file. Raises StoreDamaged."""
        header = self._db.table(HEADER_TABLE).get(doc_id=1)
        if header is None:
            if self._storage.stamp is None:
                return None
            raise BadContent("The file has no header.")
        if not isinstance(header, Document):
            raise StoreDamaged("The file has several headers.")
        messages = sorted(self._db.table(MESSAGE_TABLE).all(), key=lambda document: document.doc_id)
        return dict(header), [dict(message) for message in messages]

    def save(self, header: Mapping[str, Any], messages: Sequence[Mapping[str, Any]], rev: int) -> None:
        """Replace everything in one atomic write. Raises OSError."""
        with self._storage.transaction(rev=rev, replacing=True):
            self._db.table(HEADER_TABLE).insert(Document(header, doc_id=1))
            self._db.table(MESSAGE_TABLE).insert_multiple(
                Document(message, doc_id=n) for n, message in enumerate(messages, 1)
            )
