"""Pages that are kept around what is fresh in them."""

import pytest
from django.template import TemplateSyntaxError, engines

from cms.foundation.parts import kept_around

WHOLE = "{% load site_tags %}<h1>{{ name }}</h1>{% fresh %}<p>{{ words }}</p>{% endfresh %}<i>{{ name }}</i>"


@pytest.fixture
def page(settings, tmp_path, rf):
    """What a page shows for a name, words and a key."""
    (tmp_path / "whole.html").write_text(WHOLE)
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]

    def shown(*, name: str, words: str, key: tuple = ()) -> str:
        return kept_around(rf.get("/"), "whole.html", {"name": name, "words": words}, key).content.decode()

    return shown


def test_what_is_fresh_is_rendered_each_time_and_the_rest_is_kept(page):
    assert page(name="Mug", words="Zoë") == "<h1>Mug</h1><p>Zoë</p><i>Mug</i>"
    assert page(name="Cup", words="Mia") == "<h1>Mug</h1><p>Mia</p><i>Mug</i>"


def test_another_key_makes_another_page(page):
    page(name="Mug", words="Zoë", key=(1,))
    assert page(name="Cup", words="Zoë", key=(2,)) == "<h1>Cup</h1><p>Zoë</p><i>Cup</i>"


def test_what_is_written_into_it_is_escaped(page):
    assert "<p>&lt;b&gt;</p>" in page(name="Mug", words="<b>")


def test_elsewhere_it_is_a_part_like_any_other():
    source = engines["django"].from_string(WHOLE)
    assert source.render({"name": "Mug", "words": "Zoë"}) == "<h1>Mug</h1><p>Zoë</p><i>Mug</i>"


def test_what_is_kept_cannot_hold_what_is_fresh():
    with pytest.raises(TemplateSyntaxError, match="cannot hold"):
        engines["django"].from_string("{% load site_tags %}{% piece %}{% fresh %}{% endfresh %}{% endpiece %}")
