"""The product chooser for editors: a paginated list with a search by name."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cms.text.forms import LineField
from store.catalogue.models import Product


class ProductFilterForm(BaseFilterForm):
    """Finds products by words of their name."""

    q = LineField(label=_("Name"), required=False, max_length=100)

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        words = self.cleaned_data.get("q", "").split()
        for word in words:
            objects = objects.filter(name__icontains=word)
        self.is_searching, self.search_query = bool(words), " ".join(words)
        return objects


class ProductChooseView(chooser.ChooseView):
    filter_form_class = ProductFilterForm


class ProductChooseResultsView(chooser.ChooseResultsView):
    filter_form_class = ProductFilterForm


class ProductChooserViewSet(ChooserViewSet):
    """The chooser; only products on sale can be chosen."""

    model = Product
    icon = "tag"
    choose_one_text = _("Choose a product")
    choose_another_text = _("Choose another product")
    edit_item_text = _("Edit this product")
    choose_view_class = ProductChooseView
    choose_results_view_class = ProductChooseResultsView
    register_widget = False
    per_page = 20

    def get_object_list(self) -> QuerySet:
        return Product.objects.on_sale()


product_chooser = ProductChooserViewSet("chosen_product")
