"""Parts of a template that are kept under the values they show."""

import pytest
from django.template import engines
from django.utils.safestring import mark_safe
from django.utils.translation import override


@pytest.fixture
def part():
    source = "{% load site_tags %}{% piece words %}{{ words }} {{ unnamed }} {{ due|day }}{% endpiece %}"
    return engines["django"].from_string(source)


def test_what_is_named_makes_a_new_part_and_the_rest_is_kept(part):
    assert part.render({"words": "oak", "unnamed": "1"}).split() == ["oak", "1"]
    assert part.render({"words": "oak", "unnamed": "2"}).split() == ["oak", "1"]
    assert part.render({"words": "ash", "unnamed": "2"}).split() == ["ash", "2"]


def test_two_parts_never_share_what_they_keep():
    two = "{% load site_tags %}{% piece words %}first {{ words }}{% endpiece %}, {% piece words %}second{% endpiece %}"
    assert engines["django"].from_string(two).render({"words": "oak"}) == "first oak, second"


def test_each_language_has_its_own(part):
    with override("en"):
        assert "oak 1" in part.render({"words": "oak", "unnamed": "1"})
    with override("zh-hans"):
        assert "oak 2" in part.render({"words": "oak", "unnamed": "2"})


def test_a_text_declared_safe_does_not_stand_in_for_what_somebody_wrote(part):
    assert "<b>" in part.render({"words": mark_safe("<b>")})
    assert "&lt;b&gt;" in part.render({"words": "<b>"})


def test_one_and_yes_are_two_values(part):
    assert part.render({"words": 1}).split() == ["1"]
    assert part.render({"words": True}).split() == ["True"]
