"""Imports and relations point only down; every app stands in the contract."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
OURS = ("config", "cms.", "customers.", "orders.", "store.", "support.")


def storeys() -> dict[str, int]:
    """The height of every app: the larger the number, the lower it stands."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    heights = {}
    for height, row in enumerate(contract["layers"]):
        for name in row.split("|"):
            heights[name.strip(" ()")] = height
    return heights


def our_apps():
    return [config for config in apps.get_app_configs() if config.name.startswith(OURS)]


def test_imports_point_only_down():
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml")) == 0


def test_every_app_stands_in_the_contract():
    assert {config.name for config in our_apps()} <= set(storeys())


@pytest.mark.parametrize("config", our_apps(), ids=lambda config: config.name)
def test_relations_point_only_down(config):
    heights = storeys()
    for model in config.get_models():
        for field in model._meta.get_fields(include_parents=False):
            if field.is_relation and field.concrete and field.related_model:
                target = field.related_model._meta.app_config.name
                assert heights.get(target, 10_000) >= heights[config.name], f"{field} points up"
