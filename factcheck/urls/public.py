from __future__ import annotations

from django.urls import path

from factcheck import sitemaps
from factcheck.feeds import datafeed
from factcheck.feeds import facts as facts_feed
from factcheck.views import annotated, embedded, health, listed, outside, public, shared

urlpatterns = [
    path("", listed.home, name="home"),
    path("facts/", listed.facts, name="facts"),
    path("facts/<slug:slug>/", public.fact, name="fact"),
    path("facts/<slug:slug>/embed/", embedded.card, name="fact-card"),
    path("facts/<slug:slug>/share.png", shared.share_image, name="fact-image"),
    path("facts/<slug:slug>/claim.jsonld", public.fact_data, name="fact-data"),
    path("facts/<slug:slug>/annotation.jsonld", annotated.fact_annotation, name="fact-annotation"),
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
    path("ask/<str:token>/", outside.ask, name="ask"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
