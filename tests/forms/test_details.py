from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.choices import Kind, SourceKind
from factcheck.forms.details import DETAIL_FORMS, FigureForm, QuoteForm, SourceForm
from factcheck.models import DETAIL_MODELS, Claim, Source, detail_of
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", Kind.values)
def test_a_form_has_every_field_of_its_row(kind: str) -> None:
    columns = {field.name for field in DETAIL_MODELS[kind]._meta.fields} - {"id", "claim"}

    assert set(DETAIL_FORMS[kind].names) == columns
    assert set(DETAIL_FORMS[kind].base_fields) == columns


@pytest.mark.parametrize("kind", Kind.values)
def test_a_row_shown_and_sent_back_is_the_same(cast: Cast, kind: str) -> None:
    a_source()
    claim = Claim.objects.get(pk=a_claim(kind=kind).pk)
    held = detail_of(claim)
    shown = DETAIL_FORMS[kind](language="fr", held=held)

    sent = {bound.name: bound.value() for bound in shown.detail_fields()}
    form = DETAIL_FORMS[kind]({k: v for k, v in sent.items() if v}, language="fr", held=held)

    assert form.is_valid(), form.errors
    values = form.detail(cast.checker)
    assert values == {name: getattr(held, name) for name in form.names}


def test_a_number_is_shown_in_the_language_of_the_article() -> None:
    claim = a_claim(detail={"value": Decimal("1234.5"), "unit": "km"})

    def shown(language: str) -> str:
        return str(FigureForm(language=language, held=claim.figure)["value"].value())

    claim.figure.refresh_from_db()
    assert (shown("fr"), shown("en")) == ("1234,5", "1234.5")


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        (FigureForm, "attributed_to", SourceKind.ORGANIZATION),
        (QuoteForm, "speaker", SourceKind.PERSON),
        (SourceForm, "source", SourceKind.PERSON),
    ],
)
def test_an_unknown_name_becomes_a_source(
    cast: Cast, form: type[FigureForm], name: str, kind: str
) -> None:
    filled = form({name: " Anne  Martin "}, language="fr")
    assert filled.is_valid()
    assert not Source.objects.exists()

    source = filled.detail(cast.checker)[name]

    assert (source.name, source.kind, source.pk) == ("Anne  Martin", kind, Source.objects.get().pk)


def test_nothing_filled_in_is_nothing_but_the_defaults(cast: Cast) -> None:
    form = FigureForm({}, language="fr")

    assert form.is_valid()
    assert form.detail(cast.checker) == {
        "value": None,
        "value_high": None,
        "approximation": "exact",
        "unit": "",
        "period": "",
        "measure": "",
        "attributed_to": None,
    }
