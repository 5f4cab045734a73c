"""Refunds as Stripe knows them: never more than was paid, and any of them may still fail days later."""

import time
from collections.abc import Callable

from .refusals import Refused, invalid

ALLOWED = {"payment_intent", "amount", "reason", "metadata"}
REASONS = {"duplicate", "fraudulent", "requested_by_customer"}
GONE = {"failed", "canceled"}


class Refunds:
    """All refunds of a bank.

    ``outcome`` is the status of new refunds, ``refuse`` the code with which they are refused, ``happened`` is called
    with the kind of each event and its object.
    """

    def __init__(self, happened: Callable[[str, dict], None]) -> None:
        self.rows: dict[str, dict] = {}
        self.outcome, self.refuse, self.happened = "succeeded", "", happened

    def create(self, intent: dict, wanted: dict, number: str) -> dict:
        """A new refund of an intent; the amount is the rest if none is given."""
        if unknown := set(wanted) - ALLOWED:
            raise invalid(f"Received unknown parameter: {sorted(unknown)[0]}")
        if wanted.get("reason", "duplicate") not in REASONS:
            raise invalid("Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer")
        if intent["status"] != "succeeded":
            raise invalid("This PaymentIntent does not have a successful charge to refund.")
        if self.refuse:
            raise invalid(f"Stripe refuses: {self.refuse}.", code=self.refuse)
        amount = self._amount(intent, wanted)
        self.rows[number] = {
            "id": number,
            "object": "refund",
            "amount": amount,
            "charge": intent["latest_charge"],
            "created": int(time.time()),
            "currency": intent["currency"],
            "metadata": wanted.get("metadata", {}),
            "payment_intent": intent["id"],
            "reason": wanted.get("reason"),
            "status": self.outcome,
        }
        self.happened("refund.created", self.rows[number])
        self.happened("charge.refunded", self._charge(intent))
        return self.rows[number]

    def retrieve(self, number: str) -> dict:
        if number not in self.rows:
            raise Refused(404, "invalid_request_error", f"No such refund: '{number}'", code="resource_missing")
        return self.rows[number]

    def page(self, wanted: dict) -> dict:
        """One page of the list, the newest first."""
        rows = [row for row in self.rows.values() if row["payment_intent"] == wanted.get("payment_intent")][::-1]
        if after := wanted.get("starting_after"):
            rows = rows[1 + [row["id"] for row in rows].index(after) :]
        limit = int(wanted.get("limit", 10))
        if not 1 <= limit <= 100:
            raise invalid("Invalid limit: must be between 1 and 100")
        return {"object": "list", "url": "/v1/refunds", "data": rows[:limit], "has_more": len(rows) > limit}

    def move(self, number: str, status: str, reason: str = "") -> dict:
        """What becomes of a refund later, also of one that had succeeded: ``failed`` for a ``reason``."""
        refund = self.retrieve(number)
        refund |= {"status": status} | ({"failure_reason": reason} if reason else {})
        for kind in ["refund.updated", "charge.refund.updated"] + ["refund.failed"] * (status == "failed"):
            self.happened(kind, refund)
        return refund

    def _amount(self, intent: dict, wanted: dict) -> int:
        left = intent["amount_received"] - self._refunded(intent)
        amount = wanted.get("amount", str(left))
        if not left:
            raise invalid("Charge has already been refunded.", code="charge_already_refunded")
        if not amount.isdecimal() or not int(amount):
            raise invalid("Invalid positive integer", code="parameter_invalid_integer", param="amount")
        if int(amount) > left:
            raise invalid(f"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})")
        return int(amount)

    def _refunded(self, intent: dict) -> int:
        rows = self.rows.values()
        return sum(row["amount"] for row in rows if row["payment_intent"] == intent["id"] and row["status"] not in GONE)

    def _charge(self, intent: dict) -> dict:
        refunded = self._refunded(intent)
        return {
            "id": intent["latest_charge"],
            "object": "charge",
            "amount": intent["amount_received"],
            "amount_refunded": refunded,
            "currency": intent["currency"],
            "metadata": intent["metadata"],
            "payment_intent": intent["id"],
            "refunded": refunded == intent["amount_received"],
        }
