"""Staff change the choices of an ordered line until somebody begins to make it, at a price that is agreed."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from customers.messaging.models import OutgoingMail
from customers.people.models import User
from customers.timeline.states import WrongState
from orders.changes import events, services
from orders.changes.models import LineChange
from orders.order.models import Order
from orders.order.services import CancelReason
from orders.payment.adjusting import adjust
from orders.payment.cancelling import cancel
from orders.payment.components import take_amount
from orders.payment.ledger import components_of
from orders.payment.models import Adjustment, Payment, Refund
from orders.payment.services import begin, mark_paid, payment_of
from orders.production.models import Job
from orders.production.services import start
from store.configurator.models import Option
from store.configurator.services import ChoiceRefused
from store.money.amounts import Money
from store.pricing.services import set_price
from tests.makers import make_mug_with_words, make_order
from tests.pages import fields_of

pytestmark = pytest.mark.django_db
INK = {"glaze": ["ink"], "words": "Für Zoë"}


def screen(line) -> str:
    return reverse("line_change", args=[line.pk])


def changed(line, clerk, **choices) -> LineChange:
    return services.change(line, choices=INK | choices, how="phone", actor=clerk)


def test_an_agreed_change_rewrites_the_line_and_adds_the_order_up(line, clerk):
    total = line.order.total

    changed(line, clerk)

    line.refresh_from_db()
    order = Order.objects.get()
    assert (str(line.total), str(line.tax)) == ("€33.00", "€5.27")
    assert [each["label"] for each in line.choices if each["group"] == "Glaze"] == ["Ink"]
    assert order.total - total == Money("3.00")
    assert order.subtotal == line.total
    assert Money.from_minor(order.taxes[0]["gross"]) == order.total


def test_a_changed_line_has_its_picture_at_another_address(client, line, clerk):
    before = line.picture_address
    old = client.get(before).content

    changed(line, clerk, words="Otto")

    line.refresh_from_db()
    assert line.picture_address != before
    assert client.get(line.picture_address).content != old
    assert client.get(before).content == old  # A mail that was sent before still shows what was ordered then.


def test_what_a_paid_order_costs_more_stays_due_until_staff_mark_it_as_paid(line, clerk):
    changed(line, clerk)
    order = Order.objects.get()
    rest = payment_of(order)
    assert order.balance == rest.amount == Money("3.00")
    assert (order.status, order.payment_status) == ("confirmed", "partly")

    mark_paid(rest, actor=clerk)

    order = Order.objects.get()
    assert (order.balance, order.payment_status) == (Money(0), "paid")
    with pytest.raises(WrongState):
        mark_paid(rest, actor=clerk)


def test_the_difference_of_a_cheaper_choice_goes_back(line, clerk):
    change = changed(line, clerk, glaze=["chalk"], words="")

    order, refund = Order.objects.get(), Refund.objects.get()
    assert (refund.amount, refund.key) == (Money("6.00"), f"change:{change.pk}")
    assert (order.balance, order.payment_status) == (Money(0), "to pay back")


def test_a_line_never_costs_less_than_what_was_paid_back_of_it(line, clerk):
    component = next(each for each in components_of(line.order) if each.line_id == line.pk)
    part = take_amount(component, line.to_pay)
    adjust(line.order, key="claim:1", reason=Adjustment.Reason.CLAIM, parts=[part], actor=clerk)

    with pytest.raises(WrongState, match="More was paid back"):
        changed(line, clerk, glaze=["chalk"], words="")
    line.refresh_from_db()
    assert str(line.total) == "€30.00"


def test_after_two_changes_one_payment_asks_for_all_that_is_due(line, clerk):
    changed(line, clerk)
    changed(line, clerk, rim=["gold"])

    assert Order.objects.get().balance == Money("7.50")
    assert [each.amount for each in Payment.objects.filter(status="open")] == [Money("7.50")]


def test_changed_back_again_nothing_is_open(line, clerk):
    changed(line, clerk)
    changed(line, clerk, glaze=["chalk"])

    order = Order.objects.get()
    assert (order.balance, order.payment_status) == (Money(0), "paid")
    assert not Payment.objects.filter(status="open").exists()


def test_an_unpaid_order_gets_a_payment_of_the_new_total(db, clerk):
    order = make_order(products=(make_mug_with_words(),))
    begin(order)

    changed(order.lines.get(), clerk)

    order.refresh_from_db()
    assert payment_of(order).amount == order.total == order.balance
    assert [each.status for each in order.payments.order_by("pk")] == ["void", "open"]


def test_what_became_dearer_since_is_not_charged(line, clerk):
    set_price(line.variant, amount=Money("99.00"))

    assert changed(line, clerk).difference == Money("3.00")


def test_a_cancelled_order_owes_nothing_and_all_goes_back(line, clerk, run_work):
    changed(line, clerk)
    order = Order.objects.get()

    cancel(order, reason=CancelReason.CHANGED_MIND)
    run_work()

    order = Order.objects.get()
    assert (order.total, order.paid, order.refunded) == (Money(0), Money(0), Money("34.90"))
    assert not Payment.objects.filter(status="open").exists()


def test_nothing_changes_before_the_customer_agrees(line, clerk, run_work):
    change = services.propose(line, choices=INK, actor=clerk)
    run_work()

    line.refresh_from_db()
    assert str(line.total) == "€30.00"
    assert change.status == "proposed"
    mail = OutgoingMail.objects.get(kind="order_change_proposed")
    assert "€3.00 more" in mail.text
    assert line.order.token in mail.text


def test_the_customer_agrees_on_the_page_of_the_order(client, line, clerk, run_work):
    change = services.propose(line, choices=INK, actor=clerk)
    address = f"/track/{line.order.token}/"
    page = client.get(address).content.decode()

    asked = client.post(f"{address}changes/{change.pk}/", {"agree": "1"})
    client.post(f"{address}changes/{change.pk}/", fields_of(asked.content, "form.slip"))
    run_work()

    line.refresh_from_db()
    assert "It costs €3.00 more." in page
    assert str(line.total) == "€33.00"
    assert LineChange.objects.get().how == "link"
    page = client.get(address).content.decode()
    assert "€34.90 is paid." in page
    assert "€3.00 is still to pay." in page
    assert OutgoingMail.objects.filter(kind="order_changed").exists()


def test_before_agreeing_the_customer_sees_sum_and_day(client, line, clerk):
    change = services.propose(line, choices=INK, actor=clerk)
    address = f"/track/{line.order.token}/changes/{change.pk}/"
    Option.objects.filter(key="ink").update(lead_days=9)
    new_total = line.order.total + change.difference

    page = client.post(address, {"agree": "1"}).content.decode()

    assert f"New total of order {line.order.number}: {new_total}" in page
    assert "Glaze: Ink instead of Chalk" in page
    assert "It costs €3.00 more. Then €3.00 is to be paid" in page
    assert LineChange.objects.get().status == "proposed"


@pytest.mark.parametrize("seen", ["", "€1.00 soon"])
def test_who_has_not_seen_the_sum_as_it_is_has_not_agreed(client, line, clerk, seen):
    change = services.propose(line, choices=INK, actor=clerk)
    address = f"/track/{line.order.token}/changes/{change.pk}/"

    assert client.get(address).status_code == 302
    assert "New total" in client.post(address, {"agree": "1", "seen": seen}).content.decode()
    assert LineChange.objects.get().status == "proposed"


@pytest.mark.parametrize(("days", "words"), [(0, "as before."), (30, " instead of ")])
def test_the_day_that_is_asked_about_is_the_day_that_is_promised_then(client, promised, clerk, days, words):
    Option.objects.filter(key="ink").update(lead_days=days)
    change = services.propose(promised, choices=INK, actor=clerk)
    address = f"/track/{promised.order.token}/changes/{change.pk}/"

    asked = client.post(address, {"agree": "1"})
    client.post(address, fields_of(asked.content, "form.slip"))

    order = Order.objects.get()
    day = date_format(order.promised_for, "D j F")
    assert f"Estimated delivery: {day}" in asked.content.decode()
    assert words in asked.content.decode()


@pytest.fixture
def promised(line):
    """The line of an order with a promised day."""
    day = timezone.localdate() + timedelta(days=14)
    Order.objects.update(promise_kind="day", promised_for=day, leaves_on=day - timedelta(days=1))
    line.order.refresh_from_db()
    return line


def test_the_customer_declines(client, line, clerk):
    change = services.propose(line, choices=INK, actor=clerk)

    client.post(f"/track/{line.order.token}/changes/{change.pk}/", {"decline": "1"})

    line.refresh_from_db()
    assert LineChange.objects.get().status == "declined"
    assert str(line.total) == "€30.00"


def test_only_the_link_of_its_own_order_decides(client, line, clerk, alice):
    change = services.propose(line, choices=INK, actor=clerk)
    other = make_order(alice)

    for token in (other.token, "x", "%00"):
        assert client.post(f"/track/{token}/changes/{change.pk}/", {"agree": "1"}).status_code == 404
    assert LineChange.objects.get().status == "proposed"


def test_a_second_decision_loses_with_a_sentence(line, clerk):
    change = services.propose(line, choices=INK, actor=clerk)
    same = LineChange.objects.get()
    services.agree(change, how="phone", actor=clerk)

    with pytest.raises(WrongState):
        services.agree(same, how="mail", actor=clerk)

    assert Order.objects.get().balance == Money("3.00")


def test_a_second_proposal_waits_for_the_first(line, clerk):
    services.propose(line, choices=INK, actor=clerk)

    with pytest.raises(WrongState, match="waits to be agreed already"):
        services.propose(line, choices=INK | {"words": "Other"}, actor=clerk)


def test_what_has_begun_is_not_changed_any_more(client, line, clerk):
    change = services.propose(line, choices=INK, actor=clerk)
    start(Job.objects.with_line().get(line=line), actor=clerk)

    with pytest.raises(WrongState, match="has begun"):
        services.agree(change, how="phone", actor=clerk)

    client.force_login(clerk)
    assert client.get(screen(line))["location"] == reverse("orders_admin:inspect", args=[line.order_id])


def test_what_cannot_be_made_is_refused(line, clerk):
    with pytest.raises(ChoiceRefused, match="Gold does not stay on chalk"):
        services.propose(line, choices={"glaze": ["chalk"], "rim": ["gold"]}, actor=clerk)
    with pytest.raises(ChoiceRefused, match="already"):
        services.propose(line, choices=INK | {"glaze": ["chalk"]}, actor=clerk)


def test_the_timeline_says_who_changed_what(line, clerk):
    changed(line, clerk)

    entry = line.order.customer.timeline.of(events.AGREED).get()
    assert entry.actor == clerk
    assert entry.data["difference"] == "+€3.00"


def test_the_screen_shows_the_price_before_and_after(client, line, clerk):
    client.force_login(clerk)

    page = client.get(screen(line), {"choice-glaze": "ink"}).content.decode()

    assert "€30.00" in page
    assert "€33.00" in page
    assert "+€3.00" in page
    assert "Glaze: Ink instead of Chalk" in page


def test_the_screen_changes_the_line(client, line, clerk):
    client.force_login(clerk)
    fields = {"choice-glaze": "ink", "choice-words": "Für Zoë", "how": "phone", "note": "Called at ten."}

    client.post(screen(line), fields)
    page = client.get(reverse("orders_admin:inspect", args=[line.order_id])).content.decode()

    assert LineChange.objects.get().note == "Called at ten."
    assert "Called at ten." in page
    assert "€3.00 still to pay" in page


def test_a_price_that_was_not_displayed_is_displayed_before_it_is_agreed_on(client, line, clerk):
    client.force_login(clerk)
    fields = {"choice-glaze": "ink", "choice-words": "Für Zoë", "how": "phone", "seen": "30.00"}

    answer = client.post(screen(line), fields)

    assert answer.status_code == 409
    assert "+€3.00" in answer.content.decode()
    assert not LineChange.objects.exists()
    assert client.post(screen(line), fields | {"seen": "33.00"}).status_code == 302


@pytest.mark.parametrize("fields", [{"how": "x"}, {}, {"how": "phone", "choice-rim": "gold"}, {"how": "ask"}])
def test_a_refused_form_changes_nothing(client, line, clerk, fields):
    client.force_login(clerk)

    assert client.post(screen(line), {"choice-glaze": "chalk", "choice-words": "Für Zoë"} | fields).status_code == 422
    assert not LineChange.objects.exists()


def test_each_line_that_can_be_changed_has_a_button(client, line, clerk):
    client.force_login(clerk)

    assert screen(line) in client.get(reverse("orders_admin:inspect", args=[line.order_id])).content.decode()


@pytest.mark.parametrize("role", ["Workshop", "Warehouse"])
def test_who_may_only_look_changes_nothing(client, line, role):
    user = User.objects.create_user("look@example.com", "correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)

    client.post(screen(line), {"choice-glaze": "ink", "how": "phone"})

    assert not LineChange.objects.exists()
    assert screen(line) not in client.get(reverse("orders_admin:inspect", args=[line.order_id])).content.decode()


def test_today_counts_what_is_to_be_settled(client, line, clerk):
    changed(line, clerk)
    client.force_login(clerk)

    assert "view=to-settle" in client.get(reverse("wagtailadmin_home")).content.decode()
    assert line.order.number in client.get(reverse("orders_admin:index"), {"view": "to-settle"}).content.decode()


def test_staff_mark_the_rest_as_paid_on_the_screen(client, line, clerk):
    changed(line, clerk)
    client.force_login(clerk)
    rest = Payment.objects.get(status="open")

    fields = {f"payment{rest.pk}-received": "3.00", f"payment{rest.pk}-balance": "300"}
    client.post(reverse("payment_mark_paid", args=[rest.pk]), fields)

    assert Order.objects.get().balance == Money(0)


def test_staff_withdraw_or_agree_for_the_customer(client, line, clerk):
    client.force_login(clerk)
    first = services.propose(line, choices=INK, actor=clerk)
    client.post(reverse("line_change_withdraw", args=[first.pk]))
    second = services.propose(line, choices=INK, actor=clerk)
    client.post(reverse("line_change_agree", args=[second.pk]), {"how": "mail", "note": "Wrote at noon."})

    assert [each.status for each in LineChange.objects.order_by("pk")] == ["withdrawn", "agreed"]
    assert LineChange.objects.get(pk=second.pk).how == "mail"


def test_what_has_begun_meanwhile_is_neither_mailed_nor_on_the_page(client, line, clerk, run_work):
    services.propose(line, choices=INK, actor=clerk)
    start(Job.objects.with_line().get(line=line), actor=clerk)
    run_work()

    page = client.get(f"/track/{line.order.token}/").content.decode()

    assert not OutgoingMail.objects.filter(kind="order_change_proposed").exists()
    assert "Yes, make it like this" not in page
    assert OutgoingMail.objects.filter(kind="order_change_too_late").exists()
