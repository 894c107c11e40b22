"""The desk shows jobs (articles/admin/job.py), not the queue's own rows beside them."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

admin.site.unregister(DBTaskResult)
