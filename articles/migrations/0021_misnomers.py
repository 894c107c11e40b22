"""Phrases that a person said name nothing."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

SUBJECTS = [
    ("region", "region"),
    ("organisation", "organisation"),
    ("event", "event"),
    ("any", "region, organisation or event"),
]


def columns() -> list[tuple[str, models.Field]]:
    """Of a row and of its versions."""
    return [
        ("words", models.CharField(max_length=100, verbose_name="words")),
        ("subject", models.CharField(choices=SUBJECTS, default="any", max_length=12, verbose_name="is never a")),
        ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
        ("active", models.BooleanField(default=True, verbose_name="counts")),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0020_repair_correction"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalMisnomer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                *columns(),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical phrase never to be taken",
                "verbose_name_plural": "historical phrases never to be taken",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Misnomer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                *columns(),
            ],
            options={
                "verbose_name": "phrase never to be taken",
                "verbose_name_plural": "phrases never to be taken",
                "ordering": ["words", "subject"],
                "constraints": [
                    models.UniqueConstraint(fields=("words", "subject"), name="misnomer_once"),
                    models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="misnomer_has_words"),
                ],
            },
        ),
    ]
