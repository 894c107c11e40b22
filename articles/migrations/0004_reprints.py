"""Reprints: which articles print one text, and the keys by which they are found."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_arrivals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Family",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("founded", models.DateTimeField(auto_now_add=True, verbose_name="founded")),
            ],
            options={
                "verbose_name": "family of reprints",
                "verbose_name_plural": "families of reprints",
            },
        ),
        migrations.AddField(
            model_name="article",
            name="family",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="articles",
                to="articles.family",
                verbose_name="family of reprints",
            ),
        ),
        migrations.CreateModel(
            name="LikenessKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.BigIntegerField(verbose_name="key")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="likeness_keys",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
            ],
            options={
                "verbose_name": "key of likeness",
                "verbose_name_plural": "keys of likeness",
                "indexes": [models.Index(fields=["key", "article"], name="likeness_key")],
            },
        ),
    ]
