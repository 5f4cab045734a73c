import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import orders.basket.models
import store.money.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0001_initial'),
        ('configurator', '0001_initial'),
        ('delivery', '0001_initial'),
        ('people', '0001_initial'),
        ('promotions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Basket',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=orders.basket.models.new_token, max_length=64, unique=True)),
                ('checkout', models.JSONField(blank=True, default=dict)),
                ('ordered_at', models.DateTimeField(blank=True, null=True, verbose_name='ordered')),
                ('held_since', models.DateTimeField(blank=True, null=True, verbose_name='held since')),
                ('changed_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='changed')),
            ],
            options={
                'verbose_name': 'basket',
                'verbose_name_plural': 'baskets',
            },
        ),
        migrations.CreateModel(
            name='BasketLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('configuration_hash', models.CharField(blank=True, default='', max_length=64)),
                ('quantity', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999)], verbose_name='quantity')),
                ('displayed_name', models.CharField(blank=True, default='', max_length=250)),
                ('displayed_total', store.money.fields.MoneyField(blank=True, null=True)),
                ('displayed_key', models.CharField(blank=True, default='', max_length=40)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'line',
                'verbose_name_plural': 'lines',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='basket',
            name='customer',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='baskets', to='people.customer', verbose_name='customer'),
        ),
        migrations.AddField(
            model_name='basket',
            name='delivery_method',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='delivery.deliverymethod'),
        ),
        migrations.AddField(
            model_name='basket',
            name='voucher',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='promotions.voucher'),
        ),
        migrations.AddField(
            model_name='basketline',
            name='basket',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='basket.basket'),
        ),
        migrations.AddField(
            model_name='basketline',
            name='configuration',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='configurator.configuration'),
        ),
        migrations.AddField(
            model_name='basketline',
            name='variant',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.variant'),
        ),
        migrations.AddConstraint(
            model_name='basket',
            constraint=models.UniqueConstraint(condition=models.Q(('ordered_at', None)), fields=('customer',), name='one_open_basket_per_customer'),
        ),
        migrations.AddConstraint(
            model_name='basketline',
            constraint=models.UniqueConstraint(fields=('basket', 'variant', 'configuration_hash'), name='one_line_per_choices'),
        ),
        migrations.AddConstraint(
            model_name='basketline',
            constraint=models.CheckConstraint(condition=models.Q(('quantity__gte', 1)), name='basket_line_has_quantity'),
        ),
    ]
