"""Gift cards in the back office: list and screen."""

from typing import ClassVar

from django.db.models import Q, QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _

from cms.foundation.columns import MoneyColumn, PillColumn, ScreenColumn, WhenColumn
from cms.foundation.records import RecordIndexView, RecordInspectView, RecordViewSet, SavedView
from cms.text import spelling

from . import admin_views
from .forms import BlockForm, SendAgainForm
from .models import GiftCard
from .permissions import ACT_ON_CARDS

Status = GiftCard.Status
TONES = {Status.PLANNED: "wait", Status.ACTIVE: "good", Status.BLOCKED: "bad"}
#: Entries on the screen of a card.
MAX_ENTRIES = 100


class GiftCardIndexView(RecordIndexView):
    """All gift cards, newest first; the search finds the last four characters, the recipient and the buyer."""

    saved_views: ClassVar = [
        SavedView("planned", _("To be sent"), lambda cards: cards.filter(status=Status.PLANNED)),
        SavedView(
            "unspent", _("With money left"), lambda cards: cards.filter(account__balance__gt=0, status=Status.ACTIVE)
        ),
        SavedView("blocked", _("Blocked"), lambda cards: cards.filter(status=Status.BLOCKED)),
    ]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("account", "buyer")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        words = self.search_query.strip()
        if not self.is_searching or not words:
            return queryset
        found = Q(last_four=spelling.code(words)[-4:]) | Q(recipient_email__istartswith=words)
        return queryset.filter(found | Q(recipient_name__icontains=words) | Q(buyer__email__istartswith=words))


class GiftCardInspectView(RecordInspectView):
    """One card with its entries."""

    template_name = "customers/wallet/admin/gift_card.html"

    def get_object(self, queryset: QuerySet | None = None) -> GiftCard:
        return super().get_object(GiftCard.objects.select_related("account", "buyer"))

    def get_context_data(self, **kwargs) -> dict:
        card: GiftCard = self.object
        return super().get_context_data(**kwargs) | {
            "card": card,
            "tone": TONES[card.status],
            "entries": card.account.entries.select_related("by").order_by("-at", "-pk")[:MAX_ENTRIES],
            "may_act": self.request.user.has_perm(ACT_ON_CARDS),
            "send_form": SendAgainForm(initial={"email": card.recipient_email}),
            "block_form": BlockForm(),
        }


class GiftCardViewSet(RecordViewSet):
    """Gift cards are bought in the shop; staff read them, block them and send them again."""

    model = GiftCard
    icon = "tag"
    menu_label = _("Gift cards")
    menu_hook = "register_customers_menu_item"
    menu_order = 40
    index_view_class = GiftCardIndexView
    inspect_view_class = GiftCardInspectView
    list_display: ClassVar = [
        ScreenColumn("card", label=_("Gift card"), screen="gift_cards_admin:inspect", accessor=str),
        PillColumn("status", label=_("Status"), tones=TONES),
        MoneyColumn("amount", label=_("Amount"), classname="k-r", sort_key="amount"),
        MoneyColumn("balance", label=_("Left"), classname="k-r", accessor="account.balance"),
        ScreenColumn("recipient_email", label=_("For"), screen="gift_cards_admin:inspect"),
        ScreenColumn(
            "buyer",
            label=_("Bought by"),
            screen="customers_admin:inspect",
            key="buyer_id",
            permission="people.view_customer",
            accessor=lambda card: card.buyer or "",
        ),
        WhenColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
    ]
    search_fields: ClassVar = ["last_four", "recipient_email", "recipient_name"]
    ordering: ClassVar = ["-pk"]

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("block/<int:pk>/", admin_views.block, name="block"),
            path("unblock/<int:pk>/", admin_views.unblock, name="unblock"),
            path("send-again/<int:pk>/", admin_views.send_again, name="send_again"),
        ]
