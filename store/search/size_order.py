"""The order of sizes: S before M, 80 ml before 250 ml. Pure."""

import re
from collections.abc import Sequence
from decimal import Decimal

_NAMED = re.compile(r"(?:([2-9])x|(x*))(s|m|l)")
_NUMBER = re.compile(r"([0-9]+(?:[.,][0-9]+)?)(.*)")


def size_ranks(labels: Sequence[str]) -> dict[str, Decimal]:
    """A rank for each label, if all are sizes of one kind: named, or numbers with one unit; else nothing."""
    folded = {label: label.strip().casefold() for label in labels}
    named = {label: found for label, text in folded.items() if (found := _NAMED.fullmatch(text))}
    if len(named) == len(folded):
        return {label: Decimal(_rank_of(found)) for label, found in named.items()}
    numbers = {label: found for label, text in folded.items() if (found := _NUMBER.fullmatch(text))}
    units = {re.sub(r"[0-9.,]+", "", found[2]).strip() for found in numbers.values()}
    if len(numbers) == len(folded) and len(units) == 1:
        return {label: Decimal(found[1].replace(",", ".")) for label, found in numbers.items()}
    return {}


def _rank_of(found: re.Match[str]) -> int:
    times = int(found[1]) if found[1] else len(found[2])
    return {"s": -1 - times, "m": 0, "l": 1 + times}[found[3]]
