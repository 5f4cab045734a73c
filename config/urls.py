"""Every address of the shop; see docs/architecture.md for the list."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.foundation import views as site
from cms.foundation.serving import page

urlpatterns = [
    path("robots.txt", site.robots),
    path("media/<path:path>", site.media, name="media"),
    path("", include("cms.foundation.urls")),
    path("", include("cms.pages.urls")),
    path("", include("cms.policies.urls")),
    path("", include("store.configurator.urls")),
    path("", include("store.uploads.urls")),
    path("", include("store.storefront.urls")),
    path("", include("store.storefront.designs.urls")),
    path("", include("orders.basket.urls")),
    path("", include("orders.checkout.urls")),
    path("", include("orders.order.urls")),
    path("", include("orders.payment.urls")),
    path("", include("orders.production.urls")),
    path("", include("orders.changes.urls")),
    path("", include("orders.tracking.urls")),
    path("", include("orders.returns.urls")),
    path("", include("support.knowledge.urls")),
    path("", include("support.tickets.urls")),
    path("", include("customers.accounts.urls")),
    path("", include("customers.wallet.urls")),
    path("", include("customers.timeline.urls")),
    path("account/", include("allauth.urls")),
    path("admin/", include("config.staff.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *wagtail_urls.urlpatterns[:-1],  # All but the last, the pages themselves: ours are public.
    re_path(wagtail_urls.serve_pattern, page, name="wagtail_serve"),
]

if settings.BENCH:
    from wagtail.admin.auth import require_admin_access

    from config.bench.views import EmptyAdminView, empty

    urlpatterns.insert(0, path("bench/empty/", empty))
    empty_admin = require_admin_access(EmptyAdminView.as_view())
    urlpatterns.insert(0, path("admin/bench/empty/", empty_admin, name="bench_empty_admin"))

handler400 = "cms.foundation.errors.bad_request"
handler403 = "cms.foundation.errors.forbidden"
handler404 = "cms.foundation.errors.not_found"
handler500 = "cms.foundation.errors.server_error"
