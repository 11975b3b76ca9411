"""How commands print: JSON for programs, columns for people."""

from __future__ import annotations

import json
from collections.abc import Sequence


def dump(value: object) -> str:
    """JSON, indented."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def table(rows: Sequence[Sequence[str]], *, empty: str) -> str:
    """Rows in aligned columns, or `empty` when there are none. What could steer a terminal is taken out."""
    if not rows:
        return empty
    clean = [["".join(c if c.isprintable() else " " for c in cell) for cell in row] for row in rows]
    widths = [max(len(row[at]) for row in clean) for at in range(len(clean[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in clean
    )


def size(size_bytes: int) -> str:
    """Bytes for people."""
    amount = float(size_bytes)
    for unit in ("B", "KB", "MB", "GB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "B" or amount >= 100 else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} TB"
