"""A query that is put together once answers as if it were put together every time."""

from datetime import date

import pytest

from cms.foundation.models import KeptVersion
from cms.foundation.prepared import prepared
from store.calendars.models import ClosedDay

pytestmark = pytest.mark.django_db


@prepared
def numbered(numbers: list[int], name: str):
    return KeptVersion.objects.filter(number__in=numbers).exclude(name=name).order_by("number")


@pytest.fixture
def rows():
    KeptVersion.objects.all().delete()
    return KeptVersion.objects.bulk_create([KeptVersion(name=f"n{number}", number=number) for number in range(40)])


@pytest.mark.parametrize("numbers", [[], [3], [3, 5], [7, 3, 5], list(range(33)), [3, 3, 3], [99]])
def test_it_finds_what_it_is_asked_for_each_time(rows, numbers):
    found = [row.number for row in numbered(numbers, "n5")]

    assert found == sorted({number for number in numbers if number < 40} - {5})


def test_it_sees_what_has_changed(rows):
    assert [row.name for row in numbered([3], "")] == ["n3"]
    KeptVersion.objects.filter(number=3).update(number=4)

    assert numbered([3], "") == []


@pytest.mark.parametrize("text", ["", "%", "'; --", "n3", "木"])
def test_texts_are_only_compared(rows, text):
    assert len(numbered([3], text)) == (text != "n3")


def test_an_argument_that_does_not_reach_the_database_is_refused():
    like = prepared(lambda text: KeptVersion.objects.filter(name__contains=text))

    with pytest.raises(ValueError, match="changes an argument"):
        like("a")


def test_days_are_compared_too():
    ClosedDay.objects.bulk_create([ClosedDay(day=date(2099, 6, day)) for day in (8, 9, 10)])
    from_day = prepared(lambda day: ClosedDay.objects.filter(day__gte=day).values_list("day", flat=True))

    assert len(from_day(date(2099, 6, 9))) == 2
    assert from_day(date(2099, 6, 10)) == [date(2099, 6, 10)]
