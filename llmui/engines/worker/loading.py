"""Putting a model file into memory, in stages, with words for what goes wrong. Runs in the child only."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import llama_cpp

from llmui.domain.generation import LoadedModel
from llmui.domain.params import LoadParams
from llmui.engines.worker.abort import AbortSwitch
from llmui.engines.worker.devices import gpu_backend, physical_cores
from llmui.engines.worker.logs import EngineLog
from llmui.engines.worker.vocabulary import Vocabulary
from llmui.errors import LoadCancelled, ModelLoadFailed

DEFAULT_CONTEXT = 8192
READING, WEIGHTS, CONTEXT, WARMING = (
    "reading the file",
    "loading weights",
    "preparing the context",
    "warming up",
)

Report = Callable[[str, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedLlama:
    """The handles of a model that is ready. `token_s` is what one token took in the warm-up."""

    model: llama_cpp.llama_model_p
    context: llama_cpp.llama_context_p
    memory: llama_cpp.llama_memory_t
    vocabulary: Vocabulary
    template: str
    facts: LoadedModel
    n_ctx: int
    n_batch: int
    n_swa: int
    on_gpu: bool
    token_s: float


def load(
    path: Path,
    params: LoadParams,
    log: EngineLog,
    abort: AbortSwitch,
    report: Report,
    cancelled: Callable[[], bool],
) -> LoadedLlama:
    """Raises ModelLoadFailed, LoadCancelled."""
    started = time.perf_counter()
    report(READING, 0.0)
    llama_cpp.llama_backend_init()
    backend = gpu_backend() if params.gpu_layers != 0 else ""
    model = _load_weights(path, params, log, report, cancelled)
    _refuse_other_kinds(model)
    report(CONTEXT, 0.9)
    context = _make_context(model, params, log, abort, on_gpu=bool(backend))
    report(WARMING, 0.95)
    vocabulary = Vocabulary(model)
    token_s = _warm_up(context, vocabulary)
    n_ctx = llama_cpp.llama_n_ctx(context)
    report(WARMING, 1.0)
    return LoadedLlama(
        model=model,
        context=context,
        memory=llama_cpp.llama_get_memory(context),
        vocabulary=vocabulary,
        template=_template(model),
        facts=_facts(path, model, n_ctx, params, backend, time.perf_counter() - started),
        n_ctx=n_ctx,
        n_batch=llama_cpp.llama_n_batch(context),
        n_swa=llama_cpp.llama_model_n_swa(model),
        on_gpu=bool(backend),
        token_s=token_s,
    )


def _load_weights(
    path: Path, params: LoadParams, log: EngineLog, report: Report, cancelled: Callable[[], bool]
) -> llama_cpp.llama_model_p:
    reported = [-1.0]

    def progress(share: float, _: object) -> bool:
        if share - reported[0] >= 0.01 or share >= 1:
            reported[0] = share
            report(WEIGHTS, 0.02 + 0.88 * share)
        return not cancelled()

    wanted = llama_cpp.llama_model_default_params()
    wanted.n_gpu_layers = params.gpu_layers
    wanted.load_mode = llama_cpp.LLAMA_LOAD_MODE_MMAP
    callback = llama_cpp.llama_progress_callback(progress)  # must outlive the call below
    wanted.progress_callback = callback
    model: llama_cpp.llama_model_p | None = llama_cpp.llama_model_load_from_file(str(path).encode(), wanted)
    if model:
        return model
    if cancelled():
        raise LoadCancelled()
    raise refusal(log.errors)


def _refuse_other_kinds(model: llama_cpp.llama_model_p) -> None:
    """Models that llama.cpp loads but that cannot write a reply token by token."""
    if (
        llama_cpp.llama_model_has_encoder(model)
        or not llama_cpp.llama_model_has_decoder(model)
        or llama_cpp.llama_model_is_diffusion(model)
    ):
        raise ModelLoadFailed("This kind of model cannot chat.", hint="Choose a chat model.")


def _make_context(
    model: llama_cpp.llama_model_p, params: LoadParams, log: EngineLog, abort: AbortSwitch, *, on_gpu: bool
) -> llama_cpp.llama_context_p:
    trained = llama_cpp.llama_model_n_ctx_train(model)
    cores = physical_cores()
    wanted = llama_cpp.llama_context_default_params()
    wanted.n_ctx = params.context_length or min(trained or DEFAULT_CONTEXT, DEFAULT_CONTEXT)
    wanted.n_batch = wanted.n_ubatch = min(params.batch_size, 512)
    wanted.n_seq_max = 1
    # With every core taken, one other busy process makes the slowest thread hold up all of them.
    wanted.n_threads = params.cpu_threads or max(1, cores - 1)
    wanted.n_threads_batch = params.cpu_threads or cores
    wanted.flash_attn_type = llama_cpp.LLAMA_FLASH_ATTN_TYPE_AUTO if on_gpu else llama_cpp.LLAMA_FLASH_ATTN_TYPE_ENABLED
    wanted.swa_full = False
    wanted.abort_callback = abort.callback
    wanted.abort_callback_data = ctypes.c_void_p(abort.address)
    context: llama_cpp.llama_context_p | None = llama_cpp.llama_init_from_model(model, wanted)
    if not context and wanted.flash_attn_type != llama_cpp.LLAMA_FLASH_ATTN_TYPE_DISABLED:
        wanted.flash_attn_type = llama_cpp.LLAMA_FLASH_ATTN_TYPE_DISABLED  # some architectures have none
        context = llama_cpp.llama_init_from_model(model, wanted)
    if not context:
        raise ModelLoadFailed(
            f"There is no room for a context of {wanted.n_ctx:,} tokens.",
            hint="Load the model with a smaller context length.",
            log=tuple(log.errors),
        )
    return context


def _warm_up(context: llama_cpp.llama_context_p, vocabulary: Vocabulary) -> float:
    """Evaluate one token twice, so that the first reply pays for no first touch; the time of the second."""
    token = (llama_cpp.llama_token * 1)(vocabulary.bos or 0)
    elapsed = 0.0
    for _ in range(2):
        started = time.perf_counter()
        llama_cpp.llama_decode(context, llama_cpp.llama_batch_get_one(token, 1))
        llama_cpp.llama_synchronize(context)
        elapsed = time.perf_counter() - started
        llama_cpp.llama_memory_clear(llama_cpp.llama_get_memory(context), True)
    return elapsed


def _template(model: llama_cpp.llama_model_p) -> str:
    raw = llama_cpp.llama_model_chat_template(model, None)
    return raw.decode("utf-8", errors="replace") if raw else ""


def _facts(
    path: Path,
    model: llama_cpp.llama_model_p,
    n_ctx: int,
    params: LoadParams,
    backend: str,
    load_s: float,
) -> LoadedModel:
    layers = llama_cpp.llama_model_n_layer(model) + 1
    quantization = llama_cpp.llama_ftype_name(llama_cpp.llama_model_ftype(model))
    return LoadedModel(
        id=path.stem,
        name=_meta(model, "general.name") or path.stem,
        path=str(path),
        architecture=_meta(model, "general.architecture"),
        quantization=quantization.decode().split(" -")[0] if quantization else "",
        parameters=llama_cpp.llama_model_n_params(model),
        size_bytes=llama_cpp.llama_model_size(model),
        context_length=n_ctx,
        trained_context_length=llama_cpp.llama_model_n_ctx_train(model),
        gpu_layers=(layers if params.gpu_layers < 0 else min(params.gpu_layers, layers)) if backend else 0,
        backend=backend or "CPU",
        load_s=load_s,
    )


def _meta(model: llama_cpp.llama_model_p, key: str) -> str:
    buffer = ctypes.create_string_buffer(1024)
    length = llama_cpp.llama_model_meta_val_str(model, key.encode(), buffer, len(buffer))
    return buffer.value.decode("utf-8", errors="replace").strip() if length > 0 else ""


# What llama.cpp writes -> what a person reads. The first that occurs in its errors is taken.
_REFUSALS: tuple[tuple[str, str, str | None], ...] = (
    (
        "architecture: 'clip'",
        "The file is a vision projector, not a model of its own.",
        "Choose the model that belongs to it.",
    ),
    (
        "unknown model architecture",
        "This llama.cpp does not know the model's architecture.",
        "Update the runtime, or choose another model.",
    ),
    (
        "not within the file bounds",
        "The file is incomplete: parts of the model are missing.",
        "Download the model again.",
    ),
    (
        "failed to allocate",
        "There is not enough memory for this model.",
        "Choose a smaller model or quantization, or fewer GPU layers.",
    ),
    (
        "unable to allocate",
        "There is not enough memory for this model.",
        "Choose a smaller model or quantization, or fewer GPU layers.",
    ),
    (
        "error loading model vocabulary",
        "The vocabulary in the file is damaged.",
        "Download the model again, or choose another file.",
    ),
)


def refusal(errors: Sequence[str]) -> ModelLoadFailed:
    """llama.cpp only says that it failed; the reason is in its log."""
    text = "\n".join(errors)
    for mark, message, hint in _REFUSALS:
        if mark in text:
            return ModelLoadFailed(message, hint=hint, log=tuple(errors))
    reason = errors[0].split("error loading model: ")[-1] if errors else "it gave no reason"
    return ModelLoadFailed(f"llama.cpp refused the file: {reason[:200]}.", log=tuple(errors))
