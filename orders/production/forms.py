"""Forms of the workshop, and the customer's answers to a proof."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.text.forms import LineField
from store.catalogue.models import Category
from store.uploads.checks import CleanFile, UploadRefused, check_file
from store.uploads.limits import Limits, too_heavy

from .models import Pause

#: Limits of a file that is a proof.
LIMITS = Limits(max_bytes=10 * 1024 * 1024, max_megapixels=40)


class MoveForm(forms.Form):
    """Where to move a job, and its place on the screen it was moved from.

    ``passed`` answers which of the steps passed over (``left``) were done: all, or the ticked ones (``done``).
    """

    to = forms.CharField(max_length=48)
    seen = forms.CharField(max_length=48, required=False)
    passed = forms.ChoiceField(choices=[("all", ""), ("ticked", "")], required=False)

    def clean(self) -> dict:
        values = super().clean() or {}
        field = {"all": "left", "ticked": "done"}.get(values.pop("passed", ""))
        return values | {"done": self.data.getlist(field) if field else None}


class StepsLeftForm(forms.Form):
    """What became of the steps that jobs did not reach, for many jobs at once."""

    left = forms.ChoiceField(
        label=_("Jobs with steps left"),
        choices=[
            ("ask", _("stay as they are")),
            ("done", _("the steps were done")),
            ("skipped", _("the steps were skipped")),
        ],
    )


class TakeForm(forms.Form):
    """Who had the job on the screen: the key of a user, or nothing."""

    has_it = forms.CharField(max_length=19, required=False)


class PauseForm(forms.ModelForm):
    """Why a job rests."""

    class Meta:
        model = Pause
        fields: ClassVar = ["reason", "note"]

    def clean(self) -> dict:
        values = super().clean() or {}
        if values.get("reason") == Pause.Reason.OTHER and not values.get("note"):
            raise ValidationError(_("Write why it rests."))
        return values


class ChooseForm(forms.Form):
    """Which jobs a person wants to see: all, their own, or those of one category."""

    show = forms.CharField(max_length=18)

    def clean_show(self) -> dict:
        """The fields of a ``BoardChoice``."""
        wanted = self.cleaned_data["show"]
        if wanted in {"all", "mine"}:
            return {"category": None, "only_mine": wanted == "mine"}
        category = Category.objects.filter(pk=wanted).first() if wanted.isascii() and wanted.isdecimal() else None
        if category is None:
            raise ValidationError(_("This category does not exist any more."))
        return {"category": category, "only_mine": False}


class FoldForm(forms.Form):
    """Fold or open one column."""

    place = forms.CharField(max_length=48)
    fold = forms.BooleanField(required=False)


class RejectForm(forms.Form):
    """What is wrong, and from which step it is made again."""

    reason = forms.CharField(label=_("What is wrong"), max_length=300)
    again_from = forms.CharField(label=_("Again from"), max_length=40)


class ProofForm(forms.Form):
    """The next version of a proof: the drawing, or a file instead."""

    note = forms.CharField(label=_("Message to the customer"), max_length=500, required=False)
    file = forms.FileField(label=_("A file instead of the drawing"), required=False)

    def clean_file(self) -> CleanFile | None:
        """The file, checked and encoded again; its name is not used."""
        sent = self.cleaned_data["file"]
        if sent is None:
            return None
        if problem := too_heavy(LIMITS, sent.size):
            raise ValidationError(problem)
        try:
            return check_file(sent.read(), LIMITS)
        except UploadRefused as refusal:
            raise ValidationError(str(refusal)) from None


class ApproveForCustomerForm(forms.Form):
    """The customer approved by telephone or in the shop."""

    version = forms.IntegerField(min_value=1, max_value=9999)
    comment = LineField(label=_("How they approved"), max_length=500)


class ApproveForm(forms.Form):
    """The customer has read every letter."""

    version = forms.IntegerField(min_value=1, max_value=9999, widget=forms.HiddenInput)
    read = forms.BooleanField(
        label=_("I have read every letter"),
        error_messages={"required": _("Look at the whole proof, then tick the box.")},
    )


class ChangeForm(forms.Form):
    """The changes that the customer asks for."""

    version = forms.IntegerField(min_value=1, max_value=9999, widget=forms.HiddenInput)
    comment = forms.CharField(
        label=_("What should be different?"),
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": _("Write what should be different.")},
    )
