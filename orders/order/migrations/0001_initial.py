import customers.people.search
import django.db.models.deletion
import django.utils.timezone
import orders.basket.models
import store.money.amounts
import store.money.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('basket', '0001_initial'),
        ('catalogue', '0001_initial'),
        ('configurator', '0001_initial'),
        ('people', '0001_initial'),
        ('policies', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FormerPicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('picture_hash', models.CharField(max_length=16)),
                ('picture', models.TextField(verbose_name='picture')),
            ],
            options={
                'verbose_name': 'former picture of a line',
                'verbose_name_plural': 'former pictures of lines',
            },
        ),
        migrations.CreateModel(
            name='OrderLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=250, verbose_name='name')),
                ('sku', models.CharField(max_length=80, verbose_name='article number')),
                ('choices', models.JSONField(default=list, verbose_name='choices')),
                ('picture', models.TextField(blank=True, verbose_name='picture')),
                ('picture_hash', models.CharField(blank=True, max_length=16)),
                ('quantity', models.PositiveIntegerField(verbose_name='quantity')),
                ('unit_price', store.money.fields.MoneyField(verbose_name='each')),
                ('once', store.money.fields.MoneyField(default=store.money.amounts.Money, verbose_name='once')),
                ('breakdown', models.JSONField(default=list, verbose_name='price in parts')),
                ('total', store.money.fields.MoneyField(verbose_name='sum')),
                ('discount', store.money.fields.MoneyField(default=store.money.amounts.Money, verbose_name='discount')),
                ('tax_percent', models.DecimalField(decimal_places=2, max_digits=5, verbose_name='tax')),
                ('tax', store.money.fields.MoneyField(verbose_name='tax contained')),
                ('lead_days', models.PositiveSmallIntegerField(default=0, verbose_name='working days to make')),
                ('needs_proof', models.BooleanField(default=False, verbose_name='waits for a proof')),
                ('is_gift_card', models.BooleanField(default=False, verbose_name='is a gift card')),
                ('cards_sent', models.PositiveIntegerField(default=0, verbose_name='gift cards sent')),
                ('position', models.PositiveIntegerField(default=0)),
                ('refunded_quantity', models.PositiveIntegerField(default=0, verbose_name='pieces paid back')),
                ('cancelled_quantity', models.PositiveIntegerField(default=0, verbose_name='pieces not sent')),
                ('change_proposed_at', models.DateTimeField(blank=True, null=True, verbose_name='change proposed')),
                ('search_key', customers.people.search.TextKeyField(default='', editable=False, source='searched_texts')),
            ],
            options={
                'verbose_name': 'line',
                'verbose_name_plural': 'lines',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20, unique=True, verbose_name='number')),
                ('token', models.CharField(default=orders.basket.models.new_token, max_length=64, unique=True)),
                ('status', models.CharField(choices=[('placed', 'Placed'), ('confirmed', 'Confirmed'), ('completed', 'Completed'), ('cancelled', 'Cancelled')], db_index=True, default='placed', max_length=12, verbose_name='status')),
                ('payment_status', models.CharField(choices=[('open', 'To be paid'), ('partly', 'Partly paid'), ('check', 'To be checked'), ('failed', 'Payment failed'), ('paid', 'Paid'), ('to pay back', 'To be paid back'), ('refunded', 'Paid back'), ('not due', 'Nothing to pay')], db_index=True, default='open', max_length=12, verbose_name='payment')),
                ('production_status', models.CharField(choices=[('nothing', 'Nothing to make'), ('open', 'To be made'), ('started', 'Being made'), ('done', 'Made'), ('stopped', 'Not made')], db_index=True, default='nothing', max_length=12, verbose_name='making')),
                ('fulfilment_status', models.CharField(choices=[('open', 'To be sent'), ('partly', 'Partly sent'), ('sent', 'On its way'), ('delivered', 'Delivered'), ('stopped', 'Not sent')], db_index=True, default='open', max_length=12, verbose_name='sending')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('phone', models.CharField(blank=True, max_length=32, verbose_name='phone')),
                ('language', models.CharField(default='en', max_length=12, verbose_name='language')),
                ('delivery_address', models.JSONField(default=dict, verbose_name='delivery address')),
                ('billing_address', models.JSONField(default=dict, verbose_name='billing address')),
                ('delivery_code', models.CharField(blank=True, max_length=50, verbose_name='delivery method')),
                ('delivery_name', models.CharField(max_length=80, verbose_name='delivery')),
                ('payment_method', models.CharField(max_length=20, verbose_name='payment method')),
                ('pays_in_advance', models.BooleanField(default=True, verbose_name='paid in advance')),
                ('subtotal', store.money.fields.MoneyField(verbose_name='subtotal')),
                ('voucher_code', models.CharField(blank=True, max_length=40, verbose_name='voucher')),
                ('discount', store.money.fields.MoneyField(default=store.money.amounts.Money, verbose_name='discount')),
                ('delivery_price', store.money.fields.MoneyField(verbose_name='delivery price')),
                ('payment_fee', store.money.fields.MoneyField(default=store.money.amounts.Money, verbose_name='payment fee')),
                ('adjusted', store.money.fields.MoneyField(default=store.money.amounts.Money, signed=True, verbose_name='adjusted')),
                ('total', store.money.fields.MoneyField(db_index=True, verbose_name='total')),
                ('paid', store.money.fields.MoneyField(default=store.money.amounts.Money, verbose_name='paid')),
                ('refunded', store.money.fields.MoneyField(default=store.money.amounts.Money, verbose_name='paid back')),
                ('taxes', models.JSONField(default=list, verbose_name='tax')),
                ('promise_kind', models.CharField(choices=[('day', 'a day'), ('staff', 'a day that staff told'), ('after payment', 'working days after the money came'), ('open', 'day to be told')], default='day', max_length=16)),
                ('promised_for', models.DateField(blank=True, db_index=True, null=True, verbose_name='promised for')),
                ('promise_days', models.PositiveSmallIntegerField(default=0)),
                ('leaves_on', models.DateField(blank=True, null=True, verbose_name='leaves us')),
                ('promises_proof', models.BooleanField(default=False, verbose_name='a proof is sent first')),
                ('proof_by', models.DateField(blank=True, null=True, verbose_name='proof approved by')),
                ('is_pickup', models.BooleanField(default=False, verbose_name='is picked up')),
                ('placed_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='placed')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed')),
                ('note', models.TextField(blank=True, max_length=500, verbose_name='note of the shopper')),
                ('gift_message', models.TextField(blank=True, max_length=300, verbose_name='gift message')),
                ('basket', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='order', to='basket.basket')),
            ],
            options={
                'verbose_name': 'order',
                'verbose_name_plural': 'orders',
            },
        ),
        migrations.AddField(
            model_name='order',
            name='customer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='people.customer', verbose_name='customer'),
        ),
        migrations.AddField(
            model_name='order',
            name='policy',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='policies.policyversion', verbose_name='policy'),
        ),
        migrations.AddField(
            model_name='orderline',
            name='configuration',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='configurator.configuration'),
        ),
        migrations.AddField(
            model_name='orderline',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='order.order'),
        ),
        migrations.AddField(
            model_name='orderline',
            name='product',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.product'),
        ),
        migrations.AddField(
            model_name='orderline',
            name='variant',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.variant'),
        ),
        migrations.AddField(
            model_name='formerpicture',
            name='line',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_pictures', to='order.orderline', verbose_name='line'),
        ),
        migrations.AddIndex(
            model_name='order',
            index=models.Index(fields=['customer', '-placed_at'], name='orders_of_customer'),
        ),
        migrations.AddIndex(
            model_name='order',
            index=models.Index(condition=models.Q(('payment_status__in', ['partly', 'check'])), fields=['-placed_at'], name='orders_to_settle'),
        ),
        migrations.AddIndex(
            model_name='order',
            index=models.Index(condition=models.Q(('payment_status', 'to pay back')), fields=['-placed_at'], name='orders_to_pay_back'),
        ),
        migrations.AddIndex(
            model_name='order',
            index=models.Index(condition=models.Q(('paid__gt', models.F('total'))), fields=['-placed_at'], name='orders_overpaid'),
        ),
        migrations.AddConstraint(
            model_name='order',
            constraint=models.CheckConstraint(condition=models.Q(('total__gte', 0)), name='order_total_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='order',
            constraint=models.CheckConstraint(condition=models.Q(('paid__gte', 0), ('refunded__gte', 0)), name='order_paid_not_negative'),
        ),
        migrations.AddIndex(
            model_name='orderline',
            index=customers.people.search.TrigramIndex(fields=['search_key'], name='line_search', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='orderline',
            constraint=models.CheckConstraint(condition=models.Q(('cancelled_quantity__lte', models.F('refunded_quantity')), ('refunded_quantity__lte', models.F('quantity'))), name='no_more_pieces_back_than_ordered'),
        ),
        migrations.AddConstraint(
            model_name='formerpicture',
            constraint=models.UniqueConstraint(fields=('line', 'picture_hash'), name='one_former_picture_per_hash'),
        ),
    ]
