"""Names that people read: titles, model names. One line, with nothing in it that hides or reorders the rest."""

from __future__ import annotations

import unicodedata

# Reordering and invisible characters. Joiners (U+200C, U+200D) stay: Persian words and many emoji need them.
_HIDDEN = dict.fromkeys(
    [0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
)
_BREAKS = {"Cc", "Zl", "Zp"}
_UNSEEN = {"Cf", "Mn", "Me", "Zs"}


def valid_text(text: str) -> str:
    """The text with lone surrogates replaced, so that it can be encoded; surrogate pairs become one character."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def one_line(text: str, limit: int) -> str:
    """The text as a label of at most `limit` characters: NFC, control characters as blanks, blanks joined.

    "" when nothing of it can be seen.
    """
    # A longer text is cut first: cleaning a million characters for a title would be felt.
    text = unicodedata.normalize("NFC", valid_text(text[: limit * 20])).translate(_HIDDEN)
    line = " ".join("".join(" " if unicodedata.category(c) in _BREAKS else c for c in text).split())
    line = line[:limit].rstrip()
    return line if any(unicodedata.category(c) not in _UNSEEN for c in line) else ""
