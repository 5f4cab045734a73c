"""What ``make test`` does on a computer without a browser or without stripe-mock."""

import subprocess

import pytest

from tests import run


@pytest.fixture
def computer(monkeypatch):
    """A computer without a browser, on which every command succeeds without doing anything; gives what was called."""
    calls: list[list[str]] = []
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    monkeypatch.setattr(run.sys, "argv", ["run.py"])
    monkeypatch.setenv("VAR_DIR", "var/test")
    monkeypatch.setenv("CI", "")

    def call(command, **_options) -> int:
        calls.append(command)
        return 1 if "playwright" in command else 0

    monkeypatch.setattr(subprocess, "call", call)
    return calls


def test_without_a_browser_all_but_the_journeys_run_and_the_last_line_says_so(computer, capsys):
    assert run.main() == 0

    assert not any("tests/journeys" in command for command in computer)
    assert capsys.readouterr().out.strip().splitlines()[-1].startswith("LEFT OUT: the journeys")


def test_without_stripe_mock_a_line_says_how_to_get_it(computer, capsys):
    assert run.main() == 0

    lines = [line for line in capsys.readouterr().out.splitlines() if "stripe-mock" in line]
    assert len(lines) == 1
    assert "go install github.com/stripe/stripe-mock@v" in lines[0]


def test_in_ci_a_missing_browser_is_a_failure(computer, monkeypatch):
    monkeypatch.setenv("CI", "true")

    assert run.main() == 1


def test_a_browser_that_is_there_runs_the_journeys(computer, monkeypatch):
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")

    assert run.main() == 0
    assert "tests/journeys" in computer[-1]
