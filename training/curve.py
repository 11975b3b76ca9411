"""Draw the loss of a training run as an SVG picture, for the model card.

python curve.py --work /somewhere/outside --out ../models/training-loss.svg
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 320, 56, 16, 20, 44
INK, GRID, LINE = "#6b7280", "#9ca3af", "#c2410c"  # read well on white and on black


def points(work: Path) -> list[tuple[float, float]]:
    """(million tokens, loss) in the order of training."""
    lines = [json.loads(line) for line in (work / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(line["tokens"] / 1e6, line["loss"]) for line in lines]


def picture(curve: list[tuple[float, float]]) -> str:
    """The curve with a logarithmic loss axis."""
    end = curve[-1][0]
    low, high = math.floor(math.log10(min(loss for _, loss in curve)) * 4) / 4, math.log10(max(loss for _, loss in curve))

    def x(tokens: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * tokens / end

    def y(loss: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - math.log10(loss)) / (high - low)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" font-size="12"'
        f' fill="{INK}"><title>Training loss of the llmui starter</title>'
    ]
    for loss in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5):
        if low <= math.log10(loss) <= high:
            line = f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(loss):.1f}" y2="{y(loss):.1f}" stroke="{GRID}" stroke-opacity=".35"/>'
            parts.append(f'{line}<text x="{LEFT - 8}" y="{y(loss) + 4:.1f}" text-anchor="end">{loss:g}</text>')
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if end / step <= 10)
    for tokens in range(0, int(end) + 1, step):
        parts.append(f'<text x="{x(tokens):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{tokens}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">million tokens</text>')
    parts.append(f'<text x="{LEFT}" y="{TOP - 7}" text-anchor="middle">loss</text>')
    path = " ".join(f"{x(tokens):.1f},{y(loss):.1f}" for tokens, loss in curve)
    parts.append(f'<polyline points="{path}" fill="none" stroke="{LINE}" stroke-width="1.6"/></svg>')
    return "\n".join(parts) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="the folder that train.py worked in")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.write_text(picture(points(arguments.work)), encoding="utf-8")


if __name__ == "__main__":
    main()
