"""A step that failed: which one, why, and what to do about it."""

from __future__ import annotations

NO_NETWORK = (
    "name resolution",
    "dns error",
    "Network is unreachable",
    "Connection refused",
    "ConnectTimeout",
    "error sending request",
    "Could not connect",
    "Failed to fetch",
    "Failed to establish a new connection",
    "ProxyError",
)
NO_SPACE = ("No space left on device", "not enough space on the disk")
NO_RIGHT = ("Permission denied", "Access is denied", "Read-only file system")
NO_MEMORY = ("Killed signal terminated program", "out of memory", "Cannot allocate memory")


class StepFailed(Exception):
    """One step of the set-up did not work; nothing later was tried."""

    def __init__(self, step: str, why: str, hint: str, log: str = "") -> None:
        super().__init__(why)
        self.step, self.why, self.hint, self.log = step, why, hint, log

    def text(self) -> str:
        """What a person reads: step, cause, way out."""
        lines = ["", f"llmui could not be set up: {self.step} failed.", ""]
        lines += [f"    {line}" for line in self.why.splitlines()]
        lines += ["", f"What to do: {self.hint}"]
        if self.log:
            lines.append(f"Everything that was said: {self.log}")
        lines.append("Then run the same command again; what is already done is not done twice.")
        return "\n".join(lines)


def tail(output: str, lines: int = 12) -> str:
    """The last lines that say something, which is where tools put the cause."""
    said = [line.rstrip() for line in output.splitlines() if line.strip()]
    return "\n".join(said[-lines:]) or "(it said nothing)"


def advice(output: str, otherwise: str) -> str:
    """The next thing to do for a cause that the output gives away, else `otherwise`."""
    if any(sign in output for sign in NO_SPACE):
        return "Free some disk space: the environment and a build need about 3 GB."
    if any(sign in output for sign in NO_RIGHT):
        return "Make this folder writable for you, or move it to a place that is."
    if any(sign in output for sign in NO_MEMORY):
        return "Close other programs, or build with fewer processes at once: CMAKE_BUILD_PARALLEL_LEVEL=1."
    if any(sign in output for sign in NO_NETWORK):
        return "Check the network: this step downloads packages. Behind a proxy, set HTTPS_PROXY."
    return otherwise
