"""Jobs made before there were steps get one, and a token of their own."""

from django.db import migrations

from orders.basket.models import new_token


def give_steps(apps, schema_editor):
    job_model, step_model = apps.get_model("production", "Job"), apps.get_model("production", "JobStep")
    for job in job_model.objects.order_by("pk").iterator(chunk_size=500):
        job.token, job.at = new_token(), "Make" if job.status == "started" else ""
        job.save(update_fields=["token", "at"])
        stamps = {"started_at": job.started_at, "done_at": job.done_at, "by_id": job.made_by_id}
        step_model.objects.get_or_create(job=job, position=1, defaults={"name": "Make"} | stamps)


class Migration(migrations.Migration):
    dependencies = [("production", "0002_steps_and_plans")]

    operations = [migrations.RunPython(give_steps, migrations.RunPython.noop)]
