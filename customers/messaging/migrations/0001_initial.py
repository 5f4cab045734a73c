import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, db_index=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                ('last_error', models.TextField(blank=True, verbose_name='last error')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done')),
                ('occasion', models.CharField(max_length=120, verbose_name='occasion')),
                ('recipient', models.EmailField(max_length=254, verbose_name='to')),
                ('subject', models.CharField(max_length=250, verbose_name='subject')),
                ('text', models.TextField(verbose_name='plain text')),
                ('html', models.TextField(blank=True, verbose_name='HTML')),
                ('secrets', models.JSONField(blank=True, default=list, verbose_name='codes and links in it')),
                ('message_id', models.CharField(max_length=200, unique=True, verbose_name='message id')),
                ('written_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='written')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
            ],
            options={
                'verbose_name': 'letter',
                'verbose_name_plural': 'letters',
            },
        ),
        migrations.AddField(
            model_name='letter',
            name='customer',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='letters', to='people.customer', verbose_name='customer'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(fields=('occasion', 'recipient'), name='one_letter_per_occasion'),
        ),
    ]
