import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('foundation', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='LegalChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=40, verbose_name='what')),
                ('before', models.CharField(blank=True, max_length=200, verbose_name='before')),
                ('after', models.CharField(blank=True, max_length=200, verbose_name='after')),
                ('changed_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='when')),
                ('changed_by_name', models.CharField(blank=True, max_length=400, verbose_name='who')),
            ],
            options={
                'verbose_name': 'change of bank and legal data',
                'verbose_name_plural': 'changes of bank and legal data',
                'ordering': ['-changed_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='LegalDetails',
            fields=[
            ],
            options={
                'verbose_name': 'bank and legal data',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('foundation.shopsettings',),
        ),
        migrations.AddField(
            model_name='legalchange',
            name='changed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who'),
        ),
    ]
