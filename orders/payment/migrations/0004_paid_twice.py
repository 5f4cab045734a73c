from django.db import migrations, models


def write_paid_twice(apps, schema_editor):
    """What came in a second time before orders had a column for it."""
    Order, Payment = apps.get_model("order", "Order"), apps.get_model("payment", "Payment")
    paid = Payment.objects.filter(status="paid", is_difference=False)
    several = paid.order_by().values("order").annotate(count=models.Count("pk")).filter(count__gt=1)
    for order in Order.objects.filter(pk__in=several.values("order")).exclude(status="cancelled").iterator():
        first, *others = paid.filter(order=order).order_by("paid_at", "pk")
        Order.objects.filter(pk=order.pk).update(paid_twice=sum((each.amount for each in others[1:]), others[0].amount))


class Migration(migrations.Migration):

    dependencies = [
        ("order", "0005_paid_twice"),
        ("payment", "0003_changes"),
    ]

    operations = [migrations.RunPython(write_paid_twice, migrations.RunPython.noop)]
