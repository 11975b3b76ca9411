"""What the program is told when it starts, and what it makes of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import structlog

from llmui.bootstrap import assemble, build
from llmui.errors import ConfigurationError
from llmui.settings import PREFIX, Settings, parse
from llmui.store.memory import MemoryStore
from llmui.telemetry import logs
from tests.unit.scripted import ScriptedEngine, ended


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith(PREFIX):
            monkeypatch.delenv(name)


def test_the_defaults_listen_to_this_machine_only() -> None:
    settings = parse([])
    assert (settings.host, settings.port, settings.password, settings.trust_proxy) == ("127.0.0.1", 7860, "", False)
    assert settings.data_dir.is_absolute()
    assert settings.models_dir == ()
    assert settings.allow_host == ()
    assert "port" not in settings.model_fields_set


def test_flags_come_over_variables_and_variables_over_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLMUI_PORT", "8001")
    monkeypatch.setenv("LLMUI_LOG_FORMAT", "json")
    monkeypatch.setenv("LLMUI_NO_BROWSER", "true")
    settings = parse(["--port", "8002"])
    assert (settings.port, settings.log_format, settings.no_browser) == (8002, "json", True)
    assert (parse([]).port, parse([]).log_level) == (8001, "info")
    assert "port" in parse([]).model_fields_set


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_a_flag_a_variable_and_in_the_help(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    value = {
        "port": "81",
        "engine": "echo",
        "log_format": "json",
        "log_level": "error",
        "context_length": "512",
        "gpu_layers": "3",
        "cpu_threads": "2",
        "echo_speed": "5",
        "models_dir": "/tmp",
    }.get(name, "x")
    flag = "--" + name.replace("_", "-")
    default = getattr(parse([]), name)
    by_flag = parse([flag] if isinstance(default, bool) else [flag, value])
    monkeypatch.setenv(PREFIX + name.upper(), "true" if isinstance(default, bool) else value)
    assert getattr(by_flag, name) == getattr(parse([]), name) != default
    with pytest.raises(SystemExit) as ended_:
        parse(["--help"])
    assert ended_.value.code == 0
    shown = capsys.readouterr().out
    assert flag in shown
    assert PREFIX + name.upper() in shown.replace("\n", "").replace(" ", "")


def test_lists_are_given_flag_by_flag_or_in_one_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    flags = ["--models-dir", "/a", "--models-dir", "/b c", "--allow-host", "x:1", "--allow-host", "y:2"]
    assert parse(flags).models_dir == (Path("/a"), Path("/b c"))
    assert parse(flags).allow_host == ("x:1", "y:2")
    monkeypatch.setenv("LLMUI_MODELS_DIR", os.pathsep.join(["/v", "", "/w x"]))
    monkeypatch.setenv("LLMUI_ALLOW_HOST", "x:1, y:2")
    assert parse([]).models_dir == (Path("/v"), Path("/w x"))
    assert parse([]).allow_host == ("x:1", "y:2")
    assert parse(["--models-dir", "/a"]).models_dir == (Path("/a"),)


def test_folders_are_whole_and_know_the_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LLMUI_DATA_DIR", "~/data")
    assert parse([]).data_dir == tmp_path / "data"
    monkeypatch.chdir(tmp_path)
    assert parse(["--data-dir", "here"]).data_dir == tmp_path / "here"


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty address would mean every address."""
    before = parse([])
    for name in Settings.model_fields:
        monkeypatch.setenv(PREFIX + name.upper(), "")
    assert parse([]) == before
    assert parse([]).host == "127.0.0.1"


