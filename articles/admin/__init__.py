"""The desk of those who keep the archive: every model, one noun a file.

Credits and tags of an article are kept on the article's page, other words for a tag on the tag's.
"""

from django.contrib import admin

from articles.admin.arrival import ArrivalAdmin
from articles.admin.article import ArticleAdmin
from articles.admin.batch import BatchAdmin
from articles.admin.event import EventAdmin
from articles.admin.family import FamilyAdmin
from articles.admin.job import JobAdmin
from articles.admin.mention import MentionAdmin
from articles.admin.merger import MergerAdmin
from articles.admin.misnomer import MisnomerAdmin
from articles.admin.organisation import OrganisationAdmin
from articles.admin.original import OriginalAdmin
from articles.admin.outlet import OutletAdmin
from articles.admin.region import RegionAdmin, RegionAliasAdmin
from articles.admin.repair import RepairAdmin
from articles.admin.tag import TagAdmin
from articles.admin.upload import UploadAdmin
from articles.models import (
    Arrival,
    Article,
    Batch,
    Event,
    Family,
    Mention,
    Merger,
    Misnomer,
    Organisation,
    Original,
    Outlet,
    Region,
    RegionAlias,
    Repair,
    Tag,
    Upload,
)
from jobs.models import Job

admin.site.register(Arrival, ArrivalAdmin)
admin.site.register(Article, ArticleAdmin)
admin.site.register(Batch, BatchAdmin)
admin.site.register(Event, EventAdmin)
admin.site.register(Family, FamilyAdmin)
admin.site.register(Job, JobAdmin)
admin.site.register(Mention, MentionAdmin)
admin.site.register(Merger, MergerAdmin)
admin.site.register(Misnomer, MisnomerAdmin)
admin.site.register(Organisation, OrganisationAdmin)
admin.site.register(Original, OriginalAdmin)
admin.site.register(Outlet, OutletAdmin)
admin.site.register(Region, RegionAdmin)
admin.site.register(RegionAlias, RegionAliasAdmin)
admin.site.register(Repair, RepairAdmin)
admin.site.register(Tag, TagAdmin)
admin.site.register(Upload, UploadAdmin)
