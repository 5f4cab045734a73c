"""Requests in tantivy's own form: queries, and counts of facets that ignore their own filter."""

from collections.abc import Mapping, Sequence

from tantivy import FieldType, Occur, Query, Schema, Searcher

from .base import FIELDS, SEPARATOR, TIE_BREAKER, Alternative, Request, Span

#: Different facet texts that are counted.
MAX_FACET_TEXTS = 5000
#: Values that one span may cover.
MAX_SPAN_TEXTS = 2000
#: Up to this number a query for each text is faster than a set.
FEW_TEXTS = 20
#: The key of the price among the filters that are left out in turn.
PRICE = "price"
_FACETS = {"facets": {"terms": {"field": "facets", "size": MAX_FACET_TEXTS, "segment_size": MAX_FACET_TEXTS}}}
_BOUNDS = {"lowest": {"min": {"field": PRICE}}, "highest": {"max": {"field": PRICE}}}


def column(order: str) -> str:
    """The column that an order sorts by."""
    return "by_" + order.replace("-", "falling_")


def hits(schema: Schema, request: Request, searcher: Searcher, *, without: str = "") -> Query:
    """The query of the request, without the filter of the key ``without``."""
    must = [*_words(schema, request), *(_never_scored(each) for each in _filters(schema, request, searcher, without))]
    must_not = [_nature(schema, alternative) for alternative in request.excluded]
    if not must:
        must = [_never_scored(Query.all_query())] if must_not else []
    if not must:
        return Query.all_query()
    clauses = [(Occur.Must, each) for each in must] + [(Occur.MustNot, each) for each in must_not]
    return Query.boolean_query(clauses)


def among(schema: Schema, word: Sequence[Alternative], numbers: Sequence[int]) -> Query:
    """Of the documents with these numbers those that match the word."""
    ids = Query.term_set_query(schema, "id", [str(number) for number in numbers])
    return Query.boolean_query([(Occur.Must, _word(schema, word)), (Occur.Must, _never_scored(ids))])


def _nature(schema: Schema, alternative: Alternative) -> Query:
    terms = [Query.term_query(schema, "nature", term, "basic") for term in alternative.terms]
    return Query.boolean_query([(Occur.Must, term) for term in terms])


def _word(schema: Schema, word: Sequence[Alternative]) -> Query:
    return _any_of([_alternative(schema, each) for each in word])


def _words(schema: Schema, request: Request) -> list[Query]:
    words = [_word(schema, alternatives) for alternatives in request.words]
    if words and request.at_least is not None and request.at_least < len(words):
        return [Query.boolean_query([(Occur.Should, word) for word in words], request.at_least)]
    return words


def _alternative(schema: Schema, alternative: Alternative) -> Query:
    terms = [_term(schema, term) for term in alternative.terms]
    query = terms[0] if len(terms) == 1 else Query.boolean_query([(Occur.Must, term) for term in terms])
    return query if alternative.boost == 1 else Query.boost_query(query, alternative.boost)


def is_known(searcher: Searcher, term: str) -> bool:
    """Whether any document has the term; it may be one that was deleted lately."""
    return any(searcher.doc_freq(name, term) for name in FIELDS)


def _term(schema: Schema, term: str) -> Query:
    fields = [Query.boost_query(Query.term_query(schema, name, term, "freq"), boost) for name, boost in FIELDS.items()]
    return Query.disjunction_max_query(fields, TIE_BREAKER)


def _any_of(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries, 0.0)


def _never_scored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _filters(schema: Schema, request: Request, searcher: Searcher, without: str) -> list[Query]:
    found = [Query.term_query(schema, "filters", text, "basic") for text in request.inside]
    for key, values in request.filters.items():
        if key != without:
            texts = [text for value in values for text in _texts(searcher, key, value)]
            found.append(_one_of(schema, texts))
    low, high = request.price_from, request.price_to
    if without != PRICE and (low is not None or high is not None):
        found.append(Query.range_query(schema, PRICE, FieldType.Integer, low, high))
    return found


def _one_of(schema: Schema, texts: list[str]) -> Query:
    if len(texts) > FEW_TEXTS:
        return Query.term_set_query(schema, "filters", texts)
    terms = [Query.term_query(schema, "filters", text, "basic") for text in texts]
    return Query.boolean_query([(Occur.Should, term) for term in terms]) if terms else Query.empty_query()


def _texts(searcher: Searcher, key: str, value: str | Span) -> list[str]:
    """The filter texts of a value; for a span, all texts that lie in it."""
    if isinstance(value, str):
        return [f"{key}{SEPARATOR}{value}"]
    low, high = f"{key}{SEPARATOR}{value.low}", f"{key}{SEPARATOR}{value.high}"
    known = searcher.terms_with_prefix("filters", f"{key}{SEPARATOR}")
    return sorted(text for text, _count in known if low <= text <= high)[:MAX_SPAN_TEXTS]


def count(searcher: Searcher, schema: Schema, request: Request) -> tuple[list[tuple[str, int]], int | None, int | None]:
    """Facet texts with counts, and the lowest and highest price; each as if its own filter were not set."""
    everything = searcher.aggregate(hits(schema, request, searcher), _FACETS | _BOUNDS)
    chosen = set(request.filters)
    counts = _counts(everything)
    counts = [each for each in counts if _key(each[0]) not in chosen] if chosen else counts
    for key in sorted(chosen):
        others = searcher.terms_with_prefix("facets", key + SEPARATOR, hits(schema, request, searcher, without=key))
        counts += sorted(others, key=lambda each: (-each[1], each[0]))  # The order that aggregations have.
    if request.price_from is not None or request.price_to is not None:
        everything = searcher.aggregate(hits(schema, request, searcher, without=PRICE), _BOUNDS)
    return counts, _price(everything["lowest"]), _price(everything["highest"])


def _counts(aggregated: Mapping) -> list[tuple[str, int]]:
    return [(bucket["key"], bucket["doc_count"]) for bucket in aggregated["facets"]["buckets"]]


def _key(text: str) -> str:
    return text.partition(SEPARATOR)[0]


def _price(found: Mapping) -> int | None:
    return None if found["value"] is None else int(found["value"])


def completion(schema: Schema, words: Sequence[str], prefix: str) -> Query:
    """All of ``words`` whole, and one word that begins with ``prefix``."""
    whole = [Query.term_query(schema, "starts", word, "basic") for word in words]
    begun = [Query.fuzzy_term_query(schema, "starts", prefix, distance=0, prefix=True)] if prefix else []
    return Query.boolean_query([(Occur.Must, each) for each in (*whole, *begun)])
