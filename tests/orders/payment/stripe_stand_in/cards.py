"""Stripe's own test cards that we use, by number and by the name of their payment method."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """What the bank of this card does."""

    outcome: str = "succeeded"
    code: str = ""
    decline_code: str = ""
    message: str = ""


CARDS = {
    "4242424242424242": Card(),
    "pm_card_visa": Card(),
    "4000000000000002": Card("declined", "card_declined", "generic_decline", "Your card was declined."),
    "pm_card_chargeDeclined": Card("declined", "card_declined", "generic_decline", "Your card was declined."),
    "4000000000009995": Card("declined", "card_declined", "insufficient_funds", "Your card has insufficient funds."),
    "pm_card_chargeDeclinedInsufficientFunds": Card(
        "declined", "card_declined", "insufficient_funds", "Your card has insufficient funds."
    ),
    "4000000000000069": Card("declined", "expired_card", "expired_card", "Your card has expired."),
    "pm_card_chargeDeclinedExpiredCard": Card("declined", "expired_card", "expired_card", "Your card has expired."),
    "4000000000003220": Card("requires_action"),
    "pm_card_threeDSecure2Required": Card("requires_action"),
    "pm_slow": Card("processing"),
}
UNKNOWN = Card("declined", "incorrect_number", "", "Your card number is incorrect.")
NOT_ANSWERED = Card(
    "declined",
    "payment_intent_authentication_failure",
    "",
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
)
