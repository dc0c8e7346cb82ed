"""Rows of evidence taken together come in as they would one by one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import annotating, workflow
from factcheck.choices import Status
from factcheck.models import Citation, Claim, Evidence, ReviewEvent, Source
from tests.conftest import Cast
from tests.newsdesk import a_source, evidence
from tests.tables.comparing import NEVER, assert_the_same, came_in, point, prepared
from tests.tables.importing import CITED, FIGURE, VERDICT, faults, take, tally

FILE = {"title": "Le tableau", "kind": "dataset", "url": "https://example.org/fichier"}


@pytest.fixture
def desk(cast: Cast) -> Cast:
    """Claims on points 101 to 108: the fifth settled, the sixth withdrawn, two on the seventh."""
    desk = prepared(cast)
    known = Source.objects.get(name="Commission nationale")
    annotating.merge_sources(known, a_source("Vieille commission"), actor=cast.editor)
    claims = [point(n) for n in range(1, 9)]
    claims[4] |= {**CITED, **VERDICT}
    again = point(7, statement="Autrement.")
    closed = {**FIGURE, "article": "closed"}
    assert not take("claims", *claims, again, closed, FIGURE, by=desk.chief).faults
    gone = Claim.objects.get(statement="106 villes.")
    workflow.withdraw(gone, actor=cast.editor, version=gone.version, reason="Sans objet.")
    return desk


def a_piece(title: str, **more: str) -> dict[str, str]:
    return {"title": title, "kind": "", **more}


def use(number: int, **more: str) -> dict[str, str]:
    """A piece used for the claim on a point."""
    said = {"article": "cms-long", "quote": f"{100 + number} villes", "stance": "supports"}
    return {**FILE, **said, "locator": "ligne 1", **more}


MIXED = [
    a_piece("Annexe", source="Cnil", captured_at="2021-02-24 09:30", notes="Lu."),
    a_piece("Annexe", source="CNIL"),
    a_piece("Annexe", source="Insee", notes="Relu."),
    a_piece("Annexe", source="insee"),
    # One piece for several claims, and several for one.
    use(1),
    use(1),
    use(1, locator="ligne 2"),
    use(1, excerpt="491 840"),
    use(1, excerpt="491 840"),
    use(1, title="Registre", source="insee", excerpt="102"),
    use(1, title="Registre", excerpt=""),
    use(1, title="Registre", excerpt="103"),
    use(2, stance="refutes"),
    use(2, title="Un rapport", kind="", url="", tier="tertiary"),
    use(3, title="Un rapport", kind="", url="", tier="primary"),
    use(4, title="Un rapport", kind="", url="", tier="primary"),
    use(4, title="Un rapport", kind="", url=""),
    use(3, title="Bulletin", source="Préfecture"),
    use(3, title="Bulletin", source="préfecture", locator="p. 2"),
    # Claims that nothing can be cited for any more, but for what is.
    use(5, title="Bulletin"),
    use(5, title="Le fichier", locator=CITED["locator"]),
    use(6),
    use(7),
    use(7, statement="Autrement."),
    use(7, statement="Personne ne l’a dit."),
    use(8, prefix="Au point 108,", suffix="et 108 ports"),
    use(8, title="Bulletin", prefix="nulle part"),
    use(30),
    {**use(1), "article": "closed", "quote": "491 840 personnes"},
    {**use(1), "article": "cms-1", "quote": "491 840 personnes", "title": "Autre"},
    {**use(1), "article": "", "title": "Sans article"},
    {**use(1), "quote": "", "title": "Sans mots"},
    use(1, stance="", title="Sans rapport", source="Jamais vu"),
    use(1, stance="loud", title="Fort", source="Jamais vu"),
    a_piece("Plus tard", source="jamais vu"),
    a_piece("Retiré"),
    a_piece("Retiré", tier="primary"),
    use(2, title="Retiré", kind="", url=""),
    a_piece("zqcanary"),
    a_piece("Carnet", source="zqcanary"),
    a_piece("Carnet", visibility="protected"),
    a_piece("Carnet", visibility="internal", source="Vieille commission"),
    a_piece("·"),
    a_piece("", kind="document"),
    a_piece("Daté", captured_at="24/02/2021"),
    a_piece("Rumeur", kind="rumour"),
    a_piece("Lien", url="javascript:alert(1)"),
    a_piece("x" * 301),
    a_piece("Formule", notes="=1+1"),
    use(2, locator="x" * 201),
]


def test_a_file_of_everything(desk: Cast) -> None:
    report = assert_the_same(MIXED, desk, kind="evidence")

    assert tally(report) == (10, 13, 8, 19)


def test_a_preview_says_the_same(desk: Cast) -> None:
    ways = [came_in(MIXED, desk, few, kind="evidence", save=False) for few in (2, NEVER)]

    assert ways[0] == ways[1]


def test_each_use_of_a_claim_counts_it_up(desk: Cast) -> None:
    rows = [use(1, locator=f"ligne {n}") for n in range(3)] + [use(2)]

    assert tally(take("evidence", *rows, by=desk.chief)) == (1, 3, 0, 0)
    versions = Claim.objects.filter(citations__in=Citation.objects.all()).distinct()
    assert [one.version for one in versions.order_by("number")[:2]] == [4, 2]
    assert Evidence.objects.filter(title="Le tableau").count() == 1


def test_the_same_file_again_writes_nothing(desk: Cast) -> None:
    rows = [use(1), use(2, source="Insee"), use(2, title="Seul", source="CNIL"), a_piece("Nu")]
    take("evidence", *rows, by=desk.chief)
    lines, sources = ReviewEvent.objects.count(), Source.objects.count()

    assert tally(assert_the_same(rows, desk, kind="evidence")) == (0, 0, 4, 0)
    assert (ReviewEvent.objects.count(), Source.objects.count()) == (lines, sources)


def test_the_sign_of_what_is_sealed_finds_nothing(desk: Cast) -> None:
    secret = a_source("Taupe", protected=True)
    evidence("Carnet", url="", source=secret)

    report = take("evidence", use(1, title="·", kind="", url=""), by=desk.chief)

    assert tally(report) == (1, 0, 0, 0)
    assert not Citation.objects.filter(evidence__source=secret).exists()


def test_whoever_is_protected_while_rows_are_judged_stays_out(
    desk: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = a_source("Lanceuse")
    hold = annotating.hold_evidence

    def holding(*pks: int, **more: Any) -> Any:
        source.protected = True
        annotating.save_source(source, actor=desk.chief)
        return hold(*pks, **more)

    monkeypatch.setattr(annotating, "hold_evidence", holding)
    rows = [a_piece(f"Note {n}", source="Lanceuse") for n in range(3)]

    report = take("evidence", *rows, a_piece("Autre"), by=desk.chief)

    assert faults(report) == [(2, "source"), (3, "source"), (4, "source")]


_SOME = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Un rapport", "Neuf", "Neuf bis", "Retiré"]),
        "tier": st.sampled_from(["", "", "primary", "tertiary"]),
        "source": st.sampled_from(["", "CNIL", "Neuve", "neuve", "zqcanary"]),
        "number": st.sampled_from([0, 1, 1, 2, 5, 6, 7]),
        "stance": st.sampled_from(["", "supports", "refutes"]),
        "locator": st.sampled_from(["", "p. 3"]),
        "excerpt": st.sampled_from(["", "un", "deux"]),
    }
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_SOME, min_size=2, max_size=9))
def test_any_rows(desk: Cast, drawn: list[dict[str, Any]]) -> None:
    rows = []
    for one in drawn:
        number = one.pop("number")
        one["kind"] = ""
        place = {"article": "cms-long", "quote": f"{100 + number} villes"} if number else {}
        if not number:
            one |= {"stance": "", "locator": "", "excerpt": ""}
        rows.append({**one, **place})

    assert_the_same(rows, desk, kind="evidence")


@pytest.mark.parametrize("cites", [False, True])
@pytest.mark.parametrize("again", [False, True])
def test_more_rows_are_no_more_statements(desk: Cast, cites: bool, again: bool) -> None:
    take("claims", *(point(n) for n in range(10, 60)), by=desk.chief)
    assert Claim.objects.filter(status=Status.TO_CHECK).count() > 50

    def statements(numbers: range) -> int:
        rows = [
            (use(n, title=f"Fichier {n}") if cites else a_piece(f"Fichier {n}"))
            | {"source": f"Autorité {n}"}
            for n in numbers
        ]
        if again:
            take("evidence", *rows, by=desk.chief)
        with CaptureQueriesContext(connection) as captured:
            report = take("evidence", *rows, by=desk.chief)
        assert tally(report) == ((0, 0, len(rows), 0) if again else (len(rows), 0, 0, 0))
        return len(captured)

    assert statements(range(10, 20)) == statements(range(20, 60)) < (40 if not again else 25)
    assert faults(take("evidence", use(61), by=desk.chief)) == [(2, "quote")]
