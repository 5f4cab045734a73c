"""The form of an option set: no key twice, no name of a group or option that does not exist."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from django.forms import ModelForm
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from store.configurator.definition import ProductDefinition
from store.configurator.rows import definition_from_draft
from store.rules import Check, check, circles
from store.rules.definition import Group
from store.rules.terms import Term, read_term

from .findings import conflicting
from .low_prices import below_zero

#: Pairs of fields that hold a condition, in rows of whatever kind.
_TERMS = (("when_group", "when_option"), ("and_group", "and_option"), ("then_group", "then_option"))
_GROUPS = ("group", "second")
#: Options of a set, and rules, and prices.
MAX_ROWS = 1000


class OptionSetForm(WagtailAdminModelForm):
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
        problems = [*self._doubled(self.formsets["groups"])]
        for form in standing(self.formsets["groups"]):
            problems += self._doubled(form.formsets["options"])
        if not problems and (key := self._meant_twice()):
            self.add_error(None, _("Two groups have the key “%(key)s”.") % {"key": key})
            return False
        problems = problems or list(self._unknown())
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

    def _unknown(self) -> Iterator[tuple[ModelForm, str, str]]:
        for form in standing(self.formsets["groups"]):
            yield from self._of_term(form, "asked_group", "asked_is")
            yield from self._of_keys(form, "after")
        yield from self._in_circles()
        for relation in ("rules", "prices"):
            for form in standing(self.formsets[relation]):
                yield from self._of_row(form)

    def _in_circles(self) -> Iterator[tuple[ModelForm, str, str]]:
        """Groups that apply only because of each other."""
        by_key = self.definition.by_key
        sentence = _("Nobody can reach this: it is asked only because of %(groups)s. Change one of these conditions.")
        for keys in circles(self.definition):
            names = get_text_list([f"“{by_key[key].name}”" for key in keys], _("and"))
            for form in standing(self.formsets["groups"]):
                if form.cleaned_data["key"] in keys:
                    yield form, "asked_group", sentence % {"groups": names}

    def _of_row(self, form: ModelForm) -> Iterator[tuple[ModelForm, str, str]]:
        for group, is_what in _TERMS:
            if group in form.cleaned_data:
                yield from self._of_term(form, group, is_what)
        for name in _GROUPS:
            if form.cleaned_data.get(name):
                yield from self._of_keys(form, name)
        if form.cleaned_data.get("kind") == "allowed":
            yield from self._of_table(form)

    def _of_keys(self, form: ModelForm, name: str) -> Iterator[tuple[ModelForm, str, str]]:
        keys = filter(None, (key.strip() for key in form.cleaned_data[name].split(",")))
        for key in keys:
            if key not in self.definition.by_key:
                yield form, name, _("There is no group “%(key)s” in this set.") % {"key": key}

    def _of_term(self, form: ModelForm, group: str, is_what: str) -> Iterator[tuple[ModelForm, str, str]]:
        key = form.cleaned_data[group]
        if key and key not in self.definition.by_key:
            yield form, group, _("There is no group “%(key)s” in this set.") % {"key": key}
        elif key and (wrong := wrong_in(self.definition.by_key[key], read_term(key, form.cleaned_data[is_what]))):
            yield form, is_what, wrong

    def _of_table(self, form: ModelForm) -> Iterator[tuple[ModelForm, str, str]]:
        """The first name in a table that does not exist."""
        rule = form.instance
        groups = [self.definition.by_key.get(key) for key in rule.groups]
        for key, group in zip(rule.groups, groups, strict=True):
            if group is None:
                yield form, "table", _("There is no group “%(key)s” in this set.") % {"key": key}
                return
        for row in rule.rows:
            for group, key in zip(groups, row, strict=True):
                if key and key not in group.by_key:
                    yield form, "table", unknown_option(group, key)
                    return

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


def standing(formset) -> list[ModelForm]:
    """The rows that are not taken out."""
    out = set(map(id, formset.deleted_forms))
    return [form for form in formset.forms if id(form) not in out]


def wrong_in(group: Group, term: Term) -> str:
    """Why a condition cannot be meant for a group; empty if it can."""
    if term.is_number and group.kind != "number":
        return _("“%(group)s” is not answered with a number.") % {"group": group.name}
    if term.options and not group.has_options:
        return _("“%(group)s” has no options.") % {"group": group.name}
    missing = next((key for key in term.options if key not in group.by_key), "")
    return unknown_option(group, missing) if missing else ""


def unknown_option(group: Group, key: str) -> str:
    """That a group lacks an option."""
    return _("“%(group)s” has no option “%(key)s”.") % {"group": group.name, "key": key}
