"""Numbers of articles, kept by the database whichever way rows change: imports, undoing, curators, one by one or many.

Statements are counted together. A pair of an article and what it names counts once, however often it is named; what an
article was before a change is subtracted, what it is then is added.
"""

from django.db import migrations

COUNTED = ("organisation", "event", "outlet", "tag")
NAMED = ("organisation", "event")
"""By mentions, of which an article may have several."""
LINKED = {"outlet": "article_outlets", "tag": "articletag"}
"""By a table that has each pair once."""

# Rows are locked in the order of their primary keys; who waits for whom beyond a statement, migration 0016 says. Only in a
# dry run is nothing counted: it would hold the numbers against everybody to its end, and keep none of them.
HOLD = """
CREATE FUNCTION articles_hold(what text, rows bigint[], firsts date[], lasts date[], numbers integer[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF rows IS NULL OR current_setting('archive.uncounted', true) = 'yes' THEN RETURN; END IF;
  EXECUTE format(
    'WITH change AS (SELECT id, sum(number) AS number FROM unnest($1, $2) AS one(id, number) GROUP BY id HAVING sum(number) <> 0),
          locked AS (SELECT id FROM articles_%1$s WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE)
     UPDATE articles_%1$s AS counted SET held = held + change.number
     FROM locked JOIN change USING (id) WHERE counted.id = locked.id', what) USING rows, numbers;
  IF what = 'event' THEN RETURN; END IF;
  INSERT INTO articles_holding AS holding ("of", "row", first, last, articles)
  SELECT what, id, first, last, sum(number)
  FROM unnest(rows, firsts, lasts, numbers) AS one(id, first, last, number)
  GROUP BY id, first, last HAVING sum(number) <> 0 ORDER BY id, first, last
  ON CONFLICT ("of", "row", first, last) DO UPDATE SET articles = holding.articles + excluded.articles;
  DELETE FROM articles_holding WHERE "of" = what AND "row" = ANY(rows) AND articles = 0;
END $$;
"""

# `one` is a change: row, first and last month, and how many articles more.
COUNT = """
  PERFORM articles_hold('{what}', array_agg(one.id), array_agg(one.first), array_agg(one.last), array_agg(one.number))
  FROM ({changes}) AS one;
"""
MONTHS = (
    "date_trunc('month', {a}.published_first)::date AS first, date_trunc('month', {a}.published_last)::date AS last"
)

# A pair has been there before a statement if there are more mentions of it now than the statement added.
PAIRS = """
    SELECT pair.id, {months}, (now.times > 0)::integer - (now.times > pair.more)::integer AS number
    FROM (
      SELECT id, article_id, sum(sign) AS more FROM ({changed}) AS every GROUP BY id, article_id HAVING sum(sign) <> 0
    ) AS pair
    JOIN articles_article AS a ON a.id = pair.article_id AND a.status = 'published'
    CROSS JOIN LATERAL (
      SELECT count(*) AS times FROM articles_mention AS m
      WHERE m.{what}_id = pair.id AND m.article_id = pair.article_id AND m.status <> 'rejected'
    ) AS now
    WHERE (now.times > 0) <> (now.times > pair.more)
"""
MENTIONED = """
      SELECT {what}_id AS id, article_id, {sign} AS sign FROM {rows}
      WHERE {what}_id IS NOT NULL AND status <> 'rejected'
"""
LINKS = """
    SELECT link.{what}_id AS id, {months}, {sign} AS number
    FROM {rows} AS link JOIN articles_article AS a ON a.id = link.article_id AND a.status = 'published'
"""
# An article leaves the months and the sight of before, and enters those of now.
SEEN = """
    SELECT pair.id, {months}, {sign} AS number
    FROM {rows} AS a JOIN changed USING (id)
    CROSS JOIN LATERAL (SELECT pair.id FROM {pairs} AS pair WHERE pair.article_id = a.id) AS pair
    WHERE a.status = 'published'
"""
NAMED_PAIRS = (
    "(SELECT {what}_id AS id, article_id FROM articles_mention"
    " WHERE {what}_id IS NOT NULL AND status <> 'rejected' GROUP BY article_id, {what}_id)"
)
LINKED_PAIRS = "(SELECT {what}_id AS id, article_id FROM articles_{table})"
CHANGED = """
    WITH changed AS (
      SELECT before.id FROM before JOIN after USING (id)
      WHERE (before.status = 'published', before.published_first, before.published_last)
        IS DISTINCT FROM (after.status = 'published', after.published_first, after.published_last)
    )
"""
ROWS = {"INSERT": {"after": 1}, "UPDATE": {"before": -1, "after": 1}, "DELETE": {"before": -1}}
TRANSITION = {"before": "OLD TABLE AS before", "after": "NEW TABLE AS after"}


