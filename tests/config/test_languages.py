"""Only languages in which every text is translated are offered, in the shop and in the back office."""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

ROOT = Path(__file__).parents[2]


def whole_languages() -> set[str]:
    """English, in which the texts are written, and those whose catalogue has no gap."""
    catalogues = ROOT.glob("locale/*/LC_MESSAGES/django.po")
    whole = [file for file in catalogues if 'msgstr ""\n\n' not in file.read_text() + "\n\n"]
    return {"en", *(file.parts[-3] for file in whole)}


def test_only_whole_languages_are_offered():
    offered = {
        code
        for name in ("LANGUAGES", "WAGTAIL_CONTENT_LANGUAGES", "WAGTAILADMIN_PERMITTED_LANGUAGES")
        for code, _label in getattr(settings, name)
    }

    assert offered <= whole_languages()


@pytest.mark.django_db
def test_the_page_of_a_colleague_offers_none_of_wagtails_half_translated_ones(client, owner):
    client.force_login(owner)
    page = client.get(reverse("wagtailadmin_account")).content.decode()

    assert "Deutsch" not in page
    assert "preferred_language" not in page
