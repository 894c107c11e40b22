"""“雪龙2”号 is looked for under X. What a person typed stays."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.sorting import pinyin_key

_TOGETHER = 2000


def read_anew(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Sort keys that begin with what is no letter and no digit, of all rows that no person has saved."""
    for name in ("Tag", "Organisation", "Outlet"):
        model, history = apps.get_model("articles", name), apps.get_model("articles", f"Historical{name}")
        longest = model.pinyin.field.max_length
        touched = history.objects.filter(history_user__isnull=False).values("id")
        rows = model.objects.exclude(pk__in=touched).filter(pinyin__regex="^[^a-z0-9]").only("name", "pinyin")
        changed = list(rows)
        for row in changed:
            row.pinyin = pinyin_key(row.name, longest)
        model.objects.bulk_update(changed, ["pinyin"], _TOGETHER)


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_registering")]

    operations = [migrations.RunPython(read_anew, migrations.RunPython.noop)]
