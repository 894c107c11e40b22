"""The people an article names as its makers."""

from django.contrib import admin

from articles.models import Credit


class CreditInline(admin.TabularInline):
    """In the order of their printing."""

    model = Credit
    fields = ["position", "role", "name"]
    extra = 0
