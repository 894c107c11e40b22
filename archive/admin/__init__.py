"""The desk's own keeping: accounts, roles, and the failed logins by which somebody is kept out."""

from axes.models import AccessAttempt
from django.contrib import admin
from django.contrib.auth.models import Group, User

from archive.admin.account import AccountAdmin
from archive.admin.failed_login import FailedLoginAdmin
from archive.admin.role import RoleAdmin

admin.site.unregister([Group, User])
admin.site.register(AccessAttempt, FailedLoginAdmin)
admin.site.register(Group, RoleAdmin)
admin.site.register(User, AccountAdmin)
