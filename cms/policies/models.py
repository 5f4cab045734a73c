"""What customers may do, as text and as rule: the policy with its drafts, and the versions that orders point to."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, PreviewableMixin, Revision, RevisionMixin
from wagtail.rich_text import expand_db_html

from cms.foundation.models import Cached

from .terms import PAYERS, UNTIL, Payer, PolicyTerms, ReturnReason, Until
from .wording import SENTENCES, table

#: Columns of a policy that are terms of the same name.
TERMS = (
    "cancel_until", "change_address", "change_delivery", "change_words", "change_options", "change_quantity",
    "return_days", "return_condition", "return_made_to_order", "return_paid_by", "photo_reasons",
    "withdrawal_days", "withdraw_made_to_order", "warranty_months",
)  # fmt: skip
CHANGE_UNTIL = [(value, label) for value, label in UNTIL.items() if value != Until.PAID]


def photo_reasons() -> list[str]:
    """Reasons that ask for photos unless the merchant chooses others."""
    return [ReturnReason.DAMAGED, ReturnReason.FAULTY, ReturnReason.WRONG]


def _until(label: str, default: Until, choices: list | None = None) -> models.CharField:
    return models.CharField(label, max_length=8, choices=choices or list(UNTIL.items()), default=default)


def _sentence(key: str) -> models.CharField:
    return models.CharField(SENTENCES[key], max_length=300, blank=True)


class Policy(Cached, DraftStateMixin, RevisionMixin, PreviewableMixin):
    """The policy of the shop. Staff edit drafts of it; publishing one freezes a ``PolicyVersion``."""

    SUBJECT = "pages"

    title = models.CharField(_("title"), max_length=120)
    lead = models.CharField(_("in one line"), max_length=250, blank=True)
    text = RichTextField(_("text"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link"], blank=True)
    cancel_until = _until(_("a shopper can cancel"), Until.BEGUN)
    change_address = _until(_("change the address"), Until.SENT, CHANGE_UNTIL)
    change_delivery = _until(_("change the delivery method"), Until.BEGUN, CHANGE_UNTIL)
    change_words = _until(_("change the words"), Until.BEGUN, CHANGE_UNTIL)
    change_options = _until(_("change the options"), Until.BEGUN, CHANGE_UNTIL)
    change_quantity = _until(_("change the quantity"), Until.BEGUN, CHANGE_UNTIL)
    return_days = models.PositiveSmallIntegerField(
        _("days to send back"), default=14, validators=[MaxValueValidator(3650)],
        help_text=_("Counted from the day it arrives. 0: only what is damaged or wrong comes back."),
    )  # fmt: skip
    return_condition = models.CharField(
        _("in which condition"), max_length=120, blank=True, help_text=_("Such as: unused, in its packing.")
    )
    return_made_to_order = models.BooleanField(_("also what is made to order"), default=False)
    return_paid_by = models.CharField(
        _("the way back is paid by"), max_length=10, choices=list(PAYERS.items()), default=Payer.CUSTOMER,
        help_text=_("If it arrived damaged, is faulty or wrong, the shop pays in any case."),
    )  # fmt: skip
    photo_reasons = models.JSONField(_("photos are asked for"), default=photo_reasons, blank=True)
    withdrawal_days = models.PositiveSmallIntegerField(
        _("days to withdraw by law"), default=14, validators=[MaxValueValidator(3650)],
        help_text=_("The law of the European Union asks for 14 days at least."),
    )  # fmt: skip
    withdraw_made_to_order = models.BooleanField(_("also from what is made to order"), default=False)
    warranty_months = models.PositiveSmallIntegerField(
        _("months of warranty"), default=24, validators=[MaxValueValidator(1200)],
        help_text=_("How long the shop answers for faults, counted from the day it arrives."),
    )  # fmt: skip
    say_cancel = _sentence("cancel")
    say_no_cancel = _sentence("no_cancel")
    say_no_change = _sentence("no_change")
    say_send_back = _sentence("send_back")
    say_no_send_back = _sentence("no_send_back")
    say_made_to_order = _sentence("made_to_order")
    say_no_withdrawal = _sentence("no_withdrawal")
    say_no_warranty = _sentence("no_warranty")

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="policy")

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")

    def __str__(self) -> str:
        return self.title

    @property
    def revisions(self) -> GenericRelation:
        return self._revisions

    @property
    def terms(self) -> PolicyTerms:
        """The fields as plain terms."""
        sentences = {key: said for key in SENTENCES if (said := getattr(self, f"say_{key}"))}
        return PolicyTerms.from_json({name: getattr(self, name) for name in TERMS} | {"sentences": sentences})

    def get_absolute_url(self) -> str:
        return reverse("policies:current")

    def publish(self, revision: Revision, *args, **kwargs) -> None:
        """Publish, and freeze what was published in the same transaction; a revision planned for later is not."""
        with transaction.atomic():
            super().publish(revision, *args, **kwargs)
            now = Policy.objects.select_for_update().get(pk=self.pk)
            if now.live and now.live_revision_id == revision.pk:
                PolicyVersion.objects.freeze(now)

    def get_preview_template(self, request, mode_name: str) -> str:
        return "cms/policies/policy.html"

    def get_preview_context(self, request, mode_name: str) -> dict:
        version = PolicyVersion(policy=self, number=0, **frozen(self))
        return super().get_preview_context(request, mode_name) | {
            "version": version,
            "is_current": True,
            "rows": table(self.terms),
        }


class PolicyVersionManager(models.Manager):
    """Versions are only added."""

    def in_use(self) -> "PolicyVersion | None":
        """The newest version; none while the policy is not published."""
        return self.filter(policy__live=True).order_by("-number").first()

    def freeze(self, policy: Policy) -> "PolicyVersion":
        """Store what the policy says now, unless the newest version says the same. Lock the policy first."""
        newest, values = self.order_by("-number").first(), frozen(policy)
        if newest and all(getattr(newest, name) == value for name, value in values.items()):
            return newest
        return self.create(policy=policy, number=newest.number + 1 if newest else 1, **values)


class PolicyVersion(Cached):
    """A published version, never changed. An order points to the one that it was placed under."""

    SUBJECT = "pages"

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="versions", verbose_name=_("policy"))
    number = models.PositiveIntegerField(_("version"), unique=True)
    title = models.CharField(_("title"), max_length=120)
    lead = models.CharField(_("in one line"), max_length=250, blank=True)
    #: HTML, with links as they were.
    text = models.TextField(_("text"), blank=True)
    #: ``PolicyTerms`` as plain values.
    stored_terms = models.JSONField(_("terms"), default=dict)
    published_at = models.DateTimeField(_("in use since"), default=timezone.now)

    objects = PolicyVersionManager()

    class Meta:
        verbose_name = _("version of the policy")
        verbose_name_plural = _("versions of the policy")
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

    @property
    def terms(self) -> PolicyTerms:
        """The terms as plain values."""
        return PolicyTerms.from_json(self.stored_terms)

    def get_absolute_url(self) -> str:
        """The page of this version."""
        return reverse("policies:version", args=[self.number])


def frozen(policy: Policy) -> dict:
    """The columns of a version with what the policy says now."""
    return {
        "title": policy.title,
        "lead": policy.lead,
        "text": expand_db_html(policy.text),
        "stored_terms": policy.terms.as_json(),
    }
