from django.db import migrations, models

import orders.basket.models


class Migration(migrations.Migration):
    dependencies = [("production", "0003_older_jobs")]

    operations = [
        migrations.AlterField(
            model_name="job",
            name="token",
            field=models.CharField(default=orders.basket.models.new_token, max_length=64, unique=True),
        ),
    ]
