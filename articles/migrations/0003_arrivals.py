"""The report of a batch: from one column, which grew with the batch, to a row a file."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def _rows_from_reports(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A report named articles by the first digits of the hash; the originals know the rest."""
    arrival, original = apps.get_model("articles", "Arrival"), apps.get_model("articles", "Original")
    for batch in apps.get_model("articles", "Batch").objects.order_by("pk").iterator(chunk_size=10):
        for first in range(0, len(batch.report), 1000):
            lines = batch.report[first : first + 1000]
            named = {line["identifier"] for line in lines if line["identifier"]}
            held = original.objects.filter(article__identifier__in=named).values_list("article__identifier", "sha256")
            hashes = dict(held)
            arrival.objects.bulk_create(
                arrival(
                    batch=batch,
                    name=line["path"],
                    outcome=line["outcome"],
                    sha256=hashes.get(line["identifier"], line["identifier"]),
                    reason=line["reason"],
                )
                for line in lines
            )


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_columns_of_an_original")]

    operations = [
        migrations.CreateModel(
            name="Arrival",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField(verbose_name="file")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("imported", "imported"),
                            ("reprint", "imported, a reprint"),
                            ("unchanged", "unchanged"),
                            ("duplicate", "duplicate"),
                            ("noted", "noted"),
                            ("refused", "refused"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="arrivals",
                        to="articles.batch",
                        verbose_name="import batch",
                    ),
                ),
            ],
            options={
                "verbose_name": "arrival",
                "verbose_name_plural": "arrivals",
                "ordering": ["batch", "pk"],
                "indexes": [models.Index(fields=["batch", "outcome"], name="arrival_outcome")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["imported", "reprint", "unchanged", "duplicate", "noted", "refused"])
                        ),
                        name="arrival_outcome_is_known",
                    )
                ],
            },
        ),
        migrations.RunPython(_rows_from_reports, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(model_name="batch", name="report"),
    ]
