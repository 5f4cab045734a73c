import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import store.designs.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0001_initial'),
        ('configurator', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DesignVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999)], verbose_name='quantity')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='saved')),
            ],
            options={
                'verbose_name': 'version of a design',
                'verbose_name_plural': 'versions of designs',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Design',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999)], verbose_name='quantity')),
                ('token', models.CharField(default=store.designs.models.new_token, max_length=64, unique=True)),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='version')),
                ('is_featured', models.BooleanField(default=False, verbose_name='shown on a page')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='saved')),
                ('deleted_at', models.DateTimeField(blank=True, null=True, verbose_name='deleted')),
                ('device', models.CharField(blank=True, max_length=64)),
                ('configuration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='configurator.configuration', verbose_name='choices')),
            ],
            options={
                'verbose_name': 'design',
                'verbose_name_plural': 'designs',
            },
        ),
        migrations.AddField(
            model_name='design',
            name='customer',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='designs', to='people.customer', verbose_name='customer'),
        ),
        migrations.AddField(
            model_name='design',
            name='variant',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.variant', verbose_name='variant'),
        ),
        migrations.AddField(
            model_name='designversion',
            name='configuration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='configurator.configuration', verbose_name='choices'),
        ),
        migrations.AddField(
            model_name='designversion',
            name='design',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='designs.design', verbose_name='design'),
        ),
        migrations.AddField(
            model_name='designversion',
            name='variant',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalogue.variant', verbose_name='variant'),
        ),
        migrations.AddIndex(
            model_name='design',
            index=models.Index(fields=['customer', '-changed_at'], name='designs_of_customer'),
        ),
        migrations.AddIndex(
            model_name='design',
            index=models.Index(condition=models.Q(('device', ''), _negated=True), fields=['device', '-changed_at'], name='designs_of_device'),
        ),
        migrations.AddIndex(
            model_name='design',
            index=models.Index(condition=models.Q(('deleted_at__isnull', False)), fields=['deleted_at'], name='deleted_designs'),
        ),
        migrations.AddConstraint(
            model_name='designversion',
            constraint=models.UniqueConstraint(fields=('design', 'number'), name='one_version_per_number'),
        ),
    ]
