from __future__ import annotations

from django.urls import path

from factcheck import sitemaps
from factcheck.feeds import corrections as corrections_feed
from factcheck.feeds import datafeed
from factcheck.feeds import facts as facts_feed
from factcheck.urls.converters import ABOUT, IN_LANGUAGE
from factcheck.views import (
    about,
    annotated,
    corrections,
    embedded,
    health,
    letters,
    listed,
    outside,
    past,
    public,
    shared,
)

urlpatterns = [
    path("", listed.home, name="home"),
    path("facts/", listed.facts, name="facts"),
    path("facts/<slug:slug>/", public.fact, name="fact"),
    path("facts/<slug:slug>/embed/", embedded.card, name="fact-card"),
    path("facts/<slug:slug>/share.png", shared.share_image, name="fact-image"),
    path("facts/<slug:slug>/claim.jsonld", public.fact_data, name="fact-data"),
    path("facts/<slug:slug>/annotation.jsonld", annotated.fact_annotation, name="fact-annotation"),
    path(f"facts/<slug:slug>/{IN_LANGUAGE}/", public.fact, name="fact-in"),
    path(f"facts/<slug:slug>/{IN_LANGUAGE}/embed/", embedded.card, name="fact-card-in"),
    path(
        f"facts/<slug:slug>/{IN_LANGUAGE}/share.png",
        shared.share_image,
        name="fact-image-in",
    ),
    path(
        f"facts/<slug:slug>/{IN_LANGUAGE}/claim.jsonld",
        public.fact_data,
        name="fact-data-in",
    ),
    path("facts/<slug:slug>/history/", past.fact_history, name="fact-history"),
    path("facts/<slug:slug>/receipt.json", past.receipt, name="fact-receipt"),
    path(
        "facts/<slug:slug>/receipts/<int:number>.json",
        past.receipt_of_state,
        name="fact-receipt-of-state",
    ),
    path("facts/<slug:slug>/report/", letters.report, name="fact-report"),
    path("suggest/", letters.suggest, name="suggest"),
    path("suggest/<language:language>/", letters.suggest, name="suggest-in"),
    path("reports/", letters.receipts, name="report-receipts"),
    path("reports/<str:number>/", letters.receipt, name="report-receipt"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("feeds/corrections.atom", corrections_feed.corrections, name="corrections-feed"),
    path("articles/<slug:slug>/", public.article, name="article-page"),
    path(
        "articles/<slug:slug>/annotations.jsonld",
        annotated.article_annotations,
        name="article-page-annotations",
    ),
    path(
        "articles/<slug:slug>/texts/<int:number>.txt",
        annotated.article_text,
        name="article-page-text",
    ),
    path("feeds/facts.atom", facts_feed.facts, name="facts-feed"),
    path("claimreview.json", datafeed.data_feed, name="data-feed"),
    path("oembed", embedded.oembed, name="oembed"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap-index"),
    path("sitemap-<slug:kind>-<int:block>.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("methodology/", about.methodology, name="methodology"),
    path(f"methodology/{IN_LANGUAGE}/", about.methodology, name="methodology-in"),
    path("about/", about.about, name="about"),
    path(f"about/{IN_LANGUAGE}/", about.about, name="about-in"),
    path(f"about/{ABOUT}/", about.about, name="about-page"),
    path(f"about/{ABOUT}/{IN_LANGUAGE}/", about.about, name="about-page-in"),
    path("ask/<str:token>/", outside.ask, name="ask"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
