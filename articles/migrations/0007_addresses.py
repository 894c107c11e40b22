"""Every organisation and every event has an address now, and no two the same one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_findings")]

    operations = [
        migrations.AlterField(
            model_name=name,
            name="slug",
            field=models.SlugField(editable=False, max_length=12, unique=unique, verbose_name="address"),
        )
        for name, unique in (
            ("event", True),
            ("historicalevent", False),
            ("historicalorganisation", False),
            ("organisation", True),
        )
    ]
