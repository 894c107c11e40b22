"""Organisations and events as reading finds them: judged, with addresses of their own; where a batch is from."""

from hashlib import sha256
from uuid import uuid4

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def _digits(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:12]


def give_addresses(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """To rows that people made before any were read: those organisations are confirmed ones."""
    for organisation in apps.get_model("articles.Organisation").objects.select_related("region"):
        organisation.slug = _digits(organisation.name, organisation.region.slug if organisation.region else "")
        organisation.status = "confirmed"
        organisation.save()
    for event in apps.get_model("articles.Event").objects.all():
        event.slug = _digits(uuid4().hex)
        event.save()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_names_and_ties_of_regions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="main_region_reason",
            field=models.CharField(blank=True, max_length=40, verbose_name="main region chosen by"),
        ),
        migrations.AddField(
            model_name="batch",
            name="region",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.region",
                verbose_name="where its articles are from",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="slug",
            field=models.SlugField(default="", editable=False, max_length=12, verbose_name="address"),
        ),
        migrations.AddField(
            model_name="historicalarticle",
            name="main_region_reason",
            field=models.CharField(blank=True, max_length=40, verbose_name="main region chosen by"),
        ),
        migrations.AddField(
            model_name="historicalevent",
            name="slug",
            field=models.SlugField(default="", editable=False, max_length=12, verbose_name="address"),
        ),
        migrations.AddField(
            model_name="historicalorganisation",
            name="slug",
            field=models.SlugField(default="", editable=False, max_length=12, verbose_name="address"),
        ),
        migrations.AddField(
            model_name="historicalorganisation",
            name="status",
            field=models.CharField(
                choices=[("suggested", "suggested"), ("confirmed", "confirmed"), ("rejected", "rejected")],
                default="suggested",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AddField(
            model_name="historicalregion",
            name="status",
            field=models.CharField(
                choices=[("suggested", "suggested"), ("confirmed", "confirmed"), ("rejected", "rejected")],
                default="confirmed",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="slug",
            field=models.SlugField(default="", editable=False, max_length=12, verbose_name="address"),
        ),
        migrations.AddField(
            model_name="organisation",
            name="status",
            field=models.CharField(
                choices=[("suggested", "suggested"), ("confirmed", "confirmed"), ("rejected", "rejected")],
                default="suggested",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AddField(
            model_name="region",
            name="status",
            field=models.CharField(
                choices=[("suggested", "suggested"), ("confirmed", "confirmed"), ("rejected", "rejected")],
                default="confirmed",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="historicalorganisation",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("party", "party"),
                    ("party-committee", "party committee"),
                    ("party-branch", "party branch"),
                    ("government-body", "government body"),
                    ("public-institution", "public institution"),
                    ("enterprise", "enterprise"),
                    ("school", "school"),
                    ("hospital", "hospital"),
                    ("association", "association"),
                    ("park-zone", "park"),
                    ("museum", "museum"),
                    ("media", "media"),
                    ("team", "team"),
                    ("military", "military unit"),
                    ("international", "international body"),
                    ("other", "other"),
                ],
                max_length=40,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="mention",
            name="surface",
            field=models.TextField(verbose_name="words"),
        ),
        migrations.AlterField(
            model_name="organisation",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("party", "party"),
                    ("party-committee", "party committee"),
                    ("party-branch", "party branch"),
                    ("government-body", "government body"),
                    ("public-institution", "public institution"),
                    ("enterprise", "enterprise"),
                    ("school", "school"),
                    ("hospital", "hospital"),
                    ("association", "association"),
                    ("park-zone", "park"),
                    ("museum", "museum"),
                    ("media", "media"),
                    ("team", "team"),
                    ("military", "military unit"),
                    ("international", "international body"),
                    ("other", "other"),
                ],
                max_length=40,
                verbose_name="kind",
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("organisation__isnull", False), models.Q(("status", "rejected"), _negated=True)),
                fields=["organisation", "article"],
                name="mention_organisation_article",
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("event__isnull", False), models.Q(("status", "rejected"), _negated=True)),
                fields=["event", "article"],
                name="mention_event_article",
            ),
        ),
        migrations.RunPython(give_addresses, migrations.RunPython.noop),
    ]
