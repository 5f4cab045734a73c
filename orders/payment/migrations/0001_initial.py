import django.db.models.deletion
import django.utils.timezone
import store.money.amounts
import store.money.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('order', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Adjustment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80)),
                ('reason', models.CharField(choices=[('cancelled', 'Order cancelled'), ('not sent', 'Pieces that we do not send'), ('returned', 'Pieces sent back'), ('withdrawn', 'Withdrawal from the contract'), ('claim', 'Damaged, wrong or missing'), ('goodwill', 'Goodwill'), ('change', 'Agreed change'), ('correction', 'Correction')], max_length=12, verbose_name='reason')),
                ('amount', store.money.fields.MoneyField(signed=True, verbose_name='amount')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
            ],
            options={
                'verbose_name': 'adjustment',
                'verbose_name_plural': 'adjustments',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='AdjustmentPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('line', 'Line'), ('delivery', 'Delivery'), ('fee', 'Payment fee'), ('charge', 'Charge')], max_length=8, verbose_name='kind')),
                ('quantity', models.PositiveIntegerField(default=0, verbose_name='quantity')),
                ('was_sent', models.BooleanField(default=True, verbose_name='was sent')),
                ('amount', store.money.fields.MoneyField(signed=True, verbose_name='amount')),
                ('tax_percent', models.DecimalField(decimal_places=2, max_digits=5, verbose_name='tax rate')),
                ('tax', store.money.fields.MoneyField(signed=True, verbose_name='tax contained')),
            ],
            options={
                'verbose_name': 'part of an adjustment',
                'verbose_name_plural': 'parts of adjustments',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('method', models.CharField(max_length=20, verbose_name='payment method')),
                ('status', models.CharField(choices=[('open', 'Open'), ('pending', 'In progress'), ('paid', 'Paid'), ('failed', 'Failed'), ('void', 'Void'), ('check', 'To be checked')], default='open', max_length=8, verbose_name='status')),
                ('amount', store.money.fields.MoneyField(verbose_name='amount')),
                ('received', store.money.fields.MoneyField(default=store.money.amounts.Money, verbose_name='received')),
                ('refunded', store.money.fields.MoneyField(default=store.money.amounts.Money, verbose_name='refunded')),
                ('reference', models.CharField(blank=True, max_length=40, verbose_name='reference')),
                ('provider_id', models.CharField(blank=True, db_index=True, max_length=120, verbose_name='number at the provider')),
                ('message', models.CharField(blank=True, max_length=250, verbose_name='message of the provider')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
                ('checked_at', models.DateTimeField(blank=True, null=True, verbose_name='checked')),
                ('paid_at', models.DateTimeField(blank=True, null=True, verbose_name='paid')),
            ],
            options={
                'verbose_name': 'payment',
                'verbose_name_plural': 'payments',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.CharField(choices=[('original', 'As it was paid'), ('credit', 'Credit in the shop'), ('bank', 'Bank account'), ('cash', 'In cash')], default='original', max_length=8, verbose_name='goes to')),
                ('status', models.CharField(choices=[('to do', 'To do'), ('sent', 'On its way'), ('done', 'Done'), ('refused', 'Refused')], db_index=True, default='to do', max_length=7, verbose_name='status')),
                ('amount', store.money.fields.MoneyField(verbose_name='amount')),
                ('key', models.CharField(max_length=80)),
                ('attempt', models.PositiveSmallIntegerField(default=0, verbose_name='attempt')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('provider_id', models.CharField(blank=True, db_index=True, max_length=120, verbose_name='number at the provider')),
                ('message', models.CharField(blank=True, max_length=250, verbose_name='message of the provider')),
                ('account_holder', models.CharField(blank=True, max_length=70, verbose_name='account holder')),
                ('iban', models.CharField(blank=True, max_length=34, verbose_name='IBAN')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='decided')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done')),
                ('checked_at', models.DateTimeField(blank=True, null=True, verbose_name='checked')),
            ],
            options={
                'verbose_name': 'refund',
                'verbose_name_plural': 'refunds',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='WebhookEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, db_index=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('planned_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='planned')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                ('last_error', models.TextField(blank=True, verbose_name='last error')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done')),
                ('failed_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='failed for good')),
                ('provider', models.CharField(max_length=20, verbose_name='provider')),
                ('event_id', models.CharField(max_length=120, verbose_name='number at the provider')),
                ('kind', models.CharField(max_length=80, verbose_name='kind')),
                ('body', models.JSONField(verbose_name='content')),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='received')),
            ],
            options={
                'verbose_name': 'webhook event',
                'verbose_name_plural': 'webhook events',
            },
        ),
        migrations.AddField(
            model_name='adjustment',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who'),
        ),
        migrations.AddField(
            model_name='adjustment',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjustments', to='order.order', verbose_name='order'),
        ),
        migrations.AddField(
            model_name='adjustmentpart',
            name='adjustment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='payment.adjustment', verbose_name='adjustment'),
        ),
        migrations.AddField(
            model_name='adjustmentpart',
            name='line',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='adjustments', to='order.orderline', verbose_name='line'),
        ),
        migrations.AddField(
            model_name='payment',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='order.order', verbose_name='order'),
        ),
        migrations.AddField(
            model_name='refund',
            name='adjustment',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='payment.adjustment', verbose_name='adjustment'),
        ),
        migrations.AddField(
            model_name='refund',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who'),
        ),
        migrations.AddField(
            model_name='refund',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='order.order', verbose_name='order'),
        ),
        migrations.AddField(
            model_name='refund',
            name='payment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='payment.payment', verbose_name='payment'),
        ),
        migrations.AddConstraint(
            model_name='webhookevent',
            constraint=models.UniqueConstraint(fields=('provider', 'event_id'), name='each_event_once'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.UniqueConstraint(fields=('order', 'key'), name='one_adjustment_per_key'),
        ),
        migrations.AddConstraint(
            model_name='adjustmentpart',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'line'), ('line__isnull', False)), models.Q(models.Q(('kind', 'line'), _negated=True), ('line', None), ('quantity', 0)), _connector='OR'), name='only_parts_of_lines_have_a_line'),
        ),
        migrations.AddConstraint(
            model_name='adjustmentpart',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__lte', 0), ('tax__gte', models.F('amount')), ('tax__lte', 0)), models.Q(('amount__gt', 0), ('kind', 'charge'), ('tax__gte', 0)), _connector='OR'), name='only_charges_add'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(condition=models.Q(('status__in', ['open', 'pending', 'failed'])), fields=['checked_at'], name='active_payments_by_check'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.UniqueConstraint(condition=models.Q(('provider_id', ''), _negated=True), fields=('method', 'provider_id'), name='one_payment_per_provider_id'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ['open', 'pending', 'failed'])), fields=('order', 'method'), name='one_active_payment_per_method'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payment_amount_positive'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('received__gt', 0), ('status', 'paid')), models.Q(models.Q(('status', 'paid'), _negated=True), ('received', 0)), _connector='OR'), name='received_if_paid'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(('refunded__gte', 0), ('refunded__lte', models.F('received'))), name='refunded_at_most_received'),
        ),
        migrations.AddIndex(
            model_name='refund',
            index=models.Index(condition=models.Q(('status__in', ['to do', 'sent'])), fields=['checked_at'], name='open_refunds_by_check'),
        ),
        migrations.AddIndex(
            model_name='refund',
            index=models.Index(condition=models.Q(('status', 'refused')), fields=['-at'], name='refused_refunds'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='refund_amount_positive'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'refused'), _negated=True), fields=('payment', 'key'), name='one_refund_per_payment_and_key'),
        ),
    ]
