"""The read-only JSON API: `/api/`, described by OpenAPI at `/api/docs`."""

from ninja import NinjaAPI

api = NinjaAPI(title="党建新闻档案 API", version="1", docs_url="/docs", openapi_url="/openapi.json")
api.add_router("/search", "search.api.router")
