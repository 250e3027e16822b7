"""No test sees the machine it runs on: no screen, no home of the user, no locale, no time zone."""

import os
import time
from pathlib import Path

# Before anything imports Qt, which reads these once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("LANGUAGE", None)
os.environ.update(LC_ALL="C.UTF-8", LANG="C.UTF-8", TZ="UTC")

import pytest
from hypothesis import HealthCheck, settings

if hasattr(time, "tzset"):
    time.tzset()

# Runs of one state agree, so that a failure on one machine can be seen on another.
settings.register_profile(
    "catalog_app",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    # Every test has an own home by the fixture below, which Hypothesis takes for a mistake.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("thorough", settings.get_profile("catalog_app"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "catalog_app"))


@pytest.fixture(autouse=True)
def app_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder below which the program keeps everything of its user during a test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CATALOG_APP_HOME", str(home))
    return home
