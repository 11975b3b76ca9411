"""Builds the parts of a loaded model. Importing this loads the llama library, which may be missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from llmui.domain.generation import LoadedModel
from llmui.domain.params import LoadParams
from llmui.engines.worker.abort import AbortSwitch
from llmui.engines.worker.generate import Reply, Send
from llmui.engines.worker.loading import Report, load
from llmui.engines.worker.logs import EngineLog
from llmui.engines.worker.prompt import PromptBuilder
from llmui.engines.worker.sequence import CachedSequence
from llmui.engines.worker.templates import TemplateRenderer
from llmui.engines.worker.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Parts:
    """What the worker needs of a loaded model. `log` must live as long as the model."""

    facts: LoadedModel
    vocabulary: Vocabulary
    prompts: PromptBuilder
    abort: AbortSwitch
    log: EngineLog
    new_reply: Callable[[Send, Callable[[], bool], float], Reply]


def assemble(path: Path, params: LoadParams, report: Report, cancelled: Callable[[], bool]) -> Parts:
    """Load the model and put everything around it. Raises ModelLoadFailed, LoadCancelled, TemplateFailed."""
    log, abort, renderer = EngineLog(), AbortSwitch(), TemplateRenderer()
    llama = load(path, params, log, abort, report, cancelled)
    renderer.start()
    sequence = CachedSequence(llama)

    def new_reply(send: Send, stopped: Callable[[], bool], started: float) -> Reply:
        return Reply(llama, sequence, send, stopped, started)

    return Parts(
        facts=llama.facts,
        vocabulary=llama.vocabulary,
        prompts=PromptBuilder(llama.vocabulary, llama.template, renderer),
        abort=abort,
        log=log,
        new_reply=new_reply,
    )
