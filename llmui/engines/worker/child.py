"""The engine's process: one thread reads orders, one counts tokens, the main one loads and writes replies."""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import os
import queue
import signal
import sys
import threading
import time
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from llmui.domain.generation import Finished, FinishReason, Queued
from llmui.domain.messages import Timings
from llmui.domain.params import LoadParams
from llmui.engines.worker.model_check import check_model_file
from llmui.engines.worker.protocol import (
    Frame,
    FrameReader,
    FrameWriter,
    ProtocolError,
    take,
    take_list,
    take_optional,
)
from llmui.engines.worker.wire import chunk_frame, error_frame, messages_from, request_from
from llmui.errors import EngineError, EngineNotReady, LlmuiError, ModelLoadFailed

if TYPE_CHECKING:
    from llmui.engines.worker.assembly import Parts


@dataclass(eq=False, slots=True)
class Job:
    """One order of the parent, until it is answered."""

    id: int
    frame: Frame
    arrived: float = field(default_factory=time.perf_counter)
    stopped: bool = False
    dropped: bool = False


class Worker:
    """Owns the model. What llama.cpp does happens on the main thread; only tokenising happens on the clerk's."""

    def __init__(self, reader: FrameReader, writer: FrameWriter) -> None:
        self._reader, self._writer = reader, writer
        self._engine_jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._clerk_jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._open: list[Job] = []  # what the main thread has to do, the one under way first
        self._parts: Parts | None = None

    def run(self) -> None:
        threading.Thread(target=self._read, name="orders", daemon=True).start()
        threading.Thread(target=self._work, args=(self._clerk_jobs,), name="clerk", daemon=True).start()
        self._work(self._engine_jobs)

    def _read(self) -> None:
        """Take orders; the end of the pipe is the end of this process, whatever it is doing."""
        with contextlib.suppress(OSError, ProtocolError):
            while (frame := self._reader.read()) is not None:
                self._take(frame)
        os._exit(0)

    def _take(self, frame: Frame) -> None:
        kind, job = take(frame, "type", str), Job(take(frame, "id", int), frame)
        if kind == "stop":
            self._stop(job.id)
        elif kind in ("count", "tokens"):
            self._clerk_jobs.put(job)
        else:
            with self._lock:
                before = len(self._open)
                self._open.append(job)
            if before:
                self._send(job, chunk_frame(Queued(before)))
            self._engine_jobs.put(job)

    def _stop(self, job_id: int) -> None:
        """End the job under way by the abort switch; one that still waits has nothing to wait for."""
        with self._lock:
            job = next((job for job in self._open if job.id == job_id), None)
            if job is None:
                return
            job.stopped = True
            if job is not self._open[0]:
                job.dropped = True
                self._open.remove(job)
            elif self._parts is not None:
                self._parts.abort.set()
        if job.dropped:
            self._send(job, chunk_frame(Finished(FinishReason.STOPPED, Timings())))

    def _send(self, job: Job, frame: Frame) -> None:
        frame["id"] = job.id
        frame["sequence"] = 0
        try:
            self._writer.write(frame)
        except OSError:
            os._exit(0)  # nobody listens any more

    def _work(self, jobs: queue.SimpleQueue[Job]) -> None:
        while True:
            job = jobs.get()
            if job.dropped:
                continue
            try:
                self._do(job)
            except LlmuiError as error:
                self._send(job, error_frame(error))
            except ProtocolError as error:
                self._send(job, error_frame(EngineError(f"The engine did not understand: {error}.")))
            except Exception as error:  # noqa: BLE001 - a bug of ours ends one reply, not the model
                traceback.print_exc()
                self._send(job, error_frame(EngineError(f"The engine failed: {type(error).__name__}: {error}.")))
            finally:
                self._close_job(job)

    def _close_job(self, job: Job) -> None:
        with self._lock:
            if job in self._open:
                self._open.remove(job)
                if self._parts is not None:
                    self._parts.abort.clear()

    def _do(self, job: Job) -> None:
        match take(job.frame, "type", str):
            case "check":
                check_model_file(Path(take(job.frame, "path", str)))
                self._send(job, {"type": "checked"})
            case "load":
                self._load(job)
            case "generate":
                self._generate(job)
            case "count":
                built = self._loaded().prompts.build(
                    messages_from(job.frame), thinking=take_optional(job.frame, "thinking", bool)
                )
                self._send(job, {"type": "counts", "counts": [len(built.tokens)]})
            case "tokens":
                self._count_texts(job)
            case other:
                raise ProtocolError(f"no order is called “{other[:40]}”")

    def _load(self, job: Job) -> None:
        def report(stage: str, share: float) -> None:
            self._send(job, {"type": "loading", "stage": stage, "share": share})

        params = job.frame.get("params")
        if not isinstance(params, dict):
            raise ProtocolError("“params” is not an object")
        report("starting the engine", 0.0)
        try:
            # Here, because importing it loads the llama library, which may be missing or not fit the machine.
            from llmui.engines.worker.assembly import assemble
        except (ImportError, OSError, RuntimeError, AttributeError) as error:
            raise ModelLoadFailed(
                f"llama-cpp-python cannot be used here: {str(error)[:300]}",
                hint="Run the start script again; it installs what is missing.",
            ) from error
        parts = assemble(
            Path(take(job.frame, "path", str)),
            LoadParams.from_mapping(params),
            report,
            lambda: job.stopped,
        )
        with self._lock:
            self._parts = parts
        self._send(job, {"type": "loaded", "model": asdict(parts.facts)})

    def _generate(self, job: Job) -> None:
        parts = self._loaded()
        request = request_from(job.frame)
        if request.raw_prompt is not None:
            prompt = parts.prompts.raw(request.raw_prompt + request.prefix)
        else:
            prompt = parts.prompts.build(request.messages, thinking=request.thinking, prefix=request.prefix)
        reply = parts.new_reply(lambda chunk: self._send(job, chunk_frame(chunk)), lambda: job.stopped, job.arrived)
        reply.write(prompt, request.params, request.reserve)

    def _count_texts(self, job: Job) -> None:
        vocabulary = self._loaded().vocabulary
        texts = take_list(job.frame, "texts", str)
        counts = [len(vocabulary.tokens(text, special=False)) for text in texts]
        self._send(job, {"type": "counts", "counts": counts})

    def _loaded(self) -> Parts:
        if self._parts is None:
            raise EngineNotReady()
        return self._parts


def die_with_parent(parent: int) -> None:
    """The end of the pipe ends us on every system; on Linux the kernel also does, should we be stuck just then."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:  # it died before we asked
            os._exit(0)
        with contextlib.suppress(OSError):
            # When memory runs out, the kernel shall take us and not the page.
            Path("/proc/self/oom_score_adj").write_text("500")


def private_pipes() -> tuple[FrameReader, FrameWriter]:
    """Frames on descriptors of our own; 0 and 1 then lead elsewhere, so that a library's print cannot tear a frame."""
    orders, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return FrameReader(os.fdopen(orders, "rb")), FrameWriter(answers)


def main() -> None:
    """Run until the parent closes the pipe. The argument is the parent's process id."""
    faulthandler.enable(all_threads=False)  # what Python was doing when a library crashed, for the log
    reader, writer = private_pipes()
    die_with_parent(int(sys.argv[1]))
    Worker(reader, writer).run()


if __name__ == "__main__":
    main()
