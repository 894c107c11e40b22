"""Where the addresses of events lead that were merged before mergers were kept: until now only their history said it."""

from django.db import migrations

# A merged event may have been merged again: the addresses of those before it lead to the last one.
REDIRECTED = """
WITH RECURSIVE step (address, next) AS (
  SELECT DISTINCT ON (slug) slug, substring(history_change_reason FROM '^merged into ([0-9a-f]{12})$')
  FROM articles_historicalevent WHERE history_type = '-' AND history_change_reason ~ '^merged into [0-9a-f]{12}$'
  ORDER BY slug, history_id DESC
), road (address, last, steps) AS (
  SELECT address, next, 1 FROM step
  UNION ALL SELECT road.address, step.next, steps + 1 FROM road JOIN step ON step.address = road.last WHERE steps < 100
)
INSERT INTO articles_redirect ("of", address, row)
SELECT DISTINCT ON (road.address) 'event', road.address, event.id
FROM road JOIN articles_event AS event ON event.slug = road.last
WHERE NOT EXISTS (SELECT FROM articles_event AS standing WHERE standing.slug = road.address)
ORDER BY road.address, steps DESC
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_mergers")]

    operations = [migrations.RunSQL(REDIRECTED, "DELETE FROM articles_redirect WHERE merger_id IS NULL")]
