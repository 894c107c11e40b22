"""How many names each list has, by kind and by letter or year: kept by the database, as the numbers of articles are."""

from django.db import migrations

NOT_REJECTED = "held > 0 AND status <> 'rejected'"
LETTER = "left(pinyin, 1)"
LISTS = {
    "organisation": (NOT_REJECTED, "kind", LETTER),
    "event": ("held > 0", "kind", "coalesce(to_char(date_first, 'YYYY'), '')"),
    "outlet": ("held > 0", "''", LETTER),
    "tag": ("held > 0", "''", LETTER),
}
"""By table: what is in the list, of which kind it is, and with what it begins."""
ROWS = {"INSERT": {"after": 1}, "UPDATE": {"before": -1, "after": 1}, "DELETE": {"before": -1}}
TRANSITION = {"before": "OLD TABLE AS before", "after": "NEW TABLE AS after"}

REGISTER = """
CREATE FUNCTION articles_register_{what}_{event}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO articles_register AS register ("of", kind, initial, rows)
  SELECT '{what}', kind, initial, sum(number) FROM ({changes}) AS one
  GROUP BY kind, initial HAVING sum(number) <> 0 ORDER BY kind, initial
  ON CONFLICT ("of", initial, kind) DO UPDATE SET rows = register.rows + excluded.rows;
  RETURN NULL;
END $$;
CREATE TRIGGER register_{event} AFTER {event} ON articles_{what}
REFERENCING {transition} FOR EACH STATEMENT EXECUTE FUNCTION articles_register_{what}_{event}();
"""


def trigger(what: str, event: str) -> str:
    visible, kind, initial = LISTS[what]
    changes = " UNION ALL ".join(
        f"SELECT {kind} AS kind, {initial} AS initial, {sign} AS number FROM {rows} WHERE {visible}"  # noqa: S608
        for rows, sign in ROWS[event].items()
    )
    transition = " ".join(TRANSITION[rows] for rows in ROWS[event])
    return REGISTER.format(what=what, event=event.lower(), changes=changes, transition=transition)


def registered_first(what: str) -> str:
    visible, kind, initial = LISTS[what]
    return (
        'INSERT INTO articles_register ("of", kind, initial, rows)'  # noqa: S608
        f" SELECT '{what}', {kind}, {initial}, count(*) FROM articles_{what} WHERE {visible} GROUP BY 2, 3;"
    )


FUNCTIONS = [(what, event) for what in LISTS for event in ROWS]


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_registers")]

    operations = [
        migrations.RunSQL("".join(map(registered_first, LISTS)), migrations.RunSQL.noop),
        migrations.RunSQL(
            "".join(trigger(what, event) for what, event in FUNCTIONS),
            "".join(f"DROP FUNCTION articles_register_{what}_{event.lower()}() CASCADE;" for what, event in FUNCTIONS),
        ),
    ]
