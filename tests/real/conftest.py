"""What the tests with real weights share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.real.starter import starter_or_synthetic


@pytest.fixture(scope="session")
def starter_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a small model that loads in a second."""
    return starter_or_synthetic(tmp_path_factory.mktemp("model"))
