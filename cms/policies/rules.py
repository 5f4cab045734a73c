"""What may be cancelled, changed, sent back, withdrawn from. Plain facts of a line in; yes, or a reason, out.

Shoppers may do what the policy grants. Staff may do more: they cancel and change the order until it is sent, the words
and options of a line until its work begins, and take back whatever was sent. A reason is the merchant's own sentence if
the policy has one.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .terms import OUR_FAULT, Asker, ChangeKind, Payer, PolicyTerms, ReturnReason, Until
from .wording import in_words, said, sending_back


@dataclass(frozen=True, kw_only=True)
class LineFacts:
    """What the rules must know about a line of an order."""

    name: str = ""
    made_to_order: bool = False
    is_paid: bool = False
    #: Whether work on it has begun.
    is_begun: bool = False
    is_sent: bool = False
    #: The day on which the last of it arrived; None: it has not, or nobody knows.
    delivered_on: date | None = None


@dataclass(frozen=True)
class Answer:
    """Yes, or no with a sentence that says why."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Answer(True)


def may_cancel(terms: PolicyTerms, lines: Sequence[LineFacts], *, asker: Asker) -> Answer:
    """Whether an order with these lines may be cancelled: each of them must still be free."""
    until = Until(terms.cancel_until) if asker == Asker.SHOPPER else Until.SENT
    stopped = [line for line in lines if _is_over(until, line)]
    if not stopped:
        return YES
    default = _why_not_cancel(until, stopped)
    return Answer(False, said(terms, "no_cancel", default, _names(stopped)) if asker == Asker.SHOPPER else default)


def may_change(terms: PolicyTerms, change: ChangeKind, line: LineFacts, *, asker: Asker) -> Answer:
    """Whether this may be changed of a line, or for the order that it stands in."""
    until = Until(getattr(terms, f"change_{change}")) if asker == Asker.SHOPPER else _staff_change_until(change)
    if not _is_over(until, line):
        return YES
    default = _why_not_change(until, line)
    return Answer(False, said(terms, "no_change", default, line.name) if asker == Asker.SHOPPER else default)


def may_send_back(terms: PolicyTerms, line: LineFacts, reason: str, *, today: date, asker: Asker) -> Answer:
    """Whether a line may come back for this reason; for a fault of ours as long as the warranty lasts."""
    if not line.is_sent:
        return Answer(False, _("%(line)s has not been sent yet.") % {"line": line.name})
    if asker == Asker.STAFF:
        return YES
    if reason in OUR_FAULT:
        return under_warranty(terms, line, today=today)
    made_to_order = line.made_to_order and not terms.return_made_to_order
    if made_to_order or not terms.return_days:
        return Answer(False, sending_back(terms, made_to_order=line.made_to_order))
    last = last_day_to_send_back(terms, line)
    if last and today > last:
        default = _("%(line)s could be sent back until %(day)s.") % {"line": line.name, "day": date_format(last)}
        return Answer(False, said(terms, "no_send_back", default, line.name))
    return YES


def last_day_to_send_back(terms: PolicyTerms, line: LineFacts) -> date | None:
    """The last day for reasons that are no fault of ours; None while it has not arrived."""
    return _days_after(line.delivered_on, terms.return_days)


def may_withdraw(terms: PolicyTerms, line: LineFacts, *, today: date) -> Answer:
    """Whether the law's right to withdraw covers a line: from ordering until some days after it arrived."""
    if not terms.withdrawal_days:
        return Answer(False, _("There is no right to withdraw from this contract."))
    if line.made_to_order and not terms.withdraw_made_to_order:
        return Answer(False, why_no_withdrawal(terms, line.name))
    last = _days_after(line.delivered_on, terms.withdrawal_days)
    if last and today > last:
        words = {"line": line.name, "day": date_format(last)}
        return Answer(False, _("The time to withdraw from the contract for %(line)s ended on %(day)s.") % words)
    return YES


def why_no_withdrawal(terms: PolicyTerms, lines: str) -> str:
    """The reason for what is made to order; ``lines``: their names in words."""
    sentence = _("%(lines)s: made for you, to your own choices. The law excludes this from the right to withdraw.")
    return said(terms, "no_withdrawal", sentence % {"lines": lines}, lines)


def under_warranty(terms: PolicyTerms, line: LineFacts, *, today: date) -> Answer:
    """Whether the shop still answers for a fault of this line."""
    if not terms.warranty_months:
        return Answer(False, said(terms, "no_warranty", _("There is no warranty on it."), line.name))
    if not line.delivered_on or today <= _months_after(line.delivered_on, terms.warranty_months):
        return YES
    day = date_format(_months_after(line.delivered_on, terms.warranty_months))
    default = _("The warranty on %(line)s ended on %(day)s.") % {"line": line.name, "day": day}
    return Answer(False, said(terms, "no_warranty", default, line.name))


def asks_for_photos(terms: PolicyTerms, reason: str) -> bool:
    """Whether a return for this reason needs photos."""
    return reason in terms.photo_reasons


def pays_return(terms: PolicyTerms, reason: str) -> Payer:
    """Who pays the way back: the shop for its own faults, otherwise whom the policy names."""
    return Payer.SHOP if reason in OUR_FAULT else Payer(terms.return_paid_by)


def reasons_for(terms: PolicyTerms, line: LineFacts, *, today: date) -> list[ReturnReason]:
    """The reasons for which a shopper may send this line back."""
    return [each for each in ReturnReason if may_send_back(terms, line, each, today=today, asker=Asker.SHOPPER).allowed]


def _is_over(until: Until, line: LineFacts) -> bool:
    ended = {
        Until.NEVER: True,
        Until.PAID: line.is_paid or line.is_begun or line.is_sent,
        Until.BEGUN: line.is_begun or line.is_sent,
        Until.SENT: line.is_sent,
    }
    return ended[until]


def _staff_change_until(change: ChangeKind) -> Until:
    return Until.BEGUN if change in {ChangeKind.WORDS, ChangeKind.OPTIONS} else Until.SENT


def _names(lines: Sequence[LineFacts]) -> str:
    return in_words(line.name for line in lines if line.name)


def _why_not_cancel(until: Until, stopped: Sequence[LineFacts]) -> str:
    if until == Until.NEVER:
        return _("An order cannot be cancelled once it is placed.")
    if sent := _names([line for line in stopped if line.is_sent]):
        return _("%(lines)s: already sent, so the order cannot be cancelled any more.") % {"lines": sent}
    if begun := _names([line for line in stopped if line.is_begun]):
        return has_begun(begun)
    return _("It is paid, so it cannot be cancelled any more.")


def _why_not_change(until: Until, line: LineFacts) -> str:
    if until == Until.NEVER:
        return _("This cannot be changed once the order is placed.")
    if line.is_sent:
        return _("%(lines)s: already sent, so it cannot be changed any more.") % {"lines": line.name}
    return has_begun(line.name) if line.is_begun else _("It is paid, so it cannot be changed any more.")


def has_begun(lines: str) -> str:
    """That work on these lines has begun."""
    return _("Work on %(lines)s has begun, so it cannot be cancelled or changed any more.") % {"lines": lines}


def _days_after(day: date | None, days: int) -> date | None:
    return day + timedelta(days=days) if day else None


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
