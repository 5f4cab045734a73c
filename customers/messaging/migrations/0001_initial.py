import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, db_index=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('planned_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='planned')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                ('last_error', models.TextField(blank=True, verbose_name='last error')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done')),
                ('failed_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='failed for good')),
                ('occasion', models.CharField(max_length=120, verbose_name='occasion')),
                ('kind', models.CharField(max_length=60, verbose_name='kind')),
                ('queue', models.CharField(choices=[('transactional', 'Transactional'), ('bulk', 'Bulk')], default='transactional', max_length=13, verbose_name='queue')),
                ('recipient', models.EmailField(max_length=254, verbose_name='to')),
                ('reply_to', models.EmailField(blank=True, max_length=254, verbose_name='answers go to')),
                ('about_id', models.PositiveBigIntegerField(null=True)),
                ('subject', models.CharField(max_length=250, verbose_name='subject')),
                ('text', models.TextField(verbose_name='plain text')),
                ('html', models.TextField(blank=True, verbose_name='HTML')),
                ('secrets', models.JSONField(blank=True, default=list, verbose_name='codes and links in it')),
                ('message_id', models.CharField(max_length=200, unique=True, verbose_name='message id')),
                ('references', models.TextField(blank=True, verbose_name='references')),
                ('written_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='written')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('about_type', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contenttypes.contenttype')),
            ],
            options={
                'verbose_name': 'e-mail',
                'verbose_name_plural': 'e-mails',
            },
        ),
        migrations.AddField(
            model_name='outgoingmail',
            name='customer',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mails', to='people.customer', verbose_name='customer'),
        ),
        migrations.AddField(
            model_name='outgoingmail',
            name='resent_from',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='copies', to='messaging.outgoingmail'),
        ),
        migrations.AddIndex(
            model_name='outgoingmail',
            index=models.Index(fields=['about_type', 'about_id', '-written_at'], name='mail_about'),
        ),
        migrations.AddIndex(
            model_name='outgoingmail',
            index=models.Index(fields=['queue', 'due_at'], name='mail_due'),
        ),
        migrations.AddConstraint(
            model_name='outgoingmail',
            constraint=models.UniqueConstraint(fields=('occasion', 'recipient'), name='one_mail_per_occasion'),
        ),
    ]
