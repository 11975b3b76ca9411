"""Write the trained weights, the vocabulary and the description into one GGUF file (matrices Q8_0, norms F32).

python export.py --work /somewhere/outside --out ../models/llmui-starter-Q8_0.gguf
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import gguf
import numpy as np
import torch
from gguf import GGMLQuantizationType, GGUFWriter, LlamaFileType, TokenType
from tokenizers import Tokenizer

from model import Shape, Starter
from tokenizer import END_OF_TEXT, IM_END, SPECIAL, load_tokenizer, tokenizer_of

CONTEXT_LENGTH = 2048
DESCRIPTION = (
    "A tiny chat model that ships with llmui, trained from nothing on text written for llmui. It greets, answers questions about "
    "llmui and local models, remembers within a chat, calls simple tools and does very small tasks. For real work, load a larger model."
)


def load_checkpoint(path: Path) -> Starter:
    parts = torch.load(path, weights_only=True)
    model = Starter(Shape(**parts["shape"]))
    model.load_state_dict(parts["model"])
    return model.eval()


def describe(writer: GGUFWriter, shape: Shape) -> None:
    writer.add_type("model")
    writer.add_name("llmui starter")
    writer.add_basename("llmui-starter")
    writer.add_version("2")
    writer.add_size_label("5M")
    writer.add_description(DESCRIPTION)
    writer.add_license("MIT")
    writer.add_languages(["en"])
    writer.add_tags(["text-generation", "llmui"])
    writer.add_file_type(LlamaFileType.MOSTLY_Q8_0)
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    writer.add_sampling_temp(0.6)
    writer.add_sampling_top_k(40)
    writer.add_sampling_top_p(0.9)
    writer.add_sampling_min_p(0.1)
    writer.add_context_length(CONTEXT_LENGTH)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.hidden)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_layer_norm_rms_eps(shape.norm_eps)
    writer.add_rope_dimension_count(shape.head_dim)
    writer.add_rope_freq_base(shape.rope_base)
    writer.add_vocab_size(shape.vocab)


def add_vocabulary(writer: GGUFWriter, tokenizer: Tokenizer) -> None:
    vocabulary = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list([token for token, _ in vocabulary])
    writer.add_token_types([TokenType.CONTROL if token in SPECIAL else TokenType.NORMAL for token, _ in vocabulary])
    writer.add_token_merges([merge if isinstance(merge, str) else " ".join(merge) for merge in merges])
    writer.add_bos_token_id(END_OF_TEXT)
    writer.add_eos_token_id(IM_END)
    writer.add_eot_token_id(IM_END)
    writer.add_pad_token_id(END_OF_TEXT)
    writer.add_add_bos_token(False)
    writer.add_add_eos_token(False)
    writer.add_chat_template(Path(__file__).with_name("template.jinja").read_text(encoding="utf-8").strip())


def add_weights(writer: GGUFWriter, model: Starter) -> None:
    """Our parameter names are llama.cpp's tensor names already."""
    for name, tensor in model.named_parameters():
        values = tensor.detach().float().numpy()
        if values.ndim == 1:
            writer.add_tensor(name, values)
        else:
            kind = GGMLQuantizationType.Q8_0
            writer.add_tensor(name, gguf.quants.quantize(values, kind), raw_dtype=kind)


def export(work: Path, out: Path) -> None:
    model, tokenizer = load_checkpoint(work / "checkpoint.pt"), load_tokenizer(work / "tokenizer.json")
    writer = GGUFWriter(str(out), "llama")
    describe(writer, model.shape)
    add_vocabulary(writer, tokenizer)
    add_weights(writer, model)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    print(f"{out.name}: {out.stat().st_size / 1e6:.2f} MB")


def read_model(file: Path) -> tuple[Starter, Tokenizer]:
    """The way back: weights and vocabulary of a file that `export` wrote."""
    reader = gguf.GGUFReader(file)

    def value(key: str) -> int:
        return int(reader.fields[key].contents())

    width = value("llama.embedding_length")
    shape = Shape(
        vocab=value("llama.vocab_size"),
        width=width,
        layers=value("llama.block_count"),
        heads=value("llama.attention.head_count"),
        kv_heads=value("llama.attention.head_count_kv"),
        hidden=value("llama.feed_forward_length"),
    )
    model = Starter(shape)
    weights = {tensor.name: torch.from_numpy(gguf.dequantize(tensor.data, tensor.tensor_type).copy()) for tensor in reader.tensors}
    model.load_state_dict(weights)
    vocabulary = (reader.fields[f"tokenizer.ggml.{part}"].contents() for part in ("tokens", "merges"))
    return model, tokenizer_of(*vocabulary)


REFERENCE_TEXTS = (
    "<|im_start|>user\nWhat is a KV cache?<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\nHello!<|im_end|>\n<|im_start|>assistant\n",
    "Zürich, São Paulo, 東京, Привет, مرحبا, \U0001f642\U0001f680",
    "1 12 123 1234567890 3.14159 -42 0x1F 1,000,000",
    "def add(a, b):\n    return a + b\n\n\tif x != y:  # it's 'quoted' and \"quoted\"\n",
    "  two  spaces,   three;\ttabs\t\tand\r\nline ends\n\n\n",
    "I'm you're we'll they'd I've don't DON'T",
    "<|im_end|><|im_start|><|endoftext|> inside text <|im_start",
    "$E = mc^2$ and | a | b |\n|---|---|\n| `x` | **y** |",
)


def write_reference(work: Path) -> None:
    """Token ids and last logits as the training code sees them, for evaluate.py to compare with llama.cpp."""
    model, tokenizer = load_checkpoint(work / "checkpoint.pt"), load_tokenizer(work / "tokenizer.json")
    parts: dict[str, object] = {"texts": json.dumps(REFERENCE_TEXTS)}
    for index, text in enumerate(REFERENCE_TEXTS):
        ids = tokenizer.encode(text).ids
        with torch.no_grad():
            parts[f"logits{index}"] = model(torch.tensor([ids]))[0, -1].numpy()
        parts[f"ids{index}"] = ids
    np.savez(work / "reference.npz", **parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="the folder that train.py worked in")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    export(arguments.work, arguments.out)
    write_reference(arguments.work)


if __name__ == "__main__":
    main()
