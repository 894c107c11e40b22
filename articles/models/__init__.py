"""The rows, one noun a file."""

from .arrival import Arrival
from .article import Article
from .batch import Batch
from .credit import Credit
from .event import Event
from .family import Family, LikenessKey
from .holding import Holding, Occasion, Register
from .judgement import Judgement
from .mention import Mention
from .merger import Mergeable, Merger, Redirect
from .misnomer import Misnomer
from .organisation import Organisation
from .original import Original
from .outlet import Outlet
from .region import Region, RegionAlias
from .repair import Repair
from .rule import TaggingRule
from .suggestion import TagSuggestion
from .tag import ArticleTag, Tag, TagAlias
from .upload import Upload
from .verdict import Verdict

__all__ = [
    "Arrival",
    "Article",
    "ArticleTag",
    "Batch",
    "Credit",
    "Event",
    "Family",
    "Holding",
    "Judgement",
    "LikenessKey",
    "Mention",
    "Mergeable",
    "Merger",
    "Misnomer",
    "Occasion",
    "Organisation",
    "Original",
    "Outlet",
    "Redirect",
    "Region",
    "RegionAlias",
    "Register",
    "Repair",
    "Tag",
    "TagAlias",
    "TagSuggestion",
    "TaggingRule",
    "Upload",
    "Verdict",
]
