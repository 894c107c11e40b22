"""Who changes what is counted waits for whoever did so before, to the end of that one's transaction.

The numbers of a body, an outlet or a tag are rows that two writers may both want, in any order: an import, a reading
anew, a purge, a curator. Each writes for a hundred articles at most, so they take turns, and cannot wait for one another
in a ring. The turn comes before the first row of a statement is locked. A dry run counts nothing and takes none.
"""

from django.db import migrations

COUNTED = ("article", "mention", "article_outlets", "articletag", "organisation", "event", "outlet", "tag")
PARTS = ("credit", "repair", "likenesskey")
"""That go before their article when it is deleted."""

# The number is only to differ from those of other locks of the archive.
TAKE = """
CREATE FUNCTION articles_take_turn() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('archive.uncounted', true) IS DISTINCT FROM 'yes' THEN
    PERFORM pg_advisory_xact_lock(7320160016);
  END IF;
END $$;
CREATE FUNCTION articles_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM articles_take_turn();
  RETURN NULL;
END $$;
"""
BEFORE = """
CREATE TRIGGER take_turn BEFORE INSERT OR UPDATE OR DELETE ON articles_{table}
FOR EACH STATEMENT EXECUTE FUNCTION articles_turn();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_keeping_occasions")]

    operations = [
        migrations.RunSQL(
            TAKE + "".join(BEFORE.format(table=table) for table in (*COUNTED, *PARTS)),
            "DROP FUNCTION articles_turn() CASCADE; DROP FUNCTION articles_take_turn();",
        ),
    ]
