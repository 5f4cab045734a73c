"""Merchants edit questions, rules and prices as one form."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from customers.people.models import User
from store.configurator.admin.summaries import definition_of_set
from store.configurator.models import Option, OptionGroup, OptionSet, Rule
from tests.makers import make_mug_with_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def merchandiser(client):
    user = User.objects.create_user("merch@example.com", "correct horse battery", name="Mia", is_staff=True)
    user.groups.add(Group.objects.get(name="Merchandiser"))
    client.force_login(user)
    return user


def edit(option_set) -> str:
    return reverse("wagtailsnippets_configurator_optionset:edit", args=[option_set.pk])


OPTION = {"surcharge": "0", "lead_days": "0", "colour": "", "picture": ""}
GROUP = {
    "kind": "one", "display": "pills", "required": "on", "help": "", "min_options": "0", "max_options": "1", "low": "0",
    "high": "100", "step": "1", "unit": "", "max_length": "24", "lines": "1", "characters": "any", "font": "",
    "per_character": "0", "from_days": "0", "until_days": "365", "min_pixels": "0", "max_megabytes": "10",
    "print_cm": "0", "min_dpi": "0", "surcharge": "0", "lead_days": "0", "after": "", "applies_if": "",
    "min_text_mm": "0", "section": "",
}  # fmt: skip
RULE = {"kind": "excludes", "table": "", "group": "", "second": "", "contrast": "2", "reason": "it swells"}


def group(key: str, *options: str, **fields) -> dict:
    rows = inline_formset([OPTION | {"key": each, "name": each.title()} for each in options])
    return GROUP | {"key": key, "name": key.title(), "options": rows} | fields


def excludes(when: str, then: str, **fields) -> dict:
    return RULE | {"conditions": when.replace(".", ": "), "results": then.replace(".", ": ")} | fields


def form(*groups: dict, rules=(), prices=(), **fields) -> dict:
    rows = {"groups": inline_formset(groups), "rules": inline_formset(rules), "prices": inline_formset(prices)}
    return nested_form_data({"name": "Table", "code": "table", "action-publish": "1"} | rows | fields)


TABLE = (group("wood", "oak", "ash"), group("use", "indoors", "outdoors"))


def add(client, *groups, **fields):
    return client.post(reverse("wagtailsnippets_configurator_optionset:add"), form(*(groups or TABLE), **fields))


def test_a_set_with_questions_options_and_a_rule_is_made_in_one_go(client, merchandiser):
    add(client, rules=[excludes("wood.oak", "use.outdoors")])

    made = OptionSet.objects.get(code="table")
    assert made.live
    assert [option.key for option in made.groups.get(key="wood").options.all()] == ["oak", "ash"]
    assert Rule.objects.get().results == "use: outdoors"


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (excludes("wod.oak", "use.outdoors"), "There is no group “wod” in this set."),
        (excludes("wood.elm", "use.outdoors"), "“Wood” has no option “elm”."),
        (excludes("wood.oak", "use.at least 200"), "“Use” is not answered with a number."),
    ],
)
def test_a_rule_that_names_what_does_not_exist_is_refused(client, merchandiser, rule, sentence):
    page = add(client, rules=[rule]).content.decode()

    assert sentence in page
    assert "Wood · One of several · 2 options" in page
    assert not OptionSet.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kind": "several", "min_options": "3"}, "There are only 2 options to choose from."),
        ({"kind": "several", "min_options": "2", "max_options": "1"}, "This is less than “at least”."),
        ({"kind": "number", "low": "10", "high": "2"}, "Write the smaller number first."),
        ({"kind": "date", "from_days": "9", "until_days": "2"}, "The latest day is before the earliest one."),
    ],
)
def test_bounds_that_allow_no_answer_are_refused(client, merchandiser, wrong, sentence):
    page = add(client, group("wood", "oak", "ash", required="", **wrong)).content.decode()

    assert sentence in page
    assert not OptionSet.objects.exists()


def test_several_allows_all_unless_it_says_fewer(client, merchandiser):
    add(client, group("extras", "case", "box", kind="several", required="", max_options="0"))

    assert OptionGroup(kind="several").max_options == 0
    assert definition_of_set(OptionSet.objects.get()).by_key["extras"].max_options == 0


def test_two_groups_with_one_key_are_refused(client, merchandiser):
    page = add(client, group("wood", "oak"), group("wood", "ash")).content.decode()

    assert "Another row has this key." in page


def test_groups_that_are_asked_only_because_of_each_other_are_refused(client, merchandiser):
    wood, oil = group("wood", "oak", applies_if="oil"), group("oil", "dark", applies_if="wood: oak")
    page = add(client, wood, oil).content.decode()

    assert "it is asked only because of “Wood” and “Oil”" in page
    assert not OptionSet.objects.exists()


def test_a_draft_changes_nothing_in_the_shop(client, merchandiser):
    made = OptionSet.objects.create(name="Table", code="table")

    client.post(edit(made), {key: value for key, value in form(*TABLE).items() if key != "action-publish"})
    made.refresh_from_db()

    assert not OptionGroup.objects.exists()
    assert made.get_latest_revision_as_object().groups.get(key="wood")


def test_rules_read_as_sentences_on_the_screen(client, merchandiser):
    make_mug_with_words()

    page = client.get(edit(OptionSet.objects.get())).content.decode()

    assert "Gold rim excludes Glaze: Chalk. Gold does not stay on chalk." in page


def test_a_large_set_opens_in_a_fixed_number_of_queries(client, merchandiser, django_assert_max_num_queries):
    large = OptionSet.objects.create(name="Bicycle", code="bicycle")
    for number in range(12):
        row = OptionGroup.objects.create(option_set=large, key=f"g{number}", name=f"Group {number}", sort_order=number)
        Option.objects.bulk_create(Option(group=row, key=f"o{each}", name=f"Option {each}") for each in range(3))

    with django_assert_max_num_queries(24):
        page = client.get(edit(large)).content.decode()

    assert "Group 11 · One of several · 3 options" in page
    assert len(page) < 400_000


def test_a_set_is_told_in_sentences_to_whoever_reads_it(client, merchandiser):
    make_mug_with_words()
    address = reverse("wagtailsnippets_configurator_optionset:inspect", args=[OptionSet.objects.get().pk])

    page = client.get(address).content.decode()

    assert "Glaze · One of several · 2 options" in page
    assert "Gold rim excludes Glaze: Chalk. Gold does not stay on chalk." in page


def test_two_versions_are_compared_in_sentences(client, merchandiser):
    add(client, rules=[excludes("wood.oak", "use.outdoors")])
    table = OptionSet.objects.get()
    first = table.get_latest_revision()
    draft = first.as_object()
    draft.rules.set([Rule(kind="excludes", conditions="wood: ash", results="use: indoors")])
    second = draft.save_revision()

    name = "wagtailsnippets_configurator_optionset:revisions_compare"
    page = client.get(reverse(name, args=[table.pk, first.pk, second.pk])).content.decode()

    assert "In words" in page
    assert '<span class="deletion">Oak</span><span class="addition">Ash</span> excludes Use: ' in page


def test_without_a_script_a_set_is_tried_on_a_page_of_its_own(client, merchandiser):
    data = form(*TABLE) | {"try-page": "1", "choice-wood": "ash"}

    page = client.post(reverse("configurator_try"), data).content.decode()

    assert '<input type="hidden" name="groups-0-key" value="wood">' in page
    assert 'value="ash" form="kontor-try" checked' in page


def test_a_forged_picture_of_an_option_is_refused(client, merchandiser):
    forged = GROUP | {"key": "wood", "name": "Wood"}
    forged["options"] = inline_formset([OPTION | {"key": "oak", "name": "Oak", "picture": "9" * 5000}])

    answer = add(client, forged)

    assert answer.status_code == 200
    assert not OptionSet.objects.exists()
