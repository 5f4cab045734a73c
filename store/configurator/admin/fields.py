"""Which fields of an option set stand where, and for which kind of question, rule or price they count."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface

from .panels import Part, RowsPanel, TryPanel
from .summaries import group_summary, price_summary, rule_summary

_CHOSEN, _WRITTEN = ("one", "several"), ("text", "names")

OPTION = [Part(("name", "key", "surcharge", "lead_days", "colour", "picture"))]
GROUP = [
    Part(("name", "key", "kind", "required", "help")),
    Part(
        ("display", "least", "most"),
        _("Options"),
        _("What a shopper can choose. The first one of what must be answered is chosen at the start."),
        _CHOSEN,
        only={"least": ("several",), "most": ("several",)},
        inside=True,
    ),
    Part(("low", "high", "step", "unit"), _("Number"), _("Both ends may be chosen."), ("number",)),
    Part(
        ("max_length", "lines", "characters", "font", "per_character"),
        _("Text"),
        _("How much room there is, which letters can be made, and in which font."),
        _WRITTEN,
    ),
    Part(("from_days", "until_days"), _("Date"), "", ("date",)),
    Part(
        ("min_pixels", "max_megabytes", "print_cm", "min_dpi"),
        _("Picture of the shopper"),
        _("A picture that is too small for its print is refused. Nought means: not looked at."),
        ("file",),
    ),
    Part(("surcharge",), _("Price"), "", ("number", "text", "names", "date", "file")),
    Part(("lead_days", "after"), _("Time to make it")),
    Part(("asked_group", "asked_is"), _("Asked only if"), _("Empty: it is always asked."), helper="term"),
]
_TWO = ("requires", "excludes")
RULE = [
    Part(("when_group", "when_option"), _("When"), "", _TWO, helper="term"),
    Part(("and_group", "and_option"), _("and"), "", _TWO, helper="term"),
    Part(("kind",), _("then")),
    Part(("then_group", "then_option"), _("this"), "", _TWO, helper="term"),
    Part(("table",), _("Together"), "", ("allowed",), helper="table"),
    Part(("reason",), _("because")),
]
_COUNTED = ("character", "unit", "area")
PRICE = [
    Part(("name", "kind", "amount", "from_pieces")),
    Part(("group",), _("Counted"), "", _COUNTED, helper="term"),
    Part(("second",), _("times"), "", ("area",), helper="term"),
    Part(("when_group", "when_option"), _("Only with"), _("Empty: whatever is chosen."), helper="term"),
    Part(("and_group", "and_option"), _("and with"), helper="term"),
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
    heading=_("Prices for several choices, for a size, or by number of pieces"),
    label=_("price"),
)


def edit_handler() -> TabbedInterface:
    """The tabs of an option set."""
    options = [FieldRowPanel([FieldPanel("name"), FieldPanel("code")], heading=_("Option set")), GROUPS]
    return TabbedInterface(
        [
            ObjectList(options, heading=_("Options")),
            ObjectList([RULES], heading=_("Rules")),
            ObjectList([PRICES], heading=_("Prices")),
            ObjectList([TryPanel(heading=_("As a shopper sees it"))], heading=_("Try it")),
        ]
    )
