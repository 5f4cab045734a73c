"""Prints what the search page would show."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError

from store.search.query import MAX_CARDS, ProductCard, Query, Result
from store.search.services import search


class Command(BaseCommand):
    help = 'Search the shop: manage.py search "blue mug" --limit 5 --json'

    def add_arguments(self, parser):
        parser.add_argument("words", nargs="?", help="what a shopper types")
        parser.add_argument("--stdin", action="store_true", help="read one query a line")
        parser.add_argument("--limit", type=int, default=10, help=f"hits to print, 1 to {MAX_CARDS}")
        parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object a query, with facets")

    def handle(self, *, words: str | None, stdin: bool, limit: int, as_json: bool, **options) -> None:
        if (words is None) != stdin:
            raise CommandError("Write the words to search for, or --stdin, not both.")
        if not 1 <= limit <= MAX_CARDS:
            raise CommandError(f"--limit is {limit}. Write a number from 1 to {MAX_CARDS}.")
        for line in sys.stdin if stdin else [words]:
            result = search(Query(words=line.rstrip("\n"), limit=limit))
            self.stdout.write(json.dumps(_as_json(result)) if as_json else _as_text(result))
            self.stdout.flush()  # The other process may wait for each result.


def _as_json(result: Result) -> dict:
    facets = [
        {
            "key": facet.key,
            "name": facet.name,
            "values": [{"value": each.value, "label": each.label, "count": each.count} for each in facet.values],
        }
        for facet in result.facets
    ]
    return {
        "query": result.query.words,
        "corrected": result.corrected,
        "total": result.total,
        "notice": result.notice,
        "hits": [{"name": card.name, "price": _price(card), "url": card.url} for card in result.hits],
        "facets": facets,
    }


def _as_text(result: Result) -> str:
    head = result.notice or f"{result.query.words}: {result.total} found"
    if result.corrected:
        head += f" for {result.corrected}"
    return "\n".join([head, *(f"  {card.name}  {_price(card)}  {card.url}" for card in result.hits)])


def _price(card: ProductCard) -> str:
    return "" if card.price is None else str(card.price)
