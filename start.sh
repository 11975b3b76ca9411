#!/bin/sh
# Starts llmui; the first time it also sets everything up in .venv beside this file.
#   ./start.sh [arguments of app.py]     chat in the browser
#   ./start.sh test [arguments of pytest]
# LLMUI_BACKEND=cpu|rocm|cuda|vulkan|metal chooses the build of llama.cpp, LLMUI_PYTHON the Python to use.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

suits() { # at least 3.11; below the second argument where one is given, since newer ones may lack packages
    "$1" -I -S -c "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, ${2:-99}))" >/dev/null 2>&1
}

find_python() {
    if [ -n "${LLMUI_PYTHON:-}" ]; then
        suits "$LLMUI_PYTHON" && printf '%s\n' "$LLMUI_PYTHON"
        return
    fi
    for newest in 14 99; do
        for name in python3 python3.13 python3.12 python3.11 python; do
            if suits "$name" "$newest"; then
                command -v "$name"
                return
            fi
        done
    done
    if command -v uv >/dev/null 2>&1; then
        uv python find --no-project '>=3.11' 2>/dev/null
    fi
}

python="$root/.venv/bin/python"
if ! suits "$python"; then
    python=$(find_python || true)
fi
if [ -z "$python" ]; then
    cat >&2 <<'MESSAGE'
llmui needs Python 3.11 or newer, and found none (looked for python3, python3.13 … python3.11, python).

What to do:
  Debian, Ubuntu   sudo apt install python3 python3-venv
  Fedora           sudo dnf install python3
  macOS            brew install python@3.13
  anywhere         install uv, then: uv python install 3.13
Or set LLMUI_PYTHON to a Python 3.11 or newer. Then run this again.
MESSAGE
    exit 1
fi
exec "$python" -I -S "$root/launcher" "$@"
