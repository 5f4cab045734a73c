"""What Stripe knows: intents, refunds, the answers it gave to idempotency keys, and the events it will tell."""

import itertools
import threading
import time
from collections.abc import Callable

from .cards import CARDS, NOT_ANSWERED, UNKNOWN, Card
from .refunds import Refunds
from .refusals import Refused, invalid

WAITS = {"requires_payment_method", "requires_confirmation", "requires_action"}
#: Some of the smallest charges, in Stripe's units.
SMALLEST = {"eur": 50, "gbp": 30, "huf": 17500, "jpy": 50, "usd": 50}
ALLOWED = {"amount", "currency", "automatic_payment_methods", "description", "metadata"}


class Bank:
    """All state of the stand-in.

    ``away`` lets every request fail, ``lost`` so many answers never arrive although all was done, ``asked`` is called
    with each request before it is done, ``meanwhile`` between the creation of an intent or a refund and the answer,
    ``tell`` with each new event.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.numbers = itertools.count(1)
        self.tell = lambda event: None
        self.clear()

    def clear(self) -> None:
        self.intents: dict[str, dict] = {}
        self.refunds = Refunds(self._happened)
        self.answers: dict[str, tuple[dict, dict | Refused]] = {}
        self.events: list[dict] = []
        self.requests: list[str] = []
        self.keys: list[str] = []
        self.away, self.lost, self.meanwhile, self.asked = False, 0, lambda: None, lambda request: None

    def create(self, wanted: dict, key: str = "") -> dict:
        """A new intent."""
        return self._once(key, wanted, lambda: self._new(wanted))

    def refund(self, wanted: dict, key: str = "") -> dict:
        """A new refund of an intent."""
        number, paid = f"re_{next(self.numbers):08d}", self.retrieve(wanted.get("payment_intent", ""))
        return self._once(key, wanted, lambda: self.refunds.create(paid, wanted, number))

    def forget_keys(self) -> None:
        """Stripe keeps idempotency keys for a day."""
        self.answers.clear()

    def _once(self, key: str, wanted: dict, make: Callable[[], dict]) -> dict:
        """The same key gives the same answer, a refusal too, and refuses other parameters."""
        with self.lock:
            self.keys.append(key)
            if not key:
                return dict(make())
            if key not in self.answers:
                self.answers[key] = (wanted, _answer_of(make))
            first, answer = self.answers[key]
            if first != wanted:
                raise Refused(400, "idempotency_error", "Keys can only be used with the same parameters.")
            if isinstance(answer, Refused):
                raise answer
            return answer

    def _new(self, wanted: dict) -> dict:
        unknown = set(wanted) - ALLOWED
        if unknown:
            raise invalid(f"Received unknown parameter: {sorted(unknown)[0]}")
        if not str(wanted.get("amount", "")).isdecimal() or int(wanted["amount"]) < SMALLEST.get(wanted["currency"], 1):
            raise invalid("The amount is too small.", code="amount_too_small")
        if wanted["currency"] in {"bhd", "jod", "kwd", "omr", "tnd"} and int(wanted["amount"]) % 10:
            raise invalid("The last digit of the amount must be 0.")
        number = f"pi_{next(self.numbers):08d}{int(time.time() * 1000)}"
        self.intents[number] = {
            "id": number,
            "object": "payment_intent",
            "amount": int(wanted["amount"]),
            "amount_received": 0,
            "currency": wanted["currency"],
            "client_secret": f"{number}_secret_stand_in",
            "description": wanted.get("description"),
            "last_payment_error": None,
            "latest_charge": None,
            "livemode": False,
            "metadata": wanted.get("metadata", {}),
            "next_action": None,
            "status": "requires_payment_method",
        }
        self._happened("payment_intent.created", self.intents[number])
        return self.intents[number]

    def retrieve(self, number: str) -> dict:
        if number not in self.intents:
            raise Refused(404, "invalid_request_error", "No such payment_intent.", code="resource_missing")
        return self.intents[number]

    def cancel(self, number: str) -> dict:
        with self.lock:
            intent = self.retrieve(number)
            self._only(intent, WAITS)
            return self._move(intent, "canceled")

    def confirm(self, number: str, method: str) -> dict:
        """Try to pay with a card; a decline raises, as Stripe answers 402."""
        with self.lock:
            intent = self.retrieve(number)
            self._only(intent, WAITS)
            card = CARDS.get(method.replace(" ", ""), UNKNOWN)
            if card.outcome == "declined":
                raise self._decline(intent, card)
            return self._move(intent, card.outcome)

    def answer(self, number: str, yes: bool) -> dict:
        """The shopper answers the question of 3-D Secure."""
        with self.lock:
            intent = self.retrieve(number)
            self._only(intent, {"requires_action"})
            if yes:
                return self._move(intent, "succeeded")
            self._decline(intent, NOT_ANSWERED)
            return intent

    def finish(self, number: str) -> dict:
        """What was slow is through."""
        return self._move(self.retrieve(number), "succeeded")

    def _only(self, intent: dict, states: set[str]) -> None:
        if intent["status"] not in states:
            text = f"This PaymentIntent could not be changed: its status is {intent['status']}."
            raise invalid(text, code="payment_intent_unexpected_state")

    def _move(self, intent: dict, status: str) -> dict:
        intent |= {"status": status, "last_payment_error": None}
        if status == "succeeded":
            intent |= {"amount_received": intent["amount"], "latest_charge": intent["id"].replace("pi_", "ch_")}
        self._happened(f"payment_intent.{status}", intent)
        return intent

    def _decline(self, intent: dict, card: Card) -> Refused:
        error = {"type": "card_error", "code": card.code, "decline_code": card.decline_code, "message": card.message}
        intent |= {"status": "requires_payment_method", "last_payment_error": error}
        self._happened("payment_intent.payment_failed", intent)
        more = {"code": card.code, "decline_code": card.decline_code, "payment_intent": dict(intent)}
        return Refused(402, "card_error", card.message, **more)

    def _happened(self, kind: str, thing: dict) -> None:
        event = {
            "id": f"evt_{next(self.numbers):08d}",
            "object": "event",
            "type": kind,
            "created": int(time.time()),
            "livemode": False,
            "data": {"object": dict(thing)},
        }
        self.events.append(event)
        self.tell(event)


def _answer_of(make: Callable[[], dict]) -> dict | Refused:
    try:
        return dict(make())
    except Refused as refusal:
        return refusal
