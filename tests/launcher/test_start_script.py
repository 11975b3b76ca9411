"""`start.sh` itself, on a copy of it, with a real environment and a stand-in for uv that needs no network."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LLAMA = "__version__ = '0.3.36'\ndef llama_supports_gpu_offload(): return False\n"
# Makes a real environment; "installs" by writing the module that the check of the engine imports.
UV = f"""#!{sys.executable}
import os, pathlib, socket, subprocess, sys
with open(os.environ["ASKED"], "a") as asked:
    asked.write(" ".join(sys.argv[1:]) + "\\n")
if sys.argv[1] == "--version":
    print("uv 9.9.9")
elif sys.argv[1] == "venv":
    clear = ["--clear"] if "--clear" in sys.argv else []
    sys.exit(subprocess.call([sys.executable, "-m", "venv", "--without-pip", *clear, sys.argv[-1]]))
elif "--no-binary" in sys.argv and os.environ.get("SLOW"):
    watched = socket.create_connection(("127.0.0.1", int(os.environ["SLOW"])), timeout=30)
    compiler = subprocess.Popen(["sleep", "600"], stdout=watched.fileno())
    watched.sendall(b"compiling")
    compiler.wait()
elif any("llama-cpp-python==" in argument for argument in sys.argv):
    if os.environ.get("BROKEN"):
        sys.exit("c++: error: everything")
    site = next(pathlib.Path(sys.argv[sys.argv.index("--python") + 1]).parents[1].glob("lib/python*/site-packages"))
    (site / "llama_cpp.py").write_text({LLAMA!r})
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="start.bat is its counterpart there")


