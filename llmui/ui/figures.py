"""Numbers and dates as the page writes them: one way each, everywhere."""

from __future__ import annotations

from datetime import datetime

GIB = 1 << 30
# Not those of the system's language: the page speaks one.
MONTHS = "January February March April May June July August September October November December"


def count(number: int) -> str:
    """1,234"""
    return f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """1 token, 2 tokens"""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def seconds(value: float) -> str:
    """0.42 s, 2.4 s, 38 s, 2 min 5 s"""
    if value < 0.995:
        return f"{max(value, 0.0):.2f} s"
    if value < 9.95 and value != int(value):
        return f"{value:.1f} s"
    whole = round(value)
    return f"{whole} s" if whole < 60 else f"{whole // 60} min {whole % 60} s"


def rate(tokens_per_second: float) -> str:
    """38.1 tok/s, 2,941 tok/s"""
    return f"{tokens_per_second:,.{0 if tokens_per_second >= 1000 else 1}f} tok/s"


def percent(part: float, whole: float) -> int:
    """A share of a whole as 0 to 100, 0 of nothing."""
    return max(0, min(100, int(100 * part / whole))) if whole > 0 else 0


def memory(used_bytes: float, total_bytes: float) -> str:
    """5.2 / 16 GB, in the units in which memory is sold."""
    total = total_bytes / GIB
    return f"{used_bytes / GIB:.1f} / {total:.{0 if total >= 9.95 else 1}f} GB"


def day_group(when: float, now: float) -> str:
    """The heading under which a list shows something of that time."""
    then, today = datetime.fromtimestamp(when).astimezone(), datetime.fromtimestamp(now).astimezone()
    days = (today.date() - then.date()).days
    if days <= 0:
        return "Today"
    if days == 1:
        return "Yesterday"
    if days <= 7:
        return "Previous 7 days"
    if days <= 30:
        return "Previous 30 days"
    month = MONTHS.split()[then.month - 1]
    return month if then.year == today.year else f"{month} {then.year}"
