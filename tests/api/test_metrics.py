"""What Prometheus is told: figures of replies, and nothing of their words."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from llmui.engines.echo import EchoEngine
from tests.api.running import application, program_with


def test_replies_and_tokens_are_counted_and_words_are_not_told(tmp_path: Path) -> None:
    with program_with(tmp_path, EchoEngine()) as program:
        run = program.services.chat.send("ada", "secret words here")
        assert run.ended.wait(10)
        with TestClient(application(program.services)) as client:
            answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    samples = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    assert samples[("llmui_replies_total", "done")] == 1
    assert samples[("llmui_tokens_total", "completion")] == 3
    assert samples[("llmui_tokens_total", "prompt")] > 3
    assert samples[("llmui_first_token_seconds_count",)] == 1
    assert samples[("llmui_engine_ready",)] == 1
    assert samples[("llmui_replies_active",)] == 0
    assert "secret" not in answer.text
