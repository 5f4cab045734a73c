"""A process caches values until their version number in the database moves."""

import pytest
from django.db import transaction

from cms.foundation import versions
from cms.foundation.caching import LruCache, cached
from cms.foundation.models import Version
from cms.foundation.versions import invalidate, numbers

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamp():
    """A cached function that counts how often it was called."""
    calls = []

    @cached("lamps")
    def called(name: str = "") -> int:
        calls.append(name)
        return len(calls)

    return called


def test_a_value_is_made_once_for_each_set_of_arguments(lamp):
    assert [lamp("a"), lamp("a"), lamp("b"), lamp("a")] == [1, 1, 2, 1]
    assert [lamp(name="c"), lamp(name="d"), lamp(name="c")] == [3, 4, 3]


def test_a_value_is_computed_again_once_its_subject_is_invalidated(lamp):
    lamp()
    invalidate("desks")
    assert lamp() == 1
    invalidate("lamps")

    assert lamp() == 2


def test_nothing_made_in_a_transaction_is_cached(lamp):
    with transaction.atomic():
        assert lamp() == 1

    assert lamp() == 2


def test_a_transaction_uses_what_is_cached_unless_it_has_changed_it(lamp):
    lamp()
    with transaction.atomic():
        assert lamp() == 1
        invalidate("lamps")
        assert [lamp(), lamp()] == [2, 3]


def test_a_transaction_that_is_rolled_back_invalidates_nothing(lamp):
    lamp()
    with transaction.atomic():
        invalidate("lamps")
        assert lamp() == 2
        transaction.set_rollback(True)

    assert lamp() == 1


def test_compacting_moves_no_number():
    invalidate("lamps", "desks")
    invalidate("lamps")
    before = numbers("lamps", "desks")
    versions.compact()

    assert numbers("lamps", "desks") == before == (2, 1)
    assert Version.objects.filter(subject="lamps").count() == 1


def test_the_least_recently_used_value_is_dropped_first():
    cache = LruCache(max_weight=10, weight=len)
    cache.set("a", "1234")
    cache.set("b", "1234")
    cache.get("a")
    cache.set("c", "1234")

    assert [cache.get(key) for key in "abc"] == ["1234", None, "1234"]
