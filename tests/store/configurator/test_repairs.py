"""A repair says what it changes, what that costs, how much longer it takes, and what it needs besides."""

import html
import re

import pytest

from store.configurator.models import Option, OptionGroup, Rule
from store.configurator.services import configure
from store.money.amounts import Money
from store.stock.services import set_stock


@pytest.fixture
def chosen(mug):
    """The mug with these choices."""

    def choose(**choices):
        return configure(mug, choices, variant=mug.variants.select_related("price").get())

    return choose


def rule(mug, kind: str, conditions: str, results: str) -> Rule:
    values = {"kind": kind, "conditions": conditions, "results": results, "reason": "Because."}
    return Rule.objects.create(option_set=mug.made_to_order.option_set, **values)


def extras(mug) -> OptionGroup:
    values = {"key": "extra", "name": "Besides", "kind": "several", "required": False, "max_options": 0}
    group = OptionGroup.objects.create(option_set=mug.made_to_order.option_set, sort_order=9, **values)
    Option.objects.create(group=group, key="box", name="Box", surcharge=Money("2.00"), sort_order=0)
    Option.objects.create(group=group, key="card", name="Card", sort_order=1)
    return group


def test_it_names_price_and_days(chosen):
    repairs = chosen(glaze=["chalk"], rim=["gold"]).repairs

    assert [repair.label for repair in repairs] == [
        "Change Glaze to Ink: + €3.00, 2 working days longer",
        "Leave out “Gold rim”: − €4.50",
    ]
    assert not any(repair.needs for repair in repairs)


def test_it_leads_to_choices_without_problems(mug, chosen):
    extras(mug)
    rule(mug, "requires", "glaze: ink", "extra: box")
    repair = chosen(glaze=["chalk"], rim=["gold"]).repairs[0]

    assert repair.label == "Change Glaze to Ink, add Box: + €5.00, 2 working days longer"
    assert chosen(**repair.choices).problems == ()


def test_it_says_what_only_the_shopper_can_add(mug, chosen):
    rule(mug, "requires", "glaze: ink", "words")
    repair = chosen(glaze=["chalk"], rim=["gold"]).repairs[0]

    assert repair.needs == "Still to come then: Words."


def test_why_not_names_the_price_of_what_would_allow_it(chosen):
    why = chosen(glaze=["chalk"]).why("rim:gold")

    assert [repair.label for repair in why.repairs] == ["Change Glaze to Ink: + €7.50, 2 working days longer"]


def test_an_option_that_is_added_or_left_out_is_called_by_its_name(mug, chosen):
    extras(mug)
    rule(mug, "excludes", "extra: box", "glaze: ink")
    repairs = chosen(glaze=["ink"], extra=["box"]).repairs

    assert "Leave out Box: − €2.00" in [repair.label for repair in repairs]


HEIGHT = {"key": "height", "name": "Your height", "kind": "number", "low": 100, "high": 220, "unit": "cm"}


def test_a_measurement_is_not_narrowed_by_what_follows_it(client, mug):
    fields = HEIGHT | {"is_measurement": True, "required": False}
    OptionGroup.objects.create(option_set=mug.made_to_order.option_set, sort_order=9, **fields)
    rule(mug, "requires", "glaze: chalk", "height: at most 170")
    page = client.get(f"{mug.get_absolute_url()}?choice-glaze=chalk").content.decode()

    assert "From 100 to 220 cm" in page
    assert "with your other choices" not in page


def test_what_a_measurement_changes_is_said(client, mug):
    fields = HEIGHT | {"is_measurement": True, "required": False}
    OptionGroup.objects.create(option_set=mug.made_to_order.option_set, sort_order=9, **fields)
    rule(mug, "requires", "glaze: chalk", "height: at most 170")
    address = f"{mug.get_absolute_url()}?choice-glaze=chalk&choice-height="

    assert client.get(f"{address}160").context["followed"] == []
    page = client.get(f"{address}190")
    assert page.context["followed"] == ["Glaze is now Ink, so that it goes with your measurements."]
    assert re.search(r'value="ink" checked', page.content.decode())
    assert 'value="190"' in html.unescape(page.content.decode())


@pytest.mark.parametrize(
    ("extra", "said"), [([], []), (["box"], ["Please choose at least 2 of “Besides”, or none."]), (["box", "card"], [])]
)
def test_none_or_at_least_two(mug, chosen, extra, said):
    group = extras(mug)
    group.min_options = 2
    group.save()

    assert [each.message for each in chosen(glaze=["ink"], extra=extra).problems] == said


def test_questions_stand_in_sections_that_can_be_jumped_to(client, mug):
    groups = mug.made_to_order.option_set.groups
    groups.filter(key="glaze").update(section="Clay")
    groups.exclude(key="glaze").update(section="Yours")
    page = client.get(f"{mug.get_absolute_url()}?choice-glaze=ink").content.decode()

    assert re.findall(r'<a href="#(section-\d)">(\w+)</a>', page) == [("section-1", "Clay"), ("section-2", "Yours")]
    assert re.findall(r'id="(section-\d)"', page) == ["section-1", "section-2"]


def test_every_wrong_line_of_a_pasted_list_is_named(mug, chosen):
    mug.made_to_order.option_set.groups.filter(key="words").update(kind="names", max_length=5)
    messages = [each.message for each in chosen(glaze=["ink"], words=["Anna", "Johanna", "", "Bo😀"]).problems]

    assert [message[:26] for message in messages] == [
        "Line 2, “Johanna”: “Words”",
        "In “Words” number 3 is emp",
        "Line 4, “Bo😀”: We cannot m",
    ]


def test_characters_that_cannot_be_made_are_not_drawn(chosen):
    made = chosen(glaze=["ink"], words="Zoë😀")

    assert "“Zoë”" in made.picture
    assert "😀" not in made.picture


def test_a_text_that_becomes_too_small_is_warned_of_in_millimetres(mug, chosen):
    mug.made_to_order.option_set.groups.filter(key="words").update(print_cm=8, min_text_mm=10, max_length=60)

    def warned(words: str) -> str:
        return next(each.warning for each in chosen(glaze=["ink"], words=words).groups if each.group.key == "words")

    assert warned("Jo") == ""
    assert re.match(
        r"The letters will be \d\.\d mm high; below 10 mm they are hard to read.",
        warned("Für Johanna und alle anderen"),
    )
    assert chosen(glaze=["ink"], words="Für Johanna und alle anderen").can_be_ordered


def test_a_quantity_beyond_the_bound_is_set_right(client, mug):
    mug.variants.update(counts_stock=True)
    set_stock(mug.variants.get(), on_hand=3)
    page = client.get(f"{mug.get_absolute_url()}?quantity=5").content.decode()

    assert 'name="quantity" type="number" min="1" max="3" value="3"' in page
    assert "3 pieces can be had at most." in page
