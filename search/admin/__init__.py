"""What search keeps for people, at the desk: one noun a file."""

from django.contrib import admin

from articles.models import Article, TaggingRule
from search.admin.article import SearchedArticleAdmin
from search.admin.mark import MarkAdmin
from search.admin.saved_search import SavedSearchAdmin
from search.admin.tagging_rule import TaggingRuleAdmin
from search.admin.word import WordAdmin
from search.models import Mark, SavedSearch, Word

admin.site.register(Mark, MarkAdmin)
admin.site.register(SavedSearch, SavedSearchAdmin)
admin.site.register(Word, WordAdmin)
admin.site.register(TaggingRule, TaggingRuleAdmin)

admin.site.unregister(Article)
admin.site.register(Article, SearchedArticleAdmin)
