"""The colours of a product: what it comes in, the families it is found by, and its picture in each family."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlencode

from store.catalogue.colours import DOTS, Family, distance
from store.catalogue.models import Attribute, Product, Variant
from store.catalogue.services import ChosenFamilies, families_of_colour
from store.configurator.models import MadeToOrder, OptionGroup, Rule
from store.configurator.services import read_conditions
from store.rules.colours import contrast

from .colour_words import families_named
from .facets import COLOUR, IndexedValue
from .pictures import photograph_of, picture_of
from .query import Look

#: What shops call the colour among the sizes and colours of variants.
VARIANT_KEYS = frozenset({"colour", "color", "farbe", "couleur", "kleur", "colore", "颜色"})


#: Whether a rule is broken by answers.
Check = Callable[[Mapping[str, object]], bool]


@dataclass(frozen=True)
class ProductColour:
    """A colour that the product comes in; ``is_standing``: its catalogue picture shows it.

    ``choice`` chooses it on the product page; empty if the product has no other.
    """

    name: str
    value: str = ""
    families: tuple[Family, ...] = ()
    choice: str = ""
    picture: str = ""
    is_standing: bool = False


def colours_of(product: Product, chosen: ChosenFamilies) -> list[ProductColour]:
    """All colours of a product, each once: those of its options, of its variants, and of its attributes."""
    found = [*_of_options(product), *_of_variants(product.sold_variants), *_of_attributes(product)]
    once = list({(each.name.casefold(), each.value): each for each in reversed(found)}.values())[::-1]
    return [replace(each, families=families_of_colour(each.name, each.value, chosen)) for each in once]


def colour_values(colours: Iterable[ProductColour]) -> list[IndexedValue]:
    """One facet value for each family."""
    families = dict.fromkeys(family for colour in colours for family in colour.families)
    return [IndexedValue(COLOUR, "", str(family), "", colour=DOTS[family]) for family in families]


def term_of(family: str) -> str:
    """The index term of a family; no word that is typed can be it."""
    return f"#{family}"


def only_term_of(family: str) -> str:
    """The index term of products that come in no other family."""
    return f"#{family}!"


def is_only_term(term: str) -> bool:
    """Whether it is one of ``only_term_of``."""
    return term.startswith("#") and term.endswith("!")


def colour_terms(name: str, colours: Iterable[ProductColour]) -> tuple[list[str], list[str]]:
    """Terms for the name, where it says a colour, and for the colours of the product."""
    families = [each.families for each in colours if each.families]
    terms = [term_of(family) for family in dict.fromkeys(each for group in families for each in group)]
    for family in families[0] if families else ():
        terms += [only_term_of(family)] if all(family in group for group in families) else []
    named = families_named(name)
    return [*map(term_of, named), *map(only_term_of, named)], terms


def looks_of(colours: Sequence[ProductColour]) -> tuple[Look, ...]:
    """One look for each family: the colour that shows it best; the standing one if it is one of the family's own."""
    families = dict.fromkeys(family for colour in colours for family in colour.families)
    fittest = {family: _fittest(family, [each for each in colours if each.picture]) for family in families}
    return tuple(Look(str(family), each.name, each.picture, each.choice) for family, each in fittest.items() if each)


def _fittest(family: Family, colours: Sequence[ProductColour]) -> ProductColour | None:
    """Of those that belong to the family first of all: the standing colour, else the nearest to the family's dot."""

    def rank(colour: ProductColour) -> tuple:
        return colour.families[0] != family, not colour.is_standing, distance(colour.value, family)

    return min((each for each in colours if family in each.families), key=rank, default=None)


def standing_families(colours: Sequence[ProductColour]) -> tuple[str, ...]:
    """The families of the colour that the catalogue picture shows."""
    return next((tuple(map(str, each.families)) for each in colours if each.is_standing), ())


def main_group(product: Product) -> OptionGroup | None:
    """The group whose options are the colours of the product itself: the first with colours, if it applies."""
    made = _made_to_order(product)
    if made is None:
        return None
    for group in made.option_set.groups.all():
        coloured = group.kind == OptionGroup.Kind.ONE and any(option.colour for option in group.options.all())
        if coloured and not group.of_part:
            return group if _applies(group, _answers(made)) else None
    return None


def _made_to_order(product: Product) -> MadeToOrder | None:
    made = getattr(product, "made_to_order", None)
    return made if made and made.option_set and made.option_set.live else None


