"""Trying an option set as it stands in the form, saved or not, as a shopper would."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from store.catalogue.models import Variant
from store.configurator.definition import ProductDefinition
from store.configurator.definitions import finished, initial_choices
from store.configurator.differences import price_differences
from store.configurator.forms import changes_from, choices_from
from store.configurator.line_price import LinePricing, PriceLine, more_days, named_quantity
from store.configurator.models import MadeToOrder, OptionSet
from store.configurator.picture import picture_for
from store.configurator.problems import rule_problems
from store.configurator.questions import states
from store.configurator.repairs import Repairing
from store.configurator.rows import definition_from_draft, photograph_of, rules_of
from store.configurator.sentences import rule_sentence
from store.money.amounts import Money
from store.rules import for_line
from store.rules.choices import Choices

from .findings import findings
from .forms import OptionSetForm
from .loading import load_whole
from .option_sets import bound_edit_handler

#: Products that a set can be tried with.
_MAX_PRODUCTS = 50


@require_POST
def try_it(request: HttpRequest) -> HttpResponse:
    """What a shopper would see; the form comes with it, and nothing is saved."""
    option_set = _set_of(request)
    form = bound_edit_handler().get_form_class()(request.POST, instance=load_whole(option_set), for_user=request.user)
    form.defer_required_fields()
    page = {"page": "try-page" in request.POST, "carried": _carried(request.POST)}
    if not form.is_valid():
        return _answer(request, page | {"problems": problems_of(form)})
    return _answer(request, page | _tried(form, option_set, request.POST))


def _answer(request: HttpRequest, context: dict) -> HttpResponse:
    template = "try_page" if context["page"] else "_try"
    return render(request, f"store/configurator/admin/{template}.html", context)


def _set_of(request: HttpRequest) -> OptionSet:
    """The draft that the form began with, or a new set; only for those who may write one."""
    key = request.POST.get("try-set", "")
    found = OptionSet.objects.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 19 else None
    if not request.user.has_perm(f"configurator.{'change' if found else 'add'}_optionset"):
        raise PermissionDenied
    return found.get_latest_revision_as_object() if found else OptionSet()


def problems_of(form: OptionSetForm) -> list[str]:
    """Why the form cannot be tried, as sentences with the names of the fields."""
    rows = [form, *(row for formset in form.formsets.values() for row in formset.forms)]
    rows += [option for group in form.formsets["groups"].forms for option in group.formsets["options"].forms]
    sets = [formset for row in rows for formset in getattr(row, "formsets", {}).values()]
    found = [str(error) for formset in sets for error in formset.non_form_errors()]
    for row in rows:
        found += map(str, row.non_field_errors())
        for name, errors in row.errors.items():
            if name in row.fields:
                values = {
                    "field": row.fields[name].label,
                    "value": row[name].value() or "—",
                    "errors": " ".join(errors),
                }
                found.append(_("%(field)s “%(value)s”: %(errors)s") % values)
    return found


def _tried(form: OptionSetForm, option_set: OptionSet, data: QueryDict) -> dict:
    made, products = _made_with(option_set, data.get("try-product", ""))
    variant = made and made.product.variants.filter(active=True).select_related("price").first()
    sku = variant.sku if variant else ""
    plain = _definition(form, option_set, made)
    quantity = named_quantity(plain, Choices.of(plain, choices_from(plain, data))) or _quantity(data)
    definition = for_line(plain, variant=sku, quantity=quantity)
    choices = _choices(definition, data)
    wrong = rule_problems(definition, choices)
    base = PriceLine(str(made.product) if made else _("The product itself"), _price(variant))
    pricing = LinePricing(definition, base, quantity, sku)
    slip = pricing(choices)
    return {
        "groups": states(
            definition,
            choices,
            wrong,
            lambda judgement: price_differences(definition, choices, judgement, pricing, pricing.line),
        ),
        "wrong": wrong,
        "why": Repairing(definition, choices, pricing).why_blocked(data.get("why", "")),
        "slip": slip,
        "quantity": quantity,
        "total": slip.total(quantity),
        "days": (variant.lead_days if variant else 0) + more_days(definition, choices),
        "picture": picture_for(definition, made.product, choices, variant=variant, prefix="try") if made else "",
        "made": made,
        "products": products,
        "findings": [*form.warnings, *findings(definition, form.check)],
        "sentences": _sentences(form, plain),
    }


def _made_with(option_set: OptionSet, key: str) -> tuple[MadeToOrder | None, list[MadeToOrder]]:
    """The product the set is tried with, the first one if none is named, and all that could be."""
    rows = MadeToOrder.objects.filter(option_set=option_set.pk) if option_set.pk else MadeToOrder.objects.none()
    products = list(rows.select_related("product", "drawing", "photo").order_by("product__name")[:_MAX_PRODUCTS])
    chosen = next((made for made in products if str(made.pk) == key), products[0] if products else None)
    return chosen, products


def _definition(form: OptionSetForm, option_set: OptionSet, made: MadeToOrder | None) -> ProductDefinition:
    if made is None:
        return form.definition
    return definition_from_draft(
        option_set,
        product=made.pk,
        drawing=made.drawing.source if made.drawing else "",
        photograph=photograph_of(made.photo) if made.photo else None,
        defaults=made.defaults if isinstance(made.defaults, dict) else {},
    )


def _choices(definition: ProductDefinition, data: QueryDict) -> Choices:
    """The submitted choices with the accepted repair; before that the defaults."""
    chosen = Choices.of(definition, choices_from(definition, data) | changes_from(definition, data))
    if not chosen:
        return initial_choices(definition)
    return finished(definition, chosen) if "finish" in data else chosen


def _price(variant: Variant | None) -> Money:
    price = getattr(variant, "price", None)
    return price.amount if price else Money(0)


def _quantity(data: QueryDict) -> int:
    text = data.get("try-quantity", "1")
    return min(max(int(text), 1), 9999) if text.isdecimal() and len(text) < 5 else 1


def _sentences(form: OptionSetForm, definition: ProductDefinition) -> dict[str, str]:
    """Each rule as it stands in the form, by the name its row has there."""
    rows = [row for row in form.formsets["rules"].forms if row.cleaned_data]
    return {row.prefix: rule_sentence(definition, rules_of([row.instance])[0]) for row in rows}


def _carried(data: QueryDict) -> list[tuple[str, str]]:
    """The form's own fields, for a page without a script that hands them on."""
    if "try-page" not in data:
        return []
    left_out = ("choice-", "csrf", "take", "why", "finish", "try-product", "try-quantity", "action-")
    return [(name, value) for name, values in data.lists() for value in values if not name.startswith(left_out)]