@pytest.mark.parametrize(
    ("arguments", "flag"),
    [
        (["--port", "abc"], "--port"),
        (["--port", "70000"], "--port"),
        (["--port", "-1"], "--port"),
        (["--port", "80.5"], "--port"),
        (["--port", ""], "--port"),
        (["--host", ""], "--host"),
        (["--engine", "magic"], "--engine"),
        (["--log-format", "xml"], "--log-format"),
        (["--context-length", "-5"], "--context-length"),
        (["--gpu-layers", "-2"], "--gpu-layers"),
        (["--models-dir", "~nobody-here/x"], "--models-dir"),
    ],
)
def test_a_bad_value_is_refused_by_name_with_the_reason(arguments: list[str], flag: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        parse(arguments)
    assert f"The setting {flag} is not acceptable: " in refused.value.message
    assert PREFIX + flag[2:].upper().replace("-", "_") in refused.value.hint


def test_a_bad_variable_is_refused_like_a_bad_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLMUI_TRUST_PROXY", "perhaps")
    with pytest.raises(ConfigurationError, match="--trust-proxy"):
        parse([])


@pytest.mark.parametrize("name", ["LLMUI_PASWORD", "LLMUI_", "llmui_pasword", "Llmui_Ports", "LLMUI_DATADIR"])
def test_a_mistyped_variable_is_refused_by_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "secret")
    with pytest.raises(ConfigurationError, match=name) as refused:
        parse([])
    assert "--help" in refused.value.hint
    assert "secret" not in str(refused.value)


def test_the_launchers_own_variables_are_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    before = parse([])
    for name in ("BACKEND", "PYTHON", "CHROMIUM"):
        monkeypatch.setenv(PREFIX + name, "cpu")
    assert parse([]) == before


@pytest.mark.parametrize("arguments", [["--prot", "1"], ["--por", "1"], ["extra"], ["--port"]])
def test_unknown_flags_end_the_program(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended_:
        parse(arguments)
    assert ended_.value.code == 2


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended_:
        parse(["--version"])
    assert ended_.value.code == 0
    assert capsys.readouterr().out.startswith("llmui 0.")


def test_a_password_is_not_printed() -> None:
    settings = parse(["--password", "hunter2"])
    assert settings.password == "hunter2"
    assert "hunter2" not in repr(settings)


def test_the_program_is_put_together_and_taken_apart(tmp_path: Path) -> None:
    settings = parse(["--data-dir", str(tmp_path / "deep" / "data"), "--engine", "echo"])
    for _ in range(2):  # the second time, what the first one left must be free
        program = build(settings)
        try:
            run = program.services.chat.send("ada", "one two")
            assert ended(run).text == "one two"
            assert program.services.monitoring.host().memory_total_bytes > 0
        finally:
            program.close()
            program.close()
    assert (tmp_path / "deep" / "data").stat().st_mode & 0o777 == 0o700


def test_a_data_folder_that_cannot_be_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(ConfigurationError) as refused:
            build(parse(["--data-dir", str(folder), "--engine", "echo"]))
        assert str(folder) in refused.value.message
        assert "--data-dir" in refused.value.hint


def test_numbers_that_no_model_takes_are_refused_before_anything_is_opened(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="--context-length"):
        build(parse(["--data-dir", str(tmp_path), "--engine", "echo", "--context-length", "99999999999"]))
    build(parse(["--data-dir", str(tmp_path), "--engine", "echo"])).close()


def test_the_wanted_model_is_loaded_first_else_the_persons_own(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "mine").mkdir()
    for name in ("models/b.gguf", "mine/a.gguf"):
        (tmp_path / name).write_bytes(b"GGUF")
    options = ["--data-dir", str(tmp_path), "--models-dir", str(tmp_path / "mine")]
    for arguments, wanted in ((["--model", "b"], "b"), ([], "a")):
        engine = ScriptedEngine(loaded=False)
        program = assemble(parse([*options, *arguments]), engine, MemoryStore())
        assert ended(program.services.chat.send("ada", "Hi")).text == "Hello there."
        assert engine.loads == [wanted]
        program.close()
    with pytest.raises(ConfigurationError, match="There is no model “gone”") as refused:
        assemble(parse([*options, "--model", "gone"]), ScriptedEngine(), MemoryStore())
    assert "--model" in refused.value.hint


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_logged_bug_shows_where_and_not_what_people_wrote(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = structlog.get_config()
    try:
        logs.configure(form, "info")  # type: ignore[arg-type]
        log = structlog.get_logger("test")
        secret = " ".join(["dear", "diary"])  # a local variable, and not in the source as it is
        try:
            raise ZeroDivisionError
        except ZeroDivisionError:
            log.exception("broken", run="r1")
        log.debug("unseen")
        assert secret
    finally:
        structlog.configure(**before)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "broken" in shown.err and "ZeroDivisionError" in shown.err and "r1" in shown.err
    assert "dear diary" not in shown.err
    assert "unseen" not in shown.err
