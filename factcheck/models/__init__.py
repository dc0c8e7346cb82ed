"""The rows of the domain; each noun has a module. Import them from here."""

from __future__ import annotations

from factcheck.models.about import AboutPage
from factcheck.models.article import Article, ArticleRevision, SignOff
from factcheck.models.claim import CLOSED, QUEUE_ORDER, UNDATED, Anchor, Claim, ClaimQuerySet
from factcheck.models.contact import Contact
from factcheck.models.detail import (
    DETAIL_MODELS,
    DETAIL_OF,
    DETAILS,
    Detail,
    FigureDetail,
    QuoteDetail,
    SourceDetail,
    detail_of,
)
from factcheck.models.evidence import Citation, Evidence
from factcheck.models.freshness import SOON, PageWatch, WatchRun, first_to_recheck, to_recheck
from factcheck.models.guarded import Guarded, sealed_with
from factcheck.models.imported import ImportedReview
from factcheck.models.job import Job, Worker
from factcheck.models.lookups import IntegerFieldIn
from factcheck.models.matching import MatchDocument, MatchPosting, MatchTerm
from factcheck.models.notification import (
    Mail,
    Notification,
    NotificationSettings,
    settings_of,
)
from factcheck.models.page import (
    SITEMAP_BLOCK,
    ArticlePage,
    ArticleSnapshot,
    Block,
    Correction,
    FactPage,
    FactPageQuerySet,
    FactSnapshot,
)
from factcheck.models.presence import Presence
from factcheck.models.proxies import FigureClaim, QuoteClaim, SourceClaim
from factcheck.models.public import (
    READABLE,
    PublicFact,
    PublicFactQuerySet,
    PublicTrigram,
    PublicWord,
    place_of,
)
from factcheck.models.question import Answer, Question, QuestionQuerySet
from factcheck.models.report import ReaderMail, ReaderReport, ReportQuerySet
from factcheck.models.review import Comment, LedgerHead, Rating, ReviewEvent, Verdict
from factcheck.models.rule import SourceRule, SourceRuleQuerySet
from factcheck.models.saved import SavedFilter
from factcheck.models.seal import Seal, SealCheck
from factcheck.models.sentence import NothingToCheck
from factcheck.models.source import Source
from factcheck.models.stored import KEPT_LINES, LONGEST_PATH, PublishLog, StoredPage
from factcheck.models.suggestion import FURNITURE, Finding, Suggestion, SuggestionQuerySet
from factcheck.models.table_import import PREVIEW, TableImport
from factcheck.models.throttle import Throttle
from factcheck.models.token import ApiToken
from factcheck.models.translation import FactTranslation, Translation
from factcheck.models.webhook import WebhookAttempt, WebhookDelivery, WebhookEndpoint
from factcheck.models.worded import WORDED, newest_holding, words_of

__all__ = [
    "CLOSED",
    "DETAILS",
    "DETAIL_MODELS",
    "DETAIL_OF",
    "FURNITURE",
    "KEPT_LINES",
    "LONGEST_PATH",
    "PREVIEW",
    "QUEUE_ORDER",
    "READABLE",
    "SITEMAP_BLOCK",
    "SOON",
    "UNDATED",
    "WORDED",
    "AboutPage",
    "Anchor",
    "Answer",
    "ApiToken",
    "Article",
    "ArticlePage",
    "ArticleRevision",
    "ArticleSnapshot",
    "Block",
    "Citation",
    "Claim",
    "ClaimQuerySet",
    "Comment",
    "Contact",
    "Correction",
    "Detail",
    "Evidence",
    "FactPage",
    "FactPageQuerySet",
    "FactSnapshot",
    "FactTranslation",
    "FigureClaim",
    "FigureDetail",
    "Finding",
    "Guarded",
    "ImportedReview",
    "IntegerFieldIn",
    "Job",
    "LedgerHead",
    "Mail",
    "MatchDocument",
    "MatchPosting",
    "MatchTerm",
    "NothingToCheck",
    "Notification",
    "NotificationSettings",
    "PageWatch",
    "Presence",
    "PublicFact",
    "PublicFactQuerySet",
    "PublicTrigram",
    "PublicWord",
    "PublishLog",
    "Question",
    "QuestionQuerySet",
    "QuoteClaim",
    "QuoteDetail",
    "Rating",
    "ReaderMail",
    "ReaderReport",
    "ReportQuerySet",
    "ReviewEvent",
    "SavedFilter",
    "Seal",
    "SealCheck",
    "SignOff",
    "Source",
    "SourceClaim",
    "SourceDetail",
    "SourceRule",
    "SourceRuleQuerySet",
    "StoredPage",
    "Suggestion",
    "SuggestionQuerySet",
    "TableImport",
    "Throttle",
    "Translation",
    "Verdict",
    "WatchRun",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEndpoint",
    "Worker",
    "detail_of",
    "first_to_recheck",
    "newest_holding",
    "place_of",
    "sealed_with",
    "settings_of",
    "to_recheck",
    "words_of",
]
