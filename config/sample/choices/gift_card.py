"""The gift card: amount, recipient, words and day. Its keys are those that ``orders.fulfilment.gift_cards`` reads."""

from ..shapes import SampleGroup, SampleOptionSet, SamplePrice

GIFT_CARD = SampleOptionSet(
    "Gift card",
    groups=(
        SampleGroup("amount", "Amount", kind="number", low="10", high="500", unit="€"),
        SampleGroup(
            "email", "E-mail of the recipient", kind="text", required=False, max_length=100, characters="email",
            help="Empty: the card comes to you, to print it or to pass it on.",
        ),
        SampleGroup("recipient", "For", kind="text", required=False, max_length=60),
        SampleGroup("from", "From", kind="text", required=False, max_length=60),
        SampleGroup("words", "Your words", kind="text", required=False, max_length=240, lines=6),
        SampleGroup("day", "Sent on", kind="date", required=False, help="Empty: as soon as it is paid."),
    ),
    prices=(SamplePrice("Amount", kind="unit", amount="1", group="amount"),),
)  # fmt: skip
