"""Of which days how many events are told: kept by the database, as the numbers of articles are."""

from django.db import migrations

SEEN = """
SELECT date_first AS first, date_last AS last, date_edtf LIKE '%~%' AS is_about, {sign} AS number
FROM {rows} WHERE held > 0 AND date_first IS NOT NULL
"""
ROWS = {"INSERT": {"after": 1}, "UPDATE": {"before": -1, "after": 1}, "DELETE": {"before": -1}}
TRANSITION = {"before": "OLD TABLE AS before", "after": "NEW TABLE AS after"}

KEEP = """
CREATE FUNCTION articles_keep_occasions_{event}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO articles_occasion AS occasion (first, last, is_about, events)
  SELECT first, last, is_about, sum(number) FROM ({changes}) AS one
  GROUP BY first, last, is_about HAVING sum(number) <> 0 ORDER BY first, last, is_about
  ON CONFLICT (first, last, is_about) DO UPDATE SET events = occasion.events + excluded.events;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_occasions_{event} AFTER {event} ON articles_event
REFERENCING {transition} FOR EACH STATEMENT EXECUTE FUNCTION articles_keep_occasions_{event}();
"""
# What is there already, before anything watches it.
KEPT_FIRST = f"""
INSERT INTO articles_occasion (first, last, is_about, events)
SELECT first, last, is_about, count(*) FROM ({SEEN.format(sign=1, rows="articles_event")}) AS one GROUP BY 1, 2, 3;
"""  # noqa: S608


def keep(event: str) -> str:
    changes = " UNION ALL ".join(SEEN.format(sign=sign, rows=rows) for rows, sign in ROWS[event].items())
    transition = " ".join(TRANSITION[rows] for rows in ROWS[event])
    return KEEP.format(event=event.lower(), changes=changes, transition=transition)


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_occasions")]

    operations = [
        migrations.RunSQL(KEPT_FIRST, migrations.RunSQL.noop),
        migrations.RunSQL(
            "".join(map(keep, ROWS)),
            "".join(f"DROP FUNCTION articles_keep_occasions_{event.lower()}() CASCADE;" for event in ROWS),
        ),
    ]
