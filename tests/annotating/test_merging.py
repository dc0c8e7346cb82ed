from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck import annotating, ledger, publishing
from factcheck.annotating.sources import source_named
from factcheck.choices import Kind
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Claim, Evidence, FactSnapshot, ReviewEvent, Source
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, settled

pytestmark = pytest.mark.django_db


def merged(keep: Source, *others: Source, **options: Any) -> Source:
    return annotating.merge_sources(keep, *others, **options)


def test_everything_names_the_one_that_stays(cast: Cast) -> None:
    keep, other = a_source("Agence France-Presse"), a_source("AFP", aliases="L’Agence")
    figure = a_claim(detail={"value": 1, "attributed_to": other})
    quote = a_claim(kind=Kind.QUOTE, detail={"speaker": other})
    source = a_claim(kind=Kind.SOURCE, detail={"source": other})
    piece = evidence(source=other)
    citing = cited(a_claim(), actor=cast.checker, evidence=piece)
    aside = a_claim()
    versions = dict(Claim.objects.values_list("pk", "version"))

    merged(keep, other, actor=cast.editor, reason="La même.")

    moved = [
        Claim.objects.get(pk=figure.pk).figure.attributed_to,
        Claim.objects.get(pk=quote.pk).quote.speaker,
        Claim.objects.get(pk=source.pk).source_detail.source,
        Evidence.objects.get(pk=piece.pk).source,
    ]
    assert moved == [keep] * 4
    assert not annotating.is_used(other)
    assert dict(Claim.objects.values_list("pk", "version")) == versions
    lines = ReviewEvent.objects.filter(verb="merge_sources").order_by("sequence")
    told = [(line.claim_id, line.reason, line.data, line.actor) for line in lines]
    data = {"kept": keep.pk, "merged": [other.pk]}
    concerned = [figure.pk, quote.pk, source.pk, citing.pk]
    assert told == [(pk, "La même.", data, cast.editor) for pk in concerned]
    assert aside.pk not in concerned
    assert list(ledger.faults()) == []


def test_the_names_become_aliases_and_what_was_empty_is_filled(cast: Cast) -> None:
    keep = a_source("Agence France-Presse", aliases="afp", url="https://afp.example.org")
    one = a_source("AFP", wikidata_id="Q40464", url="https://other.example.org")
    two = a_source("agence France-presse", aliases="A.F.P., L’Agence", wikidata_id="Q1")

    kept = merged(keep, one, two, actor=cast.editor)

    keep.refresh_from_db()
    assert keep == kept
    assert (keep.name, keep.aliases) == ("Agence France-Presse", "A.F.P., afp, L’Agence")
    assert (keep.url, keep.wikidata_id) == ("https://afp.example.org", "Q40464")
    assert source_named("AFP", user=cast.checker, kind="outlet") == keep


def test_a_merged_source_is_nothing_but_a_way(cast: Cast) -> None:
    first, keep, other = a_source("A"), a_source("B"), a_source("C")
    merged(keep, other, actor=cast.editor)

    other.refresh_from_db()
    assert (other.merged_into, other.merged_by) == (keep, cast.editor)
    assert other.merged_at is not None
    assert annotating.is_used(keep)
    with pytest.raises(NotPossibleError, match="merged already"):
        merged(first, other, actor=cast.editor)
    with pytest.raises(NotPossibleError, match="merged already"):
        merged(other, first, actor=cast.editor)
    merged(first, keep, actor=cast.editor)
    other.refresh_from_db()
    assert other.merged_into == first


def test_who_had_it_open_does_not_bring_it_back(cast: Cast) -> None:
    keep, gone = a_source("C. Martin"), a_source("Claude Martin")
    opened = Source.objects.get(pk=gone.pk)
    annotating.merge_sources(keep, gone, actor=cast.chief)
    opened.description = "témoin"

    with pytest.raises(StaleError):
        annotating.save_source(opened, actor=cast.checker)

    assert Source.objects.get(pk=gone.pk).merged_into == keep