class Checkout:
    """A small llmui: the real scripts, an app.py that tells its arguments."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a checkout"
        self.asked = folder / "asked"
        self.bin = folder / "bin"
        self.root.mkdir()
        self.bin.mkdir()
        shutil.copytree(ROOT / "launcher", self.root / "launcher", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "start.sh", self.root / "start.sh")
        (self.root / "requirements.txt").write_text("tinydb==4.9.0\nllama-cpp-python==0.3.36\n")
        (self.root / "llmui").mkdir()
        (self.root / "llmui" / "__init__.py").write_text("")
        (self.root / "llmui" / "__main__.py").write_text("import sys\nprint('llmui', sys.argv[1:])\n")
        (self.root / "app.py").write_text("import os, sys\nprint('app', os.getcwd(), sys.argv[1:])\nsys.exit(7)\n")
        uv = self.bin / "uv"
        uv.write_text(UV)
        uv.chmod(0o755)

    def start(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        process = self.begin(*arguments, **environ)
        said, complained = process.communicate(timeout=180)
        return subprocess.CompletedProcess(process.args, process.returncode, said, complained)

    def begin(self, *arguments: str, **environ: str) -> subprocess.Popen[str]:
        path = f"{self.bin}{os.pathsep}{os.environ['PATH']}"
        fresh = {name: value for name, value in os.environ.items() if not name.startswith("LLMUI_")}
        # Flags of one's own mean a build from source, so the pages of ready-made wheels are not asked.
        named = {"PATH": path, "ASKED": str(self.asked), "LLMUI_PYTHON": sys.executable, "CMAKE_ARGS": "-DTEST=1"}
        command = [str(self.root / "start.sh"), *arguments]
        return subprocess.Popen(
            command,
            env=fresh | named | environ,
            cwd=self.bin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def calls(self) -> int:
        return len(self.asked.read_text().splitlines()) if self.asked.exists() else 0


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_the_first_start_sets_up_and_the_second_only_starts(checkout: Checkout) -> None:
    first = checkout.start("--port", "1 2")
    assert first.returncode == 7, first.stderr
    assert "[3/4] llama.cpp, the engine" in first.stdout
    assert "cpu, compiled with -DGGML_NATIVE=ON -DTEST=1" in first.stdout
    ran = f"app {checkout.bin} ['--port', '1 2']"  # where the person stands, with what the person said
    assert first.stdout.splitlines()[-1] == ran

    calls = checkout.calls()
    second = checkout.start("--port", "1 2")
    assert (second.returncode, second.stdout, second.stderr) == (7, f"{ran}\n", "")
    assert checkout.calls() == calls


def test_the_llmui_command_works_from_anywhere(checkout: Checkout) -> None:
    checkout.start()
    command = [str(checkout.root / ".venv/bin/llmui"), "models", "--json"]
    ran = subprocess.run(command, cwd=checkout.bin, capture_output=True, text=True, check=True, timeout=180)
    assert ran.stdout == "llmui ['models', '--json']\n"


def test_a_moved_checkout_starts_without_installing_again(checkout: Checkout) -> None:
    checkout.start()
    calls = checkout.calls()
    checkout.root = checkout.root.rename(checkout.root.with_name("elsewhere"))
    moved = checkout.start()
    assert moved.returncode == 7, moved.stderr
    assert "[4/4] The llmui command" in moved.stdout
    assert "install" not in "".join(checkout.asked.read_text().splitlines()[calls:])


def test_a_failed_step_is_named_and_the_next_run_goes_on_from_there(checkout: Checkout) -> None:
    broken = checkout.start(BROKEN="1")
    assert broken.returncode == 1
    assert "llama.cpp (the engine) failed" in broken.stderr
    assert "c++: error: everything" in broken.stderr
    assert "What to do:" in broken.stderr

    mended = checkout.start()
    assert mended.returncode == 7, mended.stderr
    assert "Libraries" not in mended.stdout  # that was done
    assert "[3/4] llama.cpp, the engine" in mended.stdout


def test_ending_it_early_ends_the_compiler_too(checkout: Checkout) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(180)
        process = checkout.begin(SLOW=str(server.getsockname()[1]))
        watched, _ = server.accept()
    with watched:
        watched.settimeout(180)
        assert watched.recv(100) == b"compiling"
        process.terminate()
        assert watched.recv(100) == b""  # closed when the last that holds it has ended: installer and compiler
    _, complained = process.communicate(timeout=180)
    assert process.returncode == 130
    assert "The next start goes on from here" in complained
    assert checkout.start().returncode == 7


def test_two_windows_at_once_set_up_once(checkout: Checkout) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(180)
        first = checkout.begin(SLOW=str(server.getsockname()[1]))
        watched, _ = server.accept()
    with watched:
        watched.settimeout(180)
        assert watched.recv(100) == b"compiling"
        second = checkout.begin()
        assert second.stdout is not None
        assert "another window" in second.stdout.readline()
        first.terminate()
        first.communicate(timeout=180)
    said, complained = second.communicate(timeout=180)
    assert second.returncode == 7, complained
    assert "[3/4] llama.cpp, the engine" in said
    assert "[2/4]" not in said


def test_an_environment_whose_python_has_gone_is_made_again(checkout: Checkout) -> None:
    checkout.start()
    for python in (checkout.root / ".venv/bin").glob("python*"):
        python.unlink()
        python.symlink_to(checkout.root / "gone")
    again = checkout.start()
    assert again.returncode == 7, again.stderr
    assert "[1/4] Python environment" in again.stdout
    assert "[3/4] llama.cpp, the engine" in again.stdout  # what was in it went with it


def test_new_requirements_and_a_new_backend_are_noticed(checkout: Checkout) -> None:
    checkout.start()
    (checkout.root / "requirements.txt").write_text("tinydb==4.9.1\nllama-cpp-python==0.3.36\n")
    changed = checkout.start()
    assert "[2/4] Libraries" in changed.stdout
    assert "llama.cpp" not in changed.stdout
    refused = checkout.start(LLMUI_BACKEND="metal")
    assert refused.returncode == 1
    assert "Metal exists on macOS only" in refused.stderr or sys.platform == "darwin"


def test_an_unsuitable_python_is_refused_with_what_to_do(checkout: Checkout) -> None:
    old = checkout.bin / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    refused = checkout.start(LLMUI_PYTHON=str(old))
    assert refused.returncode == 1
    assert "Python 3.11 or newer" in refused.stderr
    assert "apt install python3" in refused.stderr
    assert refused.stdout == ""
