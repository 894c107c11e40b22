"""The read-only JSON API: `/api/`, described by OpenAPI at `/api/docs`."""

from ninja import NinjaAPI
from ninja.renderers import JSONRenderer


class PlainRenderer(JSONRenderer):
    """Chinese as Chinese: escaped, each character would take six."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="党建新闻档案 API", version="1", docs_url="/docs", openapi_url="/openapi.json", renderer=PlainRenderer()
)
api.add_router("/search", "search.views.api.router")
api.add_router("/suggest", "search.views.suggest_api.router")
