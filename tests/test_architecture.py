"""The house rules that a machine can check; import-linter holds the floors and the walls (pyproject.toml)."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import llmui

ROOT = Path(__file__).parents[1]
LINES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").splitlines()
    for path in sorted([*(ROOT / "llmui").rglob("*.py"), *(ROOT / "launcher").rglob("*.py"), *ROOT.glob("*.py")])
}
SOURCES = {path: ast.parse("\n".join(lines), filename=path) for path, lines in LINES.items()}
LONGEST_FILE, LONGEST_FUNCTION = 350, 60
# Where strangers' code runs, and what it throws has to end one thing and be told, not spread.
BROAD_EXCEPT = (
    "llmui/engines/worker/",  # a model file, its template, a C library
    "llmui/monitor/",  # drivers
    "llmui/plugins/",
    "llmui/services/runs.py",  # tops of worker threads: a bug ends one reply
    "llmui/services/replies.py",
    "llmui/ui/formulas.py",  # the formula converter raises whatever it likes
    "llmui/web/guard.py",  # Gradio is mounted inside
)
ENVIRONMENT = ("llmui/settings.py", "app.py", "launcher/", "llmui/engines/worker/")
FORBIDDEN_CALLS = {
    **dict.fromkeys(("eval", "exec", "compile", "__import__", "breakpoint"), "runs text as code"),
    **dict.fromkeys(("os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"), "is a shell"),
    **dict.fromkeys(("yaml.load", "pickle.load", "pickle.loads", "marshal.loads"), "runs what a file says"),
    "tempfile.mktemp": "is a race",
}


def nodes(kind: type) -> Iterator[tuple[str, ast.AST]]:
    """Every node of a kind, with the file it stands in."""
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            if isinstance(node, kind):
                yield path, node


def at(path: str, node: ast.AST, what: str = "") -> str:
    return f"{path}:{getattr(node, 'lineno', 1)} {what}".strip()


def test_there_is_something_to_check() -> None:
    assert {"app.py", "llmui/__init__.py", "launcher/main.py"} <= SOURCES.keys()


def test_every_module_says_what_it_is_for() -> None:
    assert [path for path, tree in SOURCES.items() if not ast.get_docstring(tree)] == []


def test_files_stay_small() -> None:
    assert {path: len(lines) for path, lines in LINES.items() if len(lines) > LONGEST_FILE} == {}


def test_functions_stay_small() -> None:
    long = []
    for path, node in nodes(ast.AST):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            long += [at(path, node, f"{node.name}: {length} lines")] if length > LONGEST_FUNCTION else []
    assert long == []


def test_a_broad_except_stands_only_where_strangers_run_and_says_why() -> None:
    broad = []
    for path, node in nodes(ast.ExceptHandler):
        assert isinstance(node, ast.ExceptHandler)
        caught = ast.walk(node.type) if node.type else [ast.Name("BaseException")]
        names = {name.id for name in caught if isinstance(name, ast.Name)}
        last = node.body[-1]
        lets_go = isinstance(last, ast.Raise) and last.exc is None  # tidies up and passes it on
        if not names & {"Exception", "BaseException"} or lets_go:
            continue
        if not path.startswith(BROAD_EXCEPT):
            broad.append(at(path, node))
        elif "#" not in LINES[path][node.lineno - 1]:
            broad.append(at(path, node, "gives no reason on its line"))
    assert broad == []


def test_imports_are_absolute() -> None:
    assert [at(path, node) for path, node in nodes(ast.ImportFrom) if getattr(node, "level", 0)] == []


def test_values_and_errors_need_nothing_but_the_standard_library() -> None:
    strangers = []
    for path, node in nodes(ast.AST):
        if not path.startswith(("llmui/domain/", "llmui/errors.py", "launcher/")):
            continue
        imported = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        imported += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        tops = {name.partition(".")[0] for name in imported}
        strangers += [at(path, node, top) for top in tops - {"llmui", "launcher"} - sys.stdlib_module_names]
    assert strangers == []


def test_the_launcher_knows_nothing_of_the_program() -> None:
    """It runs before anything is installed."""
    imports = [(path, node) for path, node in nodes(ast.ImportFrom) if path.startswith("launcher/")]
    assert [at(path, node) for path, node in imports if str(getattr(node, "module", "")).startswith("llmui")] == []


def test_nothing_dangerous_is_called() -> None:
    found = []
    for path, node in nodes(ast.Call):
        assert isinstance(node, ast.Call)
        called = ast.unparse(node.func)
        if called in FORBIDDEN_CALLS:
            found.append(at(path, node, f"{called} {FORBIDDEN_CALLS[called]}"))
        if called.endswith(".extractall"):
            found.append(at(path, node, "unpacks wherever an archive says"))
        keywords = {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
        if keywords.get("shell") == "True":
            found.append(at(path, node, "starts a shell"))
    assert found == []


def test_the_environment_is_read_in_one_place() -> None:
    reading = []
    for path, node in nodes(ast.Attribute):
        if ast.unparse(node) in {"os.environ", "os.environb", "os.getenv", "os.putenv"}:
            reading += [] if path.startswith(ENVIRONMENT) else [at(path, node)]
    for path, node in nodes(ast.ImportFrom):
        names = {alias.name for alias in getattr(node, "names", [])}
        if getattr(node, "module", "") == "os" and names & {"environ", "getenv"}:
            reading.append(at(path, node, "hides where the environment is read"))
    assert reading == []


def test_every_package_can_be_found() -> None:
    folders = {(ROOT / path).parent for path in SOURCES if path.startswith(("llmui/", "launcher/"))}
    assert [str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert llmui.__version__ == project["version"]


def test_tests_use_real_parts_and_wait_for_events() -> None:
    """A mock agrees with whoever wrote it; a sleep is too short on a busy machine and too long on any other."""
    found = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [f"{node.module}.{alias.name}" for alias in node.names] if isinstance(node, ast.ImportFrom) else []
            names += [ast.unparse(node.func)] if isinstance(node, ast.Call) else []
            banned = [
                name for name in names if name.startswith("unittest.mock") or name in {"time.sleep", "pytest.skip"}
            ]
            found += [at(path.relative_to(ROOT).as_posix(), node, name) for name in banned]
    assert found == []