def _of_options(product: Product) -> Iterator[ProductColour]:
    group = main_group(product)
    if group is None:
        return
    made = product.made_to_order
    picture, _alt = picture_of(product)
    answers, rules = _answers(made), _checks(made)
    options = list(group.options.all())
    standing = answers.get(group.key) or [options[0].key]
    for option in options:
        changes = _changes(made, group.key, option.key, answers, rules) if picture and made.has_picture else None
        choice = urlencode({f"choice-{key}": value for key, value in (changes or {group.key: option.key}).items()})
        yield ProductColour(
            option.name,
            option.colour,
            choice=choice,
            picture=f"{picture}?{choice}" if changes else "",
            is_standing=standing == [option.key],
        )


def _changes(
    made: MadeToOrder, key: str, option: str, answers: Mapping[str, object], rules: Sequence[Check]
) -> dict[str, str] | None:
    """The option, and another one of one group that no longer goes with it; None if that is not enough.

    White words on a white shirt become black ones.
    """
    wanted = {**answers, key: [option]}
    if not _breaks(rules, wanted):
        return {key: option}
    groups = (group for group in made.option_set.groups.all() if group.key != key and group.kind == group.Kind.ONE)
    tries = ((group.key, each.key) for group in groups if group.key in answers for each in group.options.all())
    return next(
        ({key: option, other: each} for other, each in tries if not _breaks(rules, {**wanted, other: [each]})), None
    )


def _of_variants(variants: Iterable[Variant]) -> Iterator[ProductColour]:
    for variant in variants:
        options = variant.options if isinstance(variant.options, dict) else {}
        for key, name in options.items():
            if str(key).casefold() in VARIANT_KEYS and str(name).strip():
                picture = photograph_of(variant.image) if variant.image else ""
                yield ProductColour(str(name).strip()[:100], choice=f"variant={variant.pk}", picture=picture)


def _of_attributes(product: Product) -> Iterator[ProductColour]:
    for value in product.attribute_values.all():
        if value.attribute.kind == Attribute.Kind.COLOUR and (value.text or value.colour):
            yield ProductColour(value.text or value.colour, value.colour)
        elif is_colour(value.attribute) and value.text:
            yield ProductColour(value.text)


def is_colour(attribute: Attribute) -> bool:
    """Whether its values are colours, by its kind or by its name."""
    named = attribute.key in VARIANT_KEYS and attribute.kind in {Attribute.Kind.CHOICE, Attribute.Kind.TEXT}
    return named or attribute.kind == Attribute.Kind.COLOUR


def _answers(made: MadeToOrder) -> dict[str, object]:
    """The choices of the catalogue picture as rules read them."""
    defaults = made.defaults if isinstance(made.defaults, dict) else {}
    with_options = {group.key for group in made.option_set.groups.all() if group.options.all()}
    return {
        key: [value] if key in with_options and isinstance(value, str) else value for key, value in defaults.items()
    }


def _applies(group: OptionGroup, answers: Mapping[str, object]) -> bool:
    terms = read_conditions(group.applies_if)
    return not terms or any(term.holds(answers) for term in terms)


def _checks(made: MadeToOrder) -> list[Check]:
    """The rules of a set without tables, which need all answers. They are read from the rows, without a query."""
    groups = made.option_set.groups.all()
    colours = {(group.key, each.key): each.colour for group in groups for each in group.options.all()}
    rules = (rule for rule in made.option_set.rules.all() if rule.kind != Rule.Kind.ALLOWED)
    return [partial(_is_broken, rule, colours) for rule in rules]


def _is_broken(rule: Rule, colours: Mapping[tuple[str, str], str], answers: Mapping[str, object]) -> bool:
    if not all(term.holds(answers) for term in rule.when):
        return False
    if rule.kind != Rule.Kind.CONTRAST:
        return any(term.holds(answers) for term in rule.then) == (rule.kind == Rule.Kind.EXCLUDES)
    first, second = ([colours.get((key, each), "") for each in _chosen(answers, key)] for key in rule.groups)
    return any(contrast(one, other) < float(rule.contrast) for one in first for other in second)


def _chosen(answers: Mapping[str, object], key: str) -> list[str]:
    answer = answers.get(key)
    return answer if isinstance(answer, list) else []


def _breaks(rules: Iterable[Check], answers: Mapping[str, object]) -> bool:
    return any(is_broken(answers) for is_broken in rules)
