"""Who may see and do what in the back office. Roles are data: groups made anew from this table after each migration."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page

_LOOK_AT_ORDERS = (
    "order.view_order people.view_customer production.view_job fulfilment.view_shipment "
    "messaging.view_outgoingmail payment.view_payment payment.view_refund uploads.view_upload wallet.view_account "
    "wallet.view_giftcard returns.view_withdrawal"
)
_CATALOGUE = ("product", "category", "brand", "attribute", "colour", "sizetable", "taxclass", "variant")
_OPTIONS = ("optionset", "drawing", "madetoorder", "layeredphoto", "font")

#: Role → permissions, as ``app.action_model``, or ``app.*_model`` for view, add, change and delete.
ROLES: dict[str, str] = {
    "Owner": "*",
    "Merchandiser": " ".join(
        [
            *(f"catalogue.*_{model}" for model in _CATALOGUE),
            *(f"configurator.*_{model}" for model in _OPTIONS),
            "catalogue.publish_product catalogue.lock_product catalogue.unlock_product configurator.publish_optionset",
            "pricing.*_price stock.*_stocklevel stock.*_warehouse promotions.*_voucher delivery.*_deliverymethod",
            "production.*_plan search.*_synonymgroup calendars.*_closedday",
        ]
    ),
    "Order clerk": f"{_LOOK_AT_ORDERS} order.change_order people.change_customer payment.change_payment "
    "people.export_personal_data production.change_job fulfilment.change_shipment messaging.change_outgoingmail "
    "tickets.view_ticket wallet.change_account wallet.change_giftcard returns.change_withdrawal",
    "Workshop": "order.view_order uploads.view_upload production.view_job production.change_job production.*_plan",
    "Warehouse": "order.view_order production.view_job fulfilment.view_shipment fulfilment.change_shipment "
    "stock.view_stocklevel stock.change_stocklevel returns.view_withdrawal",
    "Agent": f"{_LOOK_AT_ORDERS} people.change_customer tickets.view_ticket tickets.change_ticket "
    "returns.change_withdrawal messaging.change_outgoingmail order.change_order",
    "Support lead": f"{_LOOK_AT_ORDERS} people.change_customer tickets.view_ticket tickets.change_ticket "
    "messaging.change_outgoingmail order.change_order knowledge.view_vote "
    "people.export_personal_data people.merge_customer people.erase_customer "
    "wallet.change_account wallet.change_giftcard returns.change_withdrawal",
    "Editor": "knowledge.view_vote foundation.change_shopsettings foundation.*_banner "
    "policies.view_policy policies.add_policy policies.change_policy policies.publish_policy",
}
#: Roles that write the pages of the shop, and those that bring its pictures.
WRITES_PAGES, BRINGS_PICTURES = ("Owner", "Editor"), ("Owner", "Editor", "Merchandiser")
_ACTIONS = ("view", "add", "change", "delete")


def write_roles(**signal) -> None:
    """Make the groups and give each its permissions; idempotent. Received after each migration.

    A database that was flushed tells the same without a ``plan``: it is left empty.
    """
    if "plan" not in signal:
        return
    known = {f"{each.content_type.app_label}.{each.codename}": each for each in _permissions()}
    for role, words in ROLES.items():
        group, _made = Group.objects.get_or_create(name=role)
        group.permissions.set(_wanted(words, known))
    _let_write_pages()


def _permissions():
    return Permission.objects.select_related("content_type")


def _wanted(words: str, known: dict[str, Permission]) -> list[Permission]:
    if words == "*":
        return list(known.values())
    names = {"wagtailadmin.access_admin"}
    for word in words.split():
        app, _dot, codename = word.partition(".")
        if codename.startswith("*_"):
            names |= {f"{app}.{action}{codename[1:]}" for action in _ACTIONS}
        else:
            names.add(word)
    return [known[name] for name in names if name in known]


def _let_write_pages() -> None:
    _let_moderate()
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    if root is None or collection is None:
        return
    pages = _of_model(Page, ("add", "change", "publish", "lock", "unlock"))
    for group in Group.objects.filter(name__in=WRITES_PAGES):
        for permission in pages:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    # Wagtail asks for the permissions of its own image model, whichever model holds the pictures.
    pictures = _of_model_named("wagtailimages", "image", ("add", "change", "choose"))
    for group in Group.objects.filter(name__in=BRINGS_PICTURES):
        for permission in pictures:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _let_moderate() -> None:
    """Whoever publishes pages also decides on what was submitted. Wagtail's own two groups have no members here."""
    wagtails = Group.objects.filter(name__in=("Moderators", "Editors"))
    for task in GroupApprovalTask.objects.filter(groups__in=wagtails).distinct():
        task.groups.set(Group.objects.filter(name__in=WRITES_PAGES))
    wagtails.filter(user=None).delete()


def _of_model(model, actions: tuple[str, ...]) -> list[Permission]:
    return _of_model_named(model._meta.app_label, model._meta.model_name, actions)


def _of_model_named(app: str, model: str, actions: tuple[str, ...]) -> list[Permission]:
    kind = ContentType.objects.filter(app_label=app, model=model).first()
    names = [f"{action}_{model}" for action in actions]
    return list(Permission.objects.filter(content_type=kind, codename__in=names)) if kind else []
