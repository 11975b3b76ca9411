"""One conversation that is open: what is in memory, what is on the disk, and how the two are brought together."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock

from llmui.domain.messages import Conversation
from llmui.errors import NotFound
from llmui.store import files, schema
from llmui.store.envelope import BadContent
from llmui.store.files import FileOps, Stamp
from llmui.store.journal import Journal, replay
from llmui.store.live import Live, begun_and_ended, interrupted, overlaid
from llmui.store.rows import Row
from llmui.store.schema import Stream, Written
from llmui.store.storage import ConversationFile


class Opened:
    """Used by one thread at a time, under `lock`.

    Invariant: a journal may be dropped only when neither the file nor its backup has a STREAMING message.
    """

    def __init__(self, path: Path, ops: FileOps) -> None:
        self.path = path
        self.lock = RLock()
        self.users = 0
        self.conversation: Conversation | None = None
        self.live: dict[str, Live] = {}
        self.journal: Journal | None = None
        self.pending = False  # memory is newer than the disk
        self._ops = ops
        self._file = ConversationFile(path, ops)
        self._written: dict[str, Written] = {}
        self._prepared: tuple[Conversation, Row] | None = None
        self._streams_on_disk = False
        self._seen: Stamp | None = None

    @property
    def idle(self) -> bool:
        """Nothing would be lost by forgetting it."""
        return not (self.users or self.live or self.pending)

    @property
    def stamp(self) -> Stamp:
        """Of the file as it is known here; zeros: not known."""
        return self._file.stamp or Stamp(0, 0, 0)

    def now(self) -> Conversation:
        """With the newest pieces. Raises NotFound: there is none."""
        if self.conversation is None:
            raise NotFound("conversation", self.path.stem)
        return overlaid(self.conversation, self.live)

    def refresh(self, *, owns: bool) -> None:
        """Bring memory up to the disk. `owns`: this process may write, so nobody else streams here.

        Raises:
            StoreDamaged: the file cannot be read.
        """
        if self.pending or self.live or (self._seen is not None and files.stamp_of(self.path) == self._seen):
            return
        self._seen = self.conversation = None
        if self._take(self._file, owns=owns, rev=0):
            # What somebody else streams grows in the journal, which the stamp of the file does not show.
            self._seen = self._file.stamp if owns or not self._streams_on_disk else None

    def recover(self, *, owns: bool, rev: int) -> bool:
        """Take the backup and the journal instead of the file; `rev` is the last revision known of it.

        Raises:
            StoreDamaged: the backup cannot be read either.
        """
        found = self._take(ConversationFile(files.backup_of(self.path), self._ops), owns=owns, rev=rev)
        if found and owns and not self.pending:
            self._take_over(rev)
        return found

    def _take(self, file: ConversationFile, *, owns: bool, rev: int) -> bool:
        rows = file.load()
        if rows is None:
            return False
        found, self._written, streams = schema.read(*rows, file.rev)
        if found.id != self.path.stem:
            raise BadContent("The file holds another conversation than its name says.")
        self.conversation = found
        self._streams_on_disk = bool(streams)
        if streams:
            live = {key: Live(mark.rev, mark.folded, mark.folded) for key, mark in streams.items()}
            for key, pieces in replay(self.path.with_suffix(".journal"), streams).items():
                for piece in pieces:
                    live[key].add(piece)
            self.conversation = interrupted(overlaid(found, live))
            if owns:
                self._take_over(rev)
        return True

    def _take_over(self, at_least: int) -> None:
        """What was found is not what the file has: it is a new revision, still to be written."""
        found = self.now()
        self.conversation = replace(found, revision=max(found.revision, at_least) + 1)
        self.pending = True

    def keep(self, new: Conversation) -> None:
        """Take a new state into memory. Raises InvalidInput: nothing was changed."""
        self.conversation, header, self._written = schema.canonical(new, self._written)
        self._prepared = (self.conversation, header)
        begun_and_ended(self.conversation, self.live, new.revision)
        self.pending = True

    def write(self) -> None:
        """Put memory on the disk, with every piece that has come. Raises OSError: it is still pending."""
        now, prepared = self.now(), self._prepared
        if prepared is not None and prepared[0] is self.conversation and now == self.conversation:
            header = prepared[1]  # `keep` has just made it
        else:
            self.conversation, header, self._written = schema.canonical(now, self._written)
        self._prepared = None
        marks: dict[str, Stream] = {}
        for key, reply in self.live.items():
            reply.fold()
            marks[key] = Stream(reply.rev, reply.folded)
        files.make_folder(self._ops, self.path.parent)
        self._file.save(header, schema.with_streams(self._written, marks), self.conversation.revision)
        self.pending, self._seen = False, self._file.stamp
        before, self._streams_on_disk = self._streams_on_disk, bool(marks)
        self._keep_journal(before)

    def _keep_journal(self, streams_in_backup: bool) -> None:
        if self._streams_on_disk:
            if self.journal is None:
                self.journal = Journal(self.path.with_suffix(".journal"), self._ops)
            self.journal.drop_unwritten()
            return
        self.end_journal()
        if not streams_in_backup:
            with suppress(OSError):
                self._ops.unlink(self.path.with_suffix(".journal"))

    def end_journal(self) -> None:
        if self.journal is not None:
            self.journal.end()
            self.journal = None

    def forget(self) -> None:
        """It is gone from here."""
        self.end_journal()
        self.live.clear()
        self._written = {}
        self._prepared = self.conversation = self._seen = None
        self.pending = self._streams_on_disk = False
