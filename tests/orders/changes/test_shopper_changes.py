"""A shopper changes words and options of a line, at a price that they saw, as far as the policy lets them."""

import re
from html import unescape

import pytest

from cms.policies.terms import Until
from orders.changes.models import LineChange
from orders.order.models import Order, OrderLine
from orders.production.models import Job
from orders.production.services import start
from tests.makers import publish_policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(alice, paid_order) -> OrderLine:
    """A paid mug with words."""
    return paid_order(customer=alice).lines.get()


def by_link(line: OrderLine) -> str:
    return f"/track/{line.order.token}/lines/{line.pk}/change/"


def fields_of(page: str) -> dict[str, str]:
    """What the form of the page would send: texts, and what is chosen."""
    form = page[page.index('<form class="with-side"') :].partition("</form>")[0]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="radio"' not in tag or "checked" in tag):
            found[name[1]] = unescape(value[1]) if value else ""
    return found


def post(client, line: OrderLine, **changes):
    """Look, change, look at the price, and press the button once more."""
    first = client.get(by_link(line)).content.decode()
    second = client.post(by_link(line), fields_of(first) | changes).content.decode()
    assert "press the button once more" in unescape(second)
    return client.post(by_link(line), fields_of(second), follow=True)


def words_of(line: OrderLine) -> str:
    return OrderLine.objects.get(pk=line.pk).own_words[0]


def test_the_words_are_changed_after_picture_and_price_were_seen(client, line):
    assert f'href="{by_link(line)}"' in client.get(f"/track/{line.order.token}/").content.decode()

    page = post(client, line, **{"choice-words": "Für Anna"})

    assert "is changed:" in page.content.decode()
    assert words_of(line) == "Für Anna"
    change = LineChange.objects.get()
    assert (change.status, change.how) == (LineChange.Status.AGREED, LineChange.How.LINK)
    assert change.rows == [("Words", "“Für Zoë”", "“Für Anna”")]


def test_a_dearer_option_is_paid_afterwards(client, line):
    before = line.order.total
    dearer = client.get(by_link(line)).context["groups"]
    group, option = next(
        (state.group, each.option)
        for state in dearer
        if state.group.has_options
        for each in state.options
        if each.option.surcharge.amount > 0 and not each.chosen
    )
    post(client, line, **{group.field_name: option.key})

    order = Order.objects.get()
    assert order.total > before
    assert order.balance == order.total - before


@pytest.mark.parametrize("until", [Until.NEVER, Until.BEGUN])
def test_what_the_policy_does_not_let_them_change_is_neither_shown_nor_accepted(client, alice, paid_order, until):
    publish_policy(change_words=until, change_options=Until.NEVER, say_no_change="Not this, says the merchant.")
    line = paid_order(customer=alice).lines.get()
    link_is_there = by_link(line) in client.get(f"/track/{line.order.token}/").content.decode()

    assert link_is_there is (until == Until.BEGUN)
    if until == Until.NEVER:
        page = client.post(by_link(line), {"choice-words": "Für Anna"}, follow=True)
        assert "Not this, says the merchant." in page.content.decode()
        assert words_of(line) == "Für Zoë"
    else:
        page = client.get(by_link(line))
        assert {state.group.kind for state in page.context["groups"]} == {"text"}
        post(client, line, **{"choice-words": "Für Anna"})
        assert words_of(line) == "Für Anna"


def test_nothing_is_changed_once_work_has_begun(client, owner, line):
    page = client.get(by_link(line)).content.decode()
    second = client.post(by_link(line), fields_of(page) | {"choice-words": "Für Anna"}).content.decode()
    start(Job.objects.with_line().get(line=line), actor=owner)

    late = client.post(by_link(line), fields_of(second), follow=True).content.decode()

    assert "has begun, so it cannot be cancelled or changed" in late
    assert words_of(line) == "Für Zoë"


def test_others_do_not_reach_the_page(client, bob, line):
    assert client.get(f"/track/nobody/lines/{line.pk}/change/").status_code == 404
    client.force_login(bob.user)
    assert client.get(f"/account/orders/{line.order.number}/lines/{line.pk}/change/").status_code == 404


def test_in_the_account_it_is_the_same_page(client, alice, line):
    client.force_login(alice.user)

    assert (
        "Show picture and price"
        in client.get(f"/account/orders/{line.order.number}/lines/{line.pk}/change/").content.decode()
    )


def test_a_forged_form_changes_nothing(client, line):
    for data in ({"seen": "1"}, {"choice-words": "x" * 5000}, {"choice-words": "\x00"}):
        assert client.post(by_link(line), data).status_code in {200, 422}
    assert words_of(line) == "Für Zoë"
