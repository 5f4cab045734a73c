"""Forms of staff for an order."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OrderNoteForm(forms.Form):
    """A note that only staff see."""

    text = forms.CharField(label=_("Note, only staff see it"), max_length=1000)


class TellDayForm(forms.Form):
    """The day that staff promise: at the door, or ready for pick-up."""

    day = forms.DateField(
        label=_("Day at the door"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )

    def __init__(self, *args, is_pickup: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if is_pickup:
            self.fields["day"].label = _("Ready for pick-up on")
