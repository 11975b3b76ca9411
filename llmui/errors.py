"""Every error the program raises on purpose.

LlmuiError
    ConfigurationError        a flag, variable or file that the program was started with
    InvalidInput              a value that came from outside
    NotFound
    Conflict
        StaleRevision         somebody else changed the conversation first
        RunActive             a reply is still being written
    EngineError
        EngineNotReady
        EngineBusy            the queue is full
        ModelLoadFailed
        LoadCancelled
        TemplateFailed
        ContextOverflow
        EngineCrashed
            EngineHung
    StoreError
        StoreReadOnly
        StoreFull
        StoreDamaged
"""

from __future__ import annotations


class LlmuiError(Exception):
    """Something the user can understand and often repair.

    `message` says what happened, in one sentence; `hint` says what to do next. Neither holds a traceback, an
    HTTP status or markup: each edge (page, API, command line) renders them its own way. `code` names the class
    of error for programs and never changes.
    """

    code = "error"
    hint = ""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = self.hint if hint is None else hint


class ConfigurationError(LlmuiError):
    """The program cannot start, or run on, with the settings it was given."""

    code = "configuration"


class InvalidInput(LlmuiError):
    """A value from outside is not acceptable; `field` names it."""

    code = "invalid_input"

    def __init__(self, field: str, message: str, *, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.field = field


class NotFound(LlmuiError):
    """Nothing of that kind has that key, or it belongs to somebody else."""

    code = "not_found"
    hint = "It may have been deleted. Reload the page to see what is there."

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"There is no {kind} “{key[:64]}”.")
        self.kind, self.key = kind, key


class Conflict(LlmuiError):
    """The request does not fit the state that things are in now."""

    code = "conflict"


class StaleRevision(Conflict):
    """A write was based on an older revision than the one that is kept."""

    code = "stale_revision"
    hint = "Nothing was overwritten. Reload the conversation and try again."

    def __init__(self, expected: int, current: int) -> None:
        super().__init__("The conversation has changed since it was read.")
        self.expected, self.current = expected, current


class RunActive(Conflict):
    """One conversation writes one reply at a time."""

    code = "run_active"
    hint = "Wait for it to end, or press Stop."

    def __init__(self, run_id: str) -> None:
        super().__init__("A reply is still being written in this conversation.")
        self.run_id = run_id


class EngineError(LlmuiError):
    """The engine could not do its work."""

    code = "engine"
    hint = "Try again; if it happens again, load the model anew."


class EngineNotReady(EngineError):
    """No model is loaded, or it is still loading."""

    code = "engine_not_ready"
    hint = "Choose a model in the bar at the top, then send the message again."

    def __init__(self, message: str = "No model is loaded.") -> None:
        super().__init__(message)


class EngineBusy(EngineError):
    """More requests wait than the engine takes."""

    code = "engine_busy"
    hint = "Wait until a reply is finished, then send the message again."


class ModelLoadFailed(EngineError):
    """The engine refused the model file, or died over it. `log` holds its last lines."""

    code = "model_load_failed"
    hint = "Choose another model, or download this one again."

    def __init__(self, message: str, *, hint: str | None = None, log: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint=hint)
        self.log = log


class LoadCancelled(EngineError):
    """Loading was ended on request."""

    code = "load_cancelled"
    hint = "Choose a model to load."

    def __init__(self) -> None:
        super().__init__("Loading was cancelled.")


class TemplateFailed(EngineError):
    """The chat template of the model file could not turn the messages into a prompt."""

    code = "template_failed"
    hint = "The model file's chat template is faulty. Choose another file of this model."


class ContextOverflow(EngineError):
    """The prompt alone does not fit; `needed` and `limit` are tokens."""

    code = "context_overflow"
    hint = "Shorten the message or the system prompt, or load the model with a larger context length."

    def __init__(self, needed: int, limit: int) -> None:
        super().__init__(f"The prompt needs {needed:,} tokens, the context holds {limit:,}.")
        self.needed, self.limit = needed, limit


class EngineCrashed(EngineError):
    """The engine's process died. `log` holds its last lines."""

    code = "engine_crashed"
    hint = "The engine restarts by itself. Press Continue to go on from here."

    def __init__(self, message: str, *, log: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.log = log


class EngineHung(EngineCrashed):
    """The engine gave no sign of life for too long and was ended."""

    code = "engine_hung"


class StoreError(LlmuiError):
    """Saved data could not be read or written."""

    code = "store"


class StoreReadOnly(StoreError):
    """The data folder can be read but not written now."""

    code = "store_read_only"


class StoreFull(StoreError):
    """The disk is full; the text is still in memory."""

    code = "store_full"
    hint = "Free some space. The text stays in memory and is saved when there is room."


class StoreDamaged(StoreError):
    """A file was not what was written. It was put aside, never deleted."""

    code = "store_damaged"
