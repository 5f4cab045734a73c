import django.db.models.deletion
import django.utils.timezone
import store.money.amounts
import store.money.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('configurator', '0001_initial'),
        ('order', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='LineChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choices_before', models.JSONField(default=list, verbose_name='choices before')),
                ('choices_after', models.JSONField(default=list, verbose_name='choices after')),
                ('total_before', store.money.fields.MoneyField(verbose_name='sum before')),
                ('unit_price', store.money.fields.MoneyField(verbose_name='each')),
                ('once', store.money.fields.MoneyField(default=store.money.amounts.Money, verbose_name='once')),
                ('difference', store.money.fields.MoneyField(signed=True, verbose_name='difference')),
                ('status', models.CharField(choices=[('proposed', 'Waits for the customer'), ('agreed', 'Agreed'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn'), ('too late', 'Too late')], default='proposed', max_length=10, verbose_name='status')),
                ('how', models.CharField(blank=True, choices=[('phone', 'by phone'), ('mail', 'by mail'), ('link', 'on the page of the order')], max_length=8, verbose_name='agreed')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='proposed')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
            ],
            options={
                'verbose_name': 'change of a line',
                'verbose_name_plural': 'changes of lines',
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='linechange',
            name='after',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='configurator.configuration', verbose_name='after'),
        ),
        migrations.AddField(
            model_name='linechange',
            name='before',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='configurator.configuration', verbose_name='before'),
        ),
        migrations.AddField(
            model_name='linechange',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='linechange',
            name='line',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='order.orderline', verbose_name='line'),
        ),
        migrations.AddField(
            model_name='linechange',
            name='proposed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by'),
        ),
        migrations.AddConstraint(
            model_name='linechange',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'proposed')), fields=('line',), name='one_proposed_change_per_line'),
        ),
    ]
