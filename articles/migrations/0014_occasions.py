from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_sorted_past_quotation_marks")]

    operations = [
        migrations.CreateModel(
            name="Occasion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.DateField(verbose_name="on or after")),
                ("last", models.DateField(verbose_name="on or before")),
                ("is_about", models.BooleanField(verbose_name="about")),
                ("events", models.IntegerField(verbose_name="events")),
            ],
            options={
                "verbose_name": "occasion",
                "verbose_name_plural": "occasions",
                "ordering": ["first", "last", "is_about"],
                "constraints": [
                    models.UniqueConstraint(fields=("first", "last", "is_about"), name="occasion_once"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["date_first", "date_last"],
                condition=models.Q(held__gt=0)
                & (models.Q(date_first__lt=models.F("date_last")) | models.Q(date_edtf__contains="~")),
                name="event_of_no_day",
            ),
        ),
    ]