def trigger(table: str, event: str, body: str) -> str:
    """A function and the trigger that calls it once a statement."""
    name = f"articles_count_{table}_{event.lower()}"
    return f"""
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
{body}
  RETURN NULL;
END $$;
CREATE TRIGGER count_{event.lower()} AFTER {event} ON articles_{table}
REFERENCING {" ".join(TRANSITION[rows] for rows in ROWS[event])} FOR EACH STATEMENT EXECUTE FUNCTION {name}();
"""


def of_mentions(event: str) -> str:
    def body(what: str) -> str:
        changed = "UNION ALL".join(
            MENTIONED.format(what=what, sign=sign, rows=rows) for rows, sign in ROWS[event].items()
        )
        return COUNT.format(what=what, changes=PAIRS.format(what=what, months=MONTHS.format(a="a"), changed=changed))

    return trigger("mention", event, "".join(map(body, NAMED)))


def of_links(what: str, table: str, event: str) -> str:
    changes = "UNION ALL".join(
        LINKS.format(what=what, months=MONTHS.format(a="a"), sign=sign, rows=rows) for rows, sign in ROWS[event].items()
    )
    return trigger(table, event, COUNT.format(what=what, changes=changes))


def of_articles() -> str:
    def body(what: str) -> str:
        pairs = (LINKED_PAIRS if what in LINKED else NAMED_PAIRS).format(what=what, table=LINKED.get(what))
        changes = "UNION ALL".join(
            SEEN.format(months=MONTHS.format(a="a"), sign=sign, rows=rows, pairs=pairs)
            for rows, sign in ROWS["UPDATE"].items()
        )
        return COUNT.format(what=what, changes=CHANGED + changes)

    return trigger("article", "UPDATE", "".join(map(body, COUNTED)))


def counted_first() -> str:
    """What is there already, before anything watches it."""
    statements = []
    for what in COUNTED:
        pairs = (LINKED_PAIRS if what in LINKED else NAMED_PAIRS).format(what=what, table=LINKED.get(what))
        visible = (
            f"FROM {pairs} AS pair JOIN articles_article AS a ON a.id = pair.article_id AND a.status = 'published'"
        )
        statements.append(
            f"UPDATE articles_{what} AS counted SET held = seen.number"  # noqa: S608
            f" FROM (SELECT pair.id, count(*) AS number {visible} GROUP BY pair.id) AS seen WHERE seen.id = counted.id;"
        )
        if what != "event":
            statements.append(
                'INSERT INTO articles_holding ("of", "row", first, last, articles)'
                f" SELECT '{what}', pair.id, {MONTHS.format(a='a')}, count(*) {visible} GROUP BY 2, 3, 4;"
            )
    return "\n".join(statements)


# Django saves every column of a row, of `held` what was there when it was read.
KEPT = """
CREATE FUNCTION articles_keep_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.held := OLD.held;
  RETURN NEW;
END $$;
"""
KEEP = """
CREATE TRIGGER keep_held BEFORE UPDATE ON articles_{what} FOR EACH ROW
WHEN (NEW.held <> OLD.held AND pg_trigger_depth() = 0) EXECUTE FUNCTION articles_keep_held();
"""


def triggers() -> str:
    return "".join(
        [
            HOLD,
            *map(of_mentions, ROWS),
            *(of_links(what, table, event) for what, table in LINKED.items() for event in ROWS),
            of_articles(),
            KEPT,
            *(KEEP.format(what=what) for what in COUNTED),
        ]
    )


def without_triggers() -> str:
    counted = [("mention", event) for event in ROWS] + [("article", "UPDATE")]
    counted += [(table, event) for table in LINKED.values() for event in ROWS]
    functions = [f"articles_count_{table}_{event.lower()}()" for table, event in counted]
    functions += ["articles_keep_held()", "articles_hold(text, bigint[], date[], date[], integer[])"]
    return "".join(f"DROP FUNCTION {function} CASCADE;\n" for function in functions)


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_holdings")]

    operations = [
        migrations.RunSQL(counted_first(), migrations.RunSQL.noop),
        migrations.RunSQL(triggers(), without_triggers()),
    ]
