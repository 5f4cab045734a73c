"""One stylesheet is served, joined from its parts."""

import gzip
import re

from django.contrib.staticfiles import finders
from django.core.management import call_command

from cms.foundation.stylesheet import ADDRESS, joined, parts


def test_the_parts_stand_in_the_order_of_the_layers():
    names = [part.name for part in parts()]

    assert names[:3] == ["tokens.css", "base.css", "layout.css"]
    assert names[-1] == "print.css"
    assert joined().index("@layer reset, tokens") < joined().index("@layer reset {")


def test_it_is_small_when_it_is_sent():
    assert len(gzip.compress(joined().encode())) < 16_000


def test_a_component_joins_in_by_itself(tmp_path):
    (tmp_path / "components").mkdir()
    for name in ("tokens.css", "base.css", "layout.css", "print.css"):
        (tmp_path / name).write_text("/* nothing */\n")
    written = '.parcel > :is(b, i) {\n  background: url("../../art/box.svg");\n  content: "a:  b; ";\n}\n'
    (tmp_path / "components" / "parcel.css").write_text(written)

    assert written.replace("../../art", "art") in joined(tmp_path)


def test_all_it_points_to_is_there():
    addresses = re.findall(r'url\("([^"]+)"\)', joined())

    assert addresses
    assert all(finders.find(f"site/{address}") for address in addresses)


def test_it_is_collected_under_a_name_that_changes_with_it(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    call_command(
        "collectstatic", interactive=False, verbosity=0, ignore_patterns=["wagtail*", "django_htmx", "back_office"]
    )
    (served,) = tmp_path.glob("site/site.*.css")

    assert ADDRESS == "site/site.css"
    assert re.search(r'url\("fonts/instrument-sans-latin-wght-normal\.[0-9a-f]{12}\.woff2"\)', served.read_text())