def test_no_column_that_names_a_source_is_forgotten() -> None:
    """A new one must be moved too: `references` finds it, and knows where claims hang on it."""
    pointing = {
        (model, field.name)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.related_model is Source
    } - {(Source.keepers.through, "source")}

    assert set(annotating.references()) == pointing
    assert {(model.__name__, name) for model, name in pointing} == {
        ("FigureDetail", "attributed_to"),
        ("QuoteDetail", "speaker"),
        ("SourceDetail", "source"),
        ("Evidence", "source"),
        ("Contact", "source"),
        ("Source", "merged_into"),
    }


@pytest.mark.parametrize("role", ["reporter", "checker", "outsider"])
def test_an_editor_merges(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowedError):
        merged(a_source("A"), a_source("B"), actor=getattr(cast, role))

    assert not Source.objects.exclude(merged_into=None).exists()


def test_one_source_is_not_merged_with_itself(cast: Cast) -> None:
    source = a_source()

    with pytest.raises(NotPossibleError, match="at least two"):
        merged(source, source, actor=cast.editor)


def test_a_protected_one_is_merged_with_protected_ones(cast: Cast) -> None:
    with pytest.raises(NotPossibleError, match="protected"):
        merged(a_source("A"), a_source("B", protected=True), actor=cast.chief)
    with pytest.raises(NotPossibleError, match="protected"):
        merged(a_source("A", protected=True), a_source("B"), actor=cast.chief)


def test_protected_ones_by_who_sees_all_of_them(cast: Cast) -> None:
    keep, other = a_source("zqcanary A", protected=True), a_source("zqcanary B", protected=True)
    keep.keepers.add(cast.editor)
    other.keepers.add(cast.other_checker)
    claim = a_claim(kind=Kind.QUOTE, detail={"speaker": other})
    with pytest.raises(NotAllowedError):
        merged(keep, other, actor=cast.editor)

    other.keepers.add(cast.editor)
    merged(keep, other, actor=cast.editor, reason="zqcanary is one")

    keep, other = Source.objects.get(pk=keep.pk), Source.objects.get(pk=other.pk)
    assert (keep.name, keep.aliases, other.name) == ("zqcanary A", "zqcanary B", "zqcanary B")
    assert set(keep.keepers.all()) == {cast.editor, cast.other_checker}
    line = ReviewEvent.objects.get(verb="merge_sources", claim=claim)
    assert "zqcanary" not in f"{line.reason}{line.data}"
    assert "zqcanary" not in str(list(Source.objects.values_list("name", "aliases")))


def test_too_many_names_are_refused_and_nothing_is_moved(cast: Cast) -> None:
    keep, other = a_source("A", aliases="x" * 300), a_source("B", aliases="y" * 200)
    piece = evidence(source=other)

    with pytest.raises(NotPossibleError, match="too many other names"):
        merged(keep, other, actor=cast.editor)

    assert (Evidence.objects.get().source, piece.source) == (other, other)


def test_what_was_published_stays_as_it_was(cast: Cast) -> None:
    keep, other = a_source("Agence"), a_source("AFP")
    claim = a_claim(an_article(), kind=Kind.QUOTE, detail={"speaker": other})
    publishing.publish_fact(
        settled(claim, by=cast.checker, approver=cast.editor), actor=cast.editor
    )
    before = list(FactSnapshot.objects.values())

    merged(keep, other, actor=cast.editor)

    assert list(FactSnapshot.objects.values()) == before


def test_how_many_queries_do_not_grow_with_what_moves(cast: Cast) -> None:
    def asked(count: int) -> int:
        keep, other = a_source("A"), a_source("B")
        for _number in range(count):
            evidence(source=other)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            merged(keep, other, actor=cast.editor)
        return len(queries)

    asked(1)
    assert asked(1) == asked(20)
