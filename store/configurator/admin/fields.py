"""Which fields of an option set stand where, and for which kind of question, rule or price they count."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, ObjectList, TabbedInterface

from cms.foundation.slugs import RowNamePanel, SlugPanel

from .panels import FieldGroup, RowsPanel, TryPanel
from .summaries import group_summary, price_summary, rule_summary

_CHOSEN, _WRITTEN = ("one", "several"), ("text", "names")

OPTION = [FieldGroup(("name", "key", "surcharge", "lead_days", "colour", "picture"))]
GROUP = [
    FieldGroup(("name", "key", "kind", "section", "required", "is_measurement", "help")),
    FieldGroup(
        ("display", "of_part", "min_options", "max_options"),
        _("Options"),
        _("What a shopper can choose. The first one of what must be answered is chosen at the start."),
        _CHOSEN,
        only={"min_options": ("several",), "max_options": ("several",)},
        inside=True,
    ),
    FieldGroup(("low", "high", "step", "unit"), _("Number"), _("Both ends may be chosen."), ("number",)),
    FieldGroup(
        ("max_length", "lines", "characters", "font", "per_character"),
        _("Text"),
        _("How much room there is, which characters can be made, and in which font."),
        _WRITTEN,
    ),
    FieldGroup(("from_days", "until_days"), _("Date"), "", ("date",)),
    FieldGroup(
        ("print_cm", "min_text_mm", "min_pixels", "max_megabytes", "min_dpi"),
        _("Size on the product"),
        _(
            "A picture that is too small for its print is refused; of letters that become too small the shopper is "
            "warned. 0: the size is not checked."
        ),
        ("file", "text", "names"),
        only={
            "min_text_mm": _WRITTEN,
            "min_pixels": ("file",),
            "max_megabytes": ("file",),
            "min_dpi": ("file",),
        },
    ),
    FieldGroup(("surcharge",), _("Price"), "", ("number", "text", "names", "date", "file")),
    FieldGroup(("lead_days", "after"), _("Time to make it")),
    FieldGroup(("applies_if",), _("Asked only if"), _("Empty: it is always asked."), helper="any"),
]
_TWO = ("requires", "excludes")
RULE = [
    FieldGroup(("conditions",), _("When"), "", (*_TWO, "contrast"), helper="all"),
    FieldGroup(("kind",), _("then")),
    FieldGroup(("results",), _("any of"), "", _TWO, helper="any"),
    FieldGroup(("table",), _("Together"), "", ("allowed",), helper="table"),
    FieldGroup(("group",), _("Colours of"), "", ("contrast",), helper="term"),
    FieldGroup(("second",), _("on those of"), "", ("contrast",), helper="term"),
    FieldGroup(("contrast",), _("Contrast"), "", ("contrast",)),
    FieldGroup(("reason",), _("because")),
]
_COUNTED = ("character", "unit", "area")
PRICE = [
    FieldGroup(("name", "kind", "amount", "min_quantity")),
    FieldGroup(("group",), _("Counted"), "", _COUNTED, helper="term"),
    FieldGroup(("second",), _("times"), "", ("area",), helper="term"),
    FieldGroup(("conditions",), _("Only with"), _("Empty: whatever is chosen."), helper="all"),
]

GROUPS = RowsPanel(
    "groups",
    GROUP,
    inside=RowsPanel("options", OPTION, columns=True, heading=_("Options"), label=_("option")),
    line=group_summary,
    heading=_("Questions to the shopper"),
    label=_("question"),
)
RULES = RowsPanel("rules", RULE, line=rule_summary, heading=_("What goes together"), label=_("rule"))
PRICES = RowsPanel(
    "prices",
    PRICE,
    line=price_summary,
    heading=_("Prices for several choices, for a size, or by quantity"),
    label=_("price"),
)


def edit_handler() -> TabbedInterface:
    """The tabs of an option set."""
    options = [
        FieldRowPanel([RowNamePanel(slug="code"), SlugPanel("code", allow_unicode=False)], heading=_("Option set")),
        GROUPS,
    ]
    return TabbedInterface(
        [
            ObjectList(options, heading=_("Options")),
            ObjectList([RULES], heading=_("Rules")),
            ObjectList([PRICES], heading=_("Prices")),
            ObjectList([TryPanel(heading=_("As a shopper sees it"))], heading=_("Try it")),
        ]
    )
