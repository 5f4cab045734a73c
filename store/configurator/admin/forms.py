"""The form of an option set: no key twice, no name of a group or option that does not exist."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from django.forms import ModelForm
from django.utils.translation import gettext as _

from cms.foundation.slugs import RowCodeForm
from store.configurator.definition import ProductDefinition
from store.configurator.low_prices import below_zero
from store.configurator.models import OptionGroup
from store.configurator.rows import definition_from_draft, prices_of
from store.rules import Check, check

from .findings import conflicting
from .references import wrong_references

#: Options of a set, and rules, and prices.
MAX_ROWS = 1000


class OptionSetForm(RowCodeForm):
    """An option set with everything in it, judged as a whole once each field is right by itself."""

    _judged: bool | None = None

    def is_valid(self) -> bool:
        """Whether all fields are right, and the set makes sense as a whole."""
        if not super().is_valid():
            return False
        if self._judged is None:
            self._judged = self._is_small_enough() and self._names_are_known() and self._can_be_bought()
        return self._judged

    @cached_property
    def definition(self) -> ProductDefinition:
        """The set as it stands in the form; asked of a form whose fields are right."""
        return definition_from_draft(self.save(commit=False))

    def _is_small_enough(self) -> bool:
        """Whether it has no more rows than can be judged and saved at once."""
        groups = standing(self.formsets["groups"])
        counts = {
            _("options"): sum(len(standing(form.formsets["options"])) for form in groups),
            _("rules"): len(standing(self.formsets["rules"])),
            _("prices"): len(standing(self.formsets["prices"])),
        }
        sentence = _("This set has %(count)s %(rows)s; at most %(max)s can be saved. Split it into several sets.")
        for rows, count in counts.items():
            if count > MAX_ROWS:
                self.add_error(None, sentence % {"count": count, "rows": rows, "max": MAX_ROWS})
        return max(counts.values()) <= MAX_ROWS

    def _names_are_known(self) -> bool:
        problems = [*self._doubled(self.formsets["groups"]), *self._doubled_prices()]
        for form in standing(self.formsets["groups"]):
            problems += [*self._doubled(form.formsets["options"]), *wrong_bounds(form)]
        if not problems and (key := self._meant_twice()):
            self.add_error(None, _("Two groups have the key “%(key)s”.") % {"key": key})
            return False
        if not problems:
            others = [form for name in ("rules", "prices") for form in standing(self.formsets[name])]
            problems = list(wrong_references(self.definition, standing(self.formsets["groups"]), others))
        for form, name, sentence in problems:
            form.add_error(name, sentence)
        return not problems

    def _meant_twice(self) -> str:
        """A key that two groups have, or two options of one group, though the rows of the form differ."""
        keys = [group.key for group in self.definition.groups]
        lists = [keys, *([option.key for option in group.options] for group in self.definition.groups)]
        return next((key for each in lists for key in each if each.count(key) > 1), "")

    def _doubled(self, formset) -> Iterator[tuple[ModelForm, str, str]]:
        """Rows whose key another row has."""
        forms = standing(formset)
        counts = Counter(form.cleaned_data["key"] for form in forms)
        for form in forms:
            if form.cleaned_data["key"] and counts[form.cleaned_data["key"]] > 1:
                yield form, "key", _("Another row has this key. Please choose one of its own.")

    def _doubled_prices(self) -> Iterator[tuple[ModelForm, str, str]]:
        """Prices of which only one could ever count, as nothing but the amount differs."""
        seen = set()
        for form in standing(self.formsets["prices"]):
            [price] = prices_of([form.instance])
            if (step := (price.tier, price.min_quantity)) in seen:
                sentence = _("Only one of two prices with this name, these conditions and this quantity would count.")
                yield form, "name", sentence
            seen.add(step)

    @cached_property
    def check(self) -> Check:
        """Whether anything can be bought, and which options never or always go with it."""
        conditions = [(price, term) for price in self.definition.prices for term in price.when]
        return check(self.definition, conditions)

    @cached_property
    def warnings(self) -> list[str]:
        """What the merchant should put right, though it can be saved."""
        return list(filter(None, [below_zero(self.instance, self.definition)]))

    def _can_be_bought(self) -> bool:
        if self.check.possible:
            return True
        sentences = conflicting(self.definition)
        self.add_error(
            None,
            _("Nothing can be bought like this. These do not go together: %(rules)s")
            % {
                "rules": " ".join(sentences),
            },
        )
        return False


def wrong_bounds(group: ModelForm) -> Iterator[tuple[ModelForm, str, str]]:
    """Bounds of a question between which no answer lies."""
    values = group.cleaned_data
    options, kind = len(standing(group.formsets["options"])), values["kind"]
    if kind == OptionGroup.Kind.SEVERAL and values["min_options"] > options:
        yield group, "min_options", _("There are only %(count)d options to choose from.") % {"count": options}
    if kind == OptionGroup.Kind.SEVERAL and 0 < values["max_options"] < values["min_options"]:
        yield group, "max_options", _("This is less than “at least”. Write 0 for all of them.")
    if kind == OptionGroup.Kind.NUMBER and values["high"] < values["low"]:
        yield group, "high", _("This is less than “from”. Write the smaller number first.")
    if kind == OptionGroup.Kind.DATE and values["until_days"] < values["from_days"]:
        yield group, "until_days", _("The latest day is before the earliest one.")


def standing(formset) -> list[ModelForm]:
    """The rows that are not taken out."""
    out = set(map(id, formset.deleted_forms))
    return [form for form in formset.forms if id(form) not in out]
