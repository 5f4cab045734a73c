"""The rules of a policy: field × line × age × state × who asks → yes, or a reason."""

from datetime import date

import pytest

from cms.policies.rules import (
    LineFacts,
    asks_for_photos,
    may_cancel,
    may_change,
    may_send_back,
    may_withdraw,
    pays_return,
    reasons_for,
    under_warranty,
)
from cms.policies.terms import Asker, ChangeKind, Payer, PolicyTerms, ReturnReason, Until

ARRIVED = date(2026, 3, 10)
NEW, PAID = LineFacts(name="Mug"), LineFacts(name="Mug", is_paid=True)
BEGUN = LineFacts(name="Mug", made_to_order=True, is_paid=True, is_begun=True)
SENT = LineFacts(name="Mug", is_paid=True, is_sent=True)
HERE = LineFacts(name="Mug", is_paid=True, is_sent=True, delivered_on=ARRIVED)
MADE = LineFacts(name="Cup", made_to_order=True, is_paid=True, is_begun=True, is_sent=True, delivered_on=ARRIVED)


@pytest.mark.parametrize(
    ("until", "free"),
    [
        (Until.NEVER, []),
        (Until.PAID, [NEW]),
        (Until.BEGUN, [NEW, PAID]),
        (Until.SENT, [NEW, PAID, BEGUN]),
    ],
)
def test_shoppers_cancel_and_change_until_the_policy_says(until, free):
    terms = PolicyTerms(cancel_until=until, change_words=until)

    for line in (NEW, PAID, BEGUN, SENT):
        answer = may_cancel(terms, [NEW, line], asker=Asker.SHOPPER)
        assert answer.allowed == (line in free and NEW in free)
        assert bool(answer.reason) != answer.allowed
        assert may_change(terms, ChangeKind.WORDS, line, asker=Asker.SHOPPER).allowed == (line in free)


@pytest.mark.parametrize("until", Until)
def test_staff_cancel_until_it_is_sent_whatever_the_policy_says(until):
    terms = PolicyTerms(cancel_until=until, change_words=until, change_address=until)

    assert [may_cancel(terms, [line], asker=Asker.STAFF).allowed for line in (NEW, BEGUN, SENT)] == [True, True, False]
    assert [may_change(terms, ChangeKind.WORDS, line, asker=Asker.STAFF).allowed for line in (PAID, BEGUN)] == [
        True,
        False,
    ]
    assert [may_change(terms, ChangeKind.ADDRESS, line, asker=Asker.STAFF).allowed for line in (BEGUN, SENT)] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("line", "reason", "today", "terms", "why"),
    [
        (PAID, ReturnReason.CHANGED_MIND, ARRIVED, {}, "has not been sent"),
        (SENT, ReturnReason.CHANGED_MIND, ARRIVED, {}, ""),
        (HERE, ReturnReason.CHANGED_MIND, date(2026, 3, 24), {}, ""),
        (HERE, ReturnReason.CHANGED_MIND, date(2026, 3, 25), {}, "until 24 Mar 2026"),
        (HERE, ReturnReason.DOES_NOT_FIT, date(2026, 3, 25), {"return_days": 30}, ""),
        (HERE, ReturnReason.DOES_NOT_FIT, ARRIVED, {"return_days": 0}, "cannot be sent back unless"),
        (MADE, ReturnReason.CHANGED_MIND, ARRIVED, {}, "Made for you"),
        (MADE, ReturnReason.CHANGED_MIND, ARRIVED, {"return_made_to_order": True}, ""),
        (MADE, ReturnReason.DAMAGED, date(2028, 3, 10), {}, ""),
        (MADE, ReturnReason.WRONG, date(2028, 3, 11), {}, "ended on 10 Mar 2028"),
        (HERE, ReturnReason.FAULTY, ARRIVED, {"warranty_months": 0}, "no warranty"),
    ],
)
def test_sending_back_depends_on_reason_age_and_making(line, reason, today, terms, why):
    terms = PolicyTerms(**terms)

    answer = may_send_back(terms, line, reason, today=today, asker=Asker.SHOPPER)

    assert answer.allowed == (not why)
    assert why in answer.reason
    assert may_send_back(terms, line, reason, today=today, asker=Asker.STAFF).allowed == line.is_sent
    assert (reason in reasons_for(terms, line, today=today)) == answer.allowed


@pytest.mark.parametrize(
    ("line", "today", "terms", "why"),
    [
        (PAID, ARRIVED, {}, ""),
        (HERE, date(2026, 3, 24), {}, ""),
        (HERE, date(2026, 3, 25), {}, "ended on 24 Mar 2026"),
        (MADE, ARRIVED, {}, "Cup: made for you"),
        (MADE, ARRIVED, {"withdraw_made_to_order": True}, ""),
        (PAID, ARRIVED, {"withdrawal_days": 0}, "no right"),
    ],
)
def test_the_right_to_withdraw_ends_and_excludes_what_is_made_to_order(line, today, terms, why):
    answer = may_withdraw(PolicyTerms(**terms), line, today=today)

    assert answer.allowed == (not why)
    assert why in answer.reason


def test_a_warranty_from_the_last_day_of_a_month_ends_on_a_day_that_exists():
    line = LineFacts(name="Mug", is_sent=True, delivered_on=date(2026, 8, 31))
    terms = PolicyTerms(warranty_months=6)

    assert under_warranty(terms, line, today=date(2027, 2, 28))
    assert not under_warranty(terms, line, today=date(2027, 3, 1))


def test_the_reason_is_in_the_merchants_words_for_shoppers_only():
    terms = PolicyTerms(
        sentences={"no_cancel": "{lines} lies on the wheel.", "made_to_order": "Yours, for {days} days."}
    )

    assert may_cancel(terms, [BEGUN], asker=Asker.SHOPPER).reason == "Mug lies on the wheel."
    assert "already sent" in may_cancel(terms, [SENT], asker=Asker.STAFF).reason
    answer = may_send_back(terms, MADE, ReturnReason.CHANGED_MIND, today=ARRIVED, asker=Asker.SHOPPER)
    assert answer.reason == "Yours, for 14 days."


def test_photos_and_the_way_back():
    terms = PolicyTerms(photo_reasons=("damaged",))

    assert asks_for_photos(terms, ReturnReason.DAMAGED)
    assert not asks_for_photos(terms, ReturnReason.WRONG)
    assert pays_return(terms, ReturnReason.DAMAGED) == Payer.SHOP
    assert pays_return(terms, ReturnReason.CHANGED_MIND) == Payer.CUSTOMER


def test_terms_are_stored_and_read_as_they_are():
    terms = PolicyTerms(return_days=30, photo_reasons=("wrong",), sentences={"cancel": "Quickly."})

    assert PolicyTerms.from_json(terms.as_json() | {"unknown": 1}) == terms
