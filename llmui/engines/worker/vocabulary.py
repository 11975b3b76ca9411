"""Tokens of the loaded model: text to tokens and back. Safe to use from several threads, as llama.cpp promises."""

from __future__ import annotations

import ctypes
import re

import llama_cpp


class Vocabulary:
    """What the worker asks a vocabulary. `controls` are the texts of tokens that steer the model, longest first."""

    def __init__(self, model: llama_cpp.llama_model_p) -> None:
        self.handle: llama_cpp.llama_vocab_p = llama_cpp.llama_model_get_vocab(model)
        self.size = llama_cpp.llama_vocab_n_tokens(self.handle)
        self.bos = self._special(llama_cpp.llama_vocab_bos(self.handle))
        self.eos = self._special(llama_cpp.llama_vocab_eos(self.handle))
        self.adds_bos = bool(llama_cpp.llama_vocab_get_add_bos(self.handle)) and self.bos is not None
        self._sentencepiece = llama_cpp.llama_vocab_type(self.handle) == llama_cpp.LLAMA_VOCAB_TYPE_SPM
        self.controls = self._control_texts()
        self._buffer = ctypes.create_string_buffer(512)
        self._pieces: dict[int, bytes | None] = {}

    def text_of(self, token: int | None) -> str:
        """The text of a special token, "" for none."""
        raw = llama_cpp.llama_vocab_get_text(self.handle, token) if token is not None else None
        return raw.decode("utf-8", errors="replace") if raw else ""

    def tokens(self, text: str, *, special: bool, first: bool = True) -> list[int]:
        """The tokens of a text, without a start token. `special`: control tokens are read as such, else as plain text.

        `first` is False for a text that goes on from another one: SentencePiece would put a space in front of it.
        """
        raw = text.encode("utf-8", errors="replace")
        if not raw:
            return []
        room = len(raw) + 8
        tokens = (llama_cpp.llama_token * room)()
        count = llama_cpp.llama_tokenize(self.handle, raw, len(raw), tokens, room, False, special)
        if count < 0:
            room = -count
            tokens = (llama_cpp.llama_token * room)()
            count = llama_cpp.llama_tokenize(self.handle, raw, len(raw), tokens, room, False, special)
        found: list[int] = tokens[: max(0, count)]
        if not first and self._sentencepiece and found and self.text_of(found[0]) == "\u2581" and text[0] != " ":
            del found[0]
        return found

    def piece(self, token: int) -> bytes | None:
        """The bytes of a token; None for a token that ends the reply. Only for the engine's own thread."""
        try:
            return self._pieces[token]
        except KeyError:
            found = self._pieces[token] = self._look_up(token)
            return found

    def _look_up(self, token: int) -> bytes | None:
        if llama_cpp.llama_vocab_is_eog(self.handle, token):
            return None
        length = llama_cpp.llama_token_to_piece(self.handle, token, self._buffer, len(self._buffer), 0, False)
        if length < 0:
            self._buffer = ctypes.create_string_buffer(-length)
            length = llama_cpp.llama_token_to_piece(self.handle, token, self._buffer, -length, 0, False)
        return self._buffer.raw[:length]

    @staticmethod
    def _special(token: int) -> int | None:
        return token if token >= 0 else None

    def _control_texts(self) -> re.Pattern[str] | None:
        marks = llama_cpp.LLAMA_TOKEN_ATTR_CONTROL | llama_cpp.LLAMA_TOKEN_ATTR_UNKNOWN
        attribute = llama_cpp.llama_vocab_get_attr
        texts = {self.text_of(t) for t in range(self.size) if attribute(self.handle, t) & marks} - {""}
        if not texts:
            return None
        return re.compile("|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True)))
