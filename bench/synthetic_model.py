"""Makes GGUF models of real shapes with random weights: speed and memory can be measured without a download.

    python -m bench.synthetic_model FOLDER [--shape 1b] [--shape 15m]

Weights are random quantised blocks written as they are, so that 1.1 billion parameters take seconds. What such a model
writes is noise of readable words. The same shape gives the same bytes on every machine.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np

VOCABULARY = 32_000
CONTEXT = 8192
BLOCK_WEIGHTS = 32
WEIGHT_STD = 0.02
CHATML = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


@dataclass(frozen=True, slots=True)
class Quantization:
    """A block: its bytes, a two-byte scale first, and the spread of the random integers behind it."""

    kind: gguf.GGMLQuantizationType
    file_type: gguf.LlamaFileType
    block_bytes: int
    integer_std: float


Q4_0 = Quantization(gguf.GGMLQuantizationType.Q4_0, gguf.LlamaFileType.MOSTLY_Q4_0, 18, 4.61)
Q8_0 = Quantization(gguf.GGMLQuantizationType.Q8_0, gguf.LlamaFileType.MOSTLY_Q8_0, 34, 73.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A llama architecture; `tied` shares the embedding with the output."""

    file: str
    width: int
    inner: int
    layers: int
    heads: int
    kv_heads: int
    quantization: Quantization
    tied: bool

    @property
    def head_width(self) -> int:
        return self.width // self.heads

    @property
    def kv_width(self) -> int:
        return self.head_width * self.kv_heads


SHAPES = {
    # TinyLlama's 1.1 B parameters
    "1b": Shape(
        file="synth-1b-q4_0.gguf",
        width=2048,
        inner=5632,
        layers=22,
        heads=32,
        kv_heads=4,
        quantization=Q4_0,
        tied=False,
    ),
    # small enough for tests
    "15m": Shape(
        file="synth-15m-q8_0.gguf",
        width=256,
        inner=768,
        layers=8,
        heads=4,
        kv_heads=2,
        quantization=Q8_0,
        tied=True,
    ),
}


def make(shape: Shape, folder: Path) -> Path:
    """Write the model; the path of the file."""
    path = folder / shape.file
    writer = gguf.GGUFWriter(str(path), "llama")
    _describe(writer, shape, path.stem)
    _add_vocabulary(writer)
    _add_weights(writer, shape)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _describe(writer: gguf.GGUFWriter, shape: Shape, name: str) -> None:
    writer.add_name(name)
    writer.add_block_count(shape.layers)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(shape.width)
    writer.add_feed_forward_length(shape.inner)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(shape.head_width)
    writer.add_rope_freq_base(10000.0)
    writer.add_vocab_size(VOCABULARY)
    writer.add_file_type(shape.quantization.file_type)


def _add_vocabulary(writer: gguf.GGUFWriter) -> None:
    tokens, types = _tokens()
    writer.add_tokenizer_model("llama")
    writer.add_token_list([token.encode() for token in tokens])
    writer.add_token_scores([-float(index) for index in range(VOCABULARY)])
    writer.add_token_types([int(kind) for kind in types])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(4)
    writer.add_unk_token_id(0)
    writer.add_add_bos_token(True)
    writer.add_chat_template(CHATML)


def _tokens() -> tuple[list[str], list[gguf.TokenType]]:
    """A SentencePiece vocabulary: marks, all bytes, the printable letters, and words made of invented syllables."""
    marks = ["<unk>", "<s>", "</s>", "<|im_start|>", "<|im_end|>"]
    octets = [f"<0x{value:02X}>" for value in range(256)]
    letters = [chr(code) for code in range(33, 127)] + ["▁"]
    tokens = marks + octets + letters
    types = [gguf.TokenType.UNKNOWN] + [gguf.TokenType.CONTROL] * 4
    types += [gguf.TokenType.BYTE] * len(octets)
    known = set(tokens)
    for word in _words(np.random.default_rng(7)):
        if len(tokens) == VOCABULARY:
            break
        if word not in known:
            known.add(word)
            tokens.append(word)
    return tokens, types + [gguf.TokenType.NORMAL] * (VOCABULARY - len(types))


def _words(rng: np.random.Generator) -> Iterator[str]:
    begin = ["b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "st", "tr", "pl"]
    sound = ["a", "e", "i", "o", "u", "ai", "ou"]
    while True:
        syllables = int(rng.integers(1, 5))
        yield "▁" + "".join(rng.choice(begin) + rng.choice(sound) for _ in range(syllables))


def _add_weights(writer: gguf.GGUFWriter, shape: Shape) -> None:
    rng = np.random.default_rng(1234)

    def matrix(name: str, rows: int, columns: int, quantization: Quantization = shape.quantization) -> None:
        data = _random_blocks(rng, rows, columns, quantization)
        writer.add_tensor(name, data, raw_dtype=quantization.kind)

    def norm(name: str) -> None:
        writer.add_tensor(name, np.ones(shape.width, np.float32))

    matrix("token_embd.weight", VOCABULARY, shape.width)
    for layer in range(shape.layers):
        at = f"blk.{layer}."
        norm(at + "attn_norm.weight")
        matrix(at + "attn_q.weight", shape.width, shape.width)
        matrix(at + "attn_k.weight", shape.kv_width, shape.width)
        matrix(at + "attn_v.weight", shape.kv_width, shape.width)
        matrix(at + "attn_output.weight", shape.width, shape.width)
        norm(at + "ffn_norm.weight")
        matrix(at + "ffn_gate.weight", shape.inner, shape.width)
        matrix(at + "ffn_up.weight", shape.inner, shape.width)
        matrix(at + "ffn_down.weight", shape.width, shape.inner)
    norm("output_norm.weight")
    if not shape.tied:
        matrix("output.weight", VOCABULARY, shape.width, Q8_0)


def _random_blocks(rng: np.random.Generator, rows: int, columns: int, quantization: Quantization) -> np.ndarray:
    """Random bytes as quantised rows, with the scale that makes the weights' spread `WEIGHT_STD`."""
    per_row = columns // BLOCK_WEIGHTS
    blocks = rng.integers(0, 256, size=(rows * per_row, quantization.block_bytes), dtype=np.uint8)
    scale = np.array([WEIGHT_STD / quantization.integer_std], np.float16)
    blocks[:, :2] = scale.view(np.uint8)
    return blocks.reshape(rows, per_row * quantization.block_bytes)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make synthetic models for measurements.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shape", choices=sorted(SHAPES), action="append", help="default: all")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in options.shape or SHAPES:
        print(make(SHAPES[name], options.folder))


if __name__ == "__main__":
    main()
