"""长宁, 六安 and others are read as they are, and not as pypinyin reads them. What a person typed stays."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.sorting import pinyin_key

_TOGETHER = 2000


def read_anew(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Sort keys of all that no person has saved."""
    for name in ("Region", "Tag", "Organisation", "Outlet"):
        model, history = apps.get_model("articles", name), apps.get_model("articles", f"Historical{name}")
        longest = model.pinyin.field.max_length
        touched = history.objects.filter(history_user__isnull=False).values("id")
        rows = model.objects.exclude(pk__in=touched).only("name", "pinyin")
        changed = []
        for row in rows.iterator(_TOGETHER):
            key = pinyin_key(row.name, longest)
            if row.pinyin != key:
                row.pinyin = key
                changed.append(row)
        model.objects.bulk_update(changed, ["pinyin"], _TOGETHER)


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_addresses")]

    operations = [migrations.RunPython(read_anew, migrations.RunPython.noop)]
