"""The vocabulary: byte-level BPE with GPT-2's pre-tokenizer, which llama.cpp knows under the name "gpt-2".

No merge joins digits, so every digit is a token of its own: a number is read and written as it is calculated. llama.cpp
need not know: where there is no merge, its pre-tokenizer's longer pieces end in the same tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
END_OF_TEXT, IM_START, IM_END = range(3)


def train_tokenizer(texts: Iterable[str], vocab: int) -> Tokenizer:
    """Learn merges from `texts`; all 256 bytes are in the alphabet, so any text can be encoded."""
    tokenizer = Tokenizer(models.BPE())
    bytes_only = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([bytes_only, pre_tokenizers.Digits(individual_digits=True)])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab,
        special_tokens=list(SPECIAL),
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.pre_tokenizer = bytes_only  # as llama.cpp will do it
    return tokenizer


def tokenizer_of(tokens: Sequence[str], merges: Sequence[str]) -> Tokenizer:
    """The vocabulary of a model file: tokens in the order of their ids, merges as pairs with a space between."""
    vocabulary = {token: number for number, token in enumerate(tokens)}
    pairs = [(first, second) for first, second in (merge.split(" ") for merge in merges)]
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=pairs))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(list(SPECIAL))
    return tokenizer


def load_tokenizer(path: Path) -> Tokenizer:
    return Tokenizer.from_file(str(path))
