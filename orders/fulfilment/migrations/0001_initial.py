import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('order', '0001_initial'),
        ('stock', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Shipment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('sent', 'On its way'), ('delivered', 'Delivered'), ('returned', 'Came back to us'), ('lost', 'Lost'), ('taken back', 'Taken back')], db_index=True, default='sent', max_length=10, verbose_name='status')),
                ('carrier', models.CharField(blank=True, max_length=40, verbose_name='carrier')),
                ('tracking_number', models.CharField(blank=True, db_index=True, max_length=60, verbose_name='tracking number')),
                ('tracking_url', models.CharField(blank=True, max_length=1000, verbose_name='tracking address')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='sent')),
                ('delivered_at', models.DateTimeField(blank=True, null=True, verbose_name='delivered')),
            ],
            options={
                'verbose_name': 'shipment',
                'verbose_name_plural': 'shipments',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ShipmentLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.PositiveIntegerField(verbose_name='quantity')),
            ],
            options={
                'verbose_name': 'line of a parcel',
                'verbose_name_plural': 'lines of a parcel',
            },
        ),
        migrations.CreateModel(
            name='TakenStock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.PositiveIntegerField(verbose_name='quantity')),
            ],
            options={
                'verbose_name': 'stock in a parcel',
                'verbose_name_plural': 'stock in parcels',
            },
        ),
        migrations.AddField(
            model_name='shipment',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shipments', to='order.order', verbose_name='order'),
        ),
        migrations.AddField(
            model_name='shipmentline',
            name='line',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shipped', to='order.orderline'),
        ),
        migrations.AddField(
            model_name='shipmentline',
            name='shipment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='fulfilment.shipment'),
        ),
        migrations.AddField(
            model_name='takenstock',
            name='level',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='stock.stocklevel'),
        ),
        migrations.AddField(
            model_name='takenstock',
            name='shipment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taken', to='fulfilment.shipment'),
        ),
        migrations.AddConstraint(
            model_name='shipmentline',
            constraint=models.UniqueConstraint(fields=('shipment', 'line'), name='one_row_per_line_in_a_parcel'),
        ),
        migrations.AddConstraint(
            model_name='takenstock',
            constraint=models.UniqueConstraint(fields=('shipment', 'level'), name='one_row_per_level_in_a_parcel'),
        ),
    ]
