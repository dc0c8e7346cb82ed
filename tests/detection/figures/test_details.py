from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from factcheck.detection.figures import find_figures
from factcheck.detection.reading import read
from factcheck.detection.suggestions import Figure
from factcheck.intake.blocks import Block

Figures = Callable[..., list[Figure]]


@pytest.mark.parametrize(
    ("language", "text", "approx"),
    [
        ("fr", "près de 200 maires", "près de"),
        ("fr", "Plus d’un million de votes", "Plus d’"),
        ("fr", "environ 30 %", "environ"),
        ("fr", "quelque 300 élus", "quelque"),
        ("fr", "pas moins de dix pays", "pas moins de"),
        ("fr", "jusqu'à 12 ans", "jusqu'à"),
        ("fr", "un peu plus de 100 kilos", "un peu plus de"),
        ("fr", "une trentaine de maires", "une trentaine"),
        ("fr", "quelques centaines de maires", "quelques centaines"),
        ("en", "nearly 300 mayors", "nearly"),
        ("en", "At least 19 mayors", "At least"),
        ("en", "no more than $5", "no more than"),
        ("en", "an estimated 500 mayors", "an estimated"),
        ("en", "dozens of mayors", "dozens"),
        ("fr", "les 200 maires", ""),
        ("en", "the 300 mayors", ""),
        ("en", "better than last year", ""),
    ],
)
def test_words_of_approximation_are_kept_beside_the_figure(
    figures: Figures, language: str, text: str, approx: str
) -> None:
    (figure,) = figures(text, language)
    assert figure.approx == approx
    assert ("approximate" in figure.warnings) == bool(approx)


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("fr", "près de 3,5 milliards de dollars", "3,5 milliards"),
        ("fr", "soixante et un maires", "soixante et un"),
        ("fr", "une trentaine de maires", "une trentaine"),
        ("fr", "de 1 000 à 4 000 emplois", "1 000 à 4 000"),
        ("fr", "- 33 %", "33"),
        ("en", "US$20,000", "20,000"),
        ("en", "a $1.5-billion loan", "1.5-billion"),
        ("en", "a 36-year-old man", "36"),
        ("en", "four in 10 voters", "four in 10"),
    ],
)
def test_the_number_inside(figures: Figures, language: str, text: str, number: str) -> None:
    text = f"Or {text}"
    (figure,) = figures(text, language)
    assert figure.number_span is not None
    assert text[slice(*figure.number_span)] == number


def test_dates_have_no_number_inside(figures: Figures) -> None:
    assert [figure.number_span for figure in figures("le 14 février à 17h40", "fr")] == [None, None]


@pytest.mark.parametrize(
    ("text", "rule", "kind", "tier"),
    [
        ("27 maires", "number.noun", "number", "high"),
        ("10 à Damas", "number.alone", "number", "medium"),
        ("sept maires", "number.noun", "number", "medium"),
        ("une trentaine", "number.collective", "number", "medium"),
        ("des milliers", "number.vague", "number", "medium"),
        ("15 €", "money.name", "money", "high"),
        ("$15", "money.symbol", "money", "high"),
        ("5 à 10 euros", "money.range", "money", "high"),
        ("16 %", "percent.unit", "percent", "high"),
        ("5 km", "measure.unit", "measure", "high"),
        ("2 m x 3 m", "measure.sides", "measure", "high"),
        ("dix ans", "duration.unit", "duration", "medium"),
        ("en 2h10", "duration.clock", "duration", "high"),
        ("un sur cinq", "ratio.out-of", "ratio", "medium"),
        ("les deux tiers", "ratio.fraction", "ratio", "medium"),
        ("1/3", "ratio.slash", "ratio", "high"),
        ("multiplié par 4", "ratio.factor", "factor", "high"),
        ("battu 3-0", "score.result", "score", "high"),
        ("14 février", "date.day-month", "date", "high"),
        ("octobre 2020", "date.month-year", "date", "high"),
        ("en 2020", "date.year", "date", "high"),
        ("années 1970", "date.decade", "date", "high"),
        ("14/02/2021", "date.digits", "date", "high"),
        ("2015 à 2017", "date.range", "date", "high"),
        ("hier", "date.relative", "date", "medium"),
        ("17h40", "time.clock", "time", "high"),
        ("17h40 à 18h", "time.range", "time", "high"),
    ],
)
def test_rule_type_and_tier(figures: Figures, text: str, rule: str, kind: str, tier: str) -> None:
    (figure,) = figures(f"Or {text}.", "fr")
    assert (figure.rule, figure.type, figure.tier) == (rule, kind, tier)


@pytest.mark.parametrize(
    ("text", "dated", "resolved"),
    [
        ("le 14 février", None, [""]),
        ("le 14 février", date(2021, 2, 25), ["2021-02-14"]),
        ("le 30 décembre", date(2021, 1, 5), ["2020-12-30"]),
        ("le 3 janvier", date(2020, 12, 28), ["2021-01-03"]),
        ("le 29 février", date(2021, 2, 25), ["2020-02-29"]),
        ("à la mi-juin", date(2021, 2, 25), ["2021-06"]),
        ("du 3 au 9 juin", date(2021, 2, 25), ["2021-06-03/2021-06-09"]),
        ("du 30 décembre au 2 janvier", date(2021, 1, 5), ["2020-12-30/2021-01-02"]),
        ("le 14 février, puis le 19 février 2019", None, ["2019-02-14", ""]),
        ("le 1er mai 2001, le 2 juin, bien plus tard le 3 mai 2009", None, ["", "2001-06-02", ""]),
        ("le 14 février, puis en mai 2018", None, ["2018-02-14", ""]),
        ("le 14 février, comme en 2018", None, ["", ""]),
        ("le 14 février, puis le 19 février 2019", date(2021, 2, 25), ["2021-02-14", ""]),
    ],
)
def test_a_date_without_a_year_is_resolved_from_the_article_or_its_other_dates(
    figures: Figures, text: str, dated: date | None, resolved: list[str]
) -> None:
    assert [figure.resolved for figure in figures(text, "fr", dated)] == resolved


def test_a_date_without_a_year_warns(figures: Figures) -> None:
    found = figures("le 14 février et le 14 février 2021", "fr")
    assert [figure.warnings for figure in found] == [("no_year",), ()]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "hier soir", "2021-02-28"),
        ("fr", "avant-hier", "2021-02-27"),
        ("fr", "la semaine dernière", "2021-W08"),
        ("fr", "le mois dernier", "2021-02"),
        ("fr", "l’an dernier", "2020"),
        ("fr", "cette année", "2021"),
        ("en", "yesterday", "2021-02-28"),
        ("en", "next month", "2021-04"),
        ("en", "next year", "2022"),
    ],
)
def test_a_relative_date_has_a_value_when_the_article_has_a_date(
    figures: Figures, language: str, text: str, value: str
) -> None:
    (known,) = figures(text, language, date(2021, 3, 1))
    (unknown,) = figures(text, language)
    assert (known.text, known.value, known.warnings) == (text, value, ("relative_date",))
    assert (unknown.text, unknown.value) == (text, "")


def test_the_first_day_of_the_calendar_has_no_day_before(figures: Figures) -> None:
    (figure,) = figures("hier", "fr", date.min)
    assert figure.value == ""


def test_furniture_is_marked_low() -> None:
    text = "Un maire a reçu 20 lettres.\nLire aussi : 30 lettres"
    blocks = [Block("body", 0, 27), Block("furniture", 28, len(text))]
    found = find_figures(read(text, language="fr", blocks=blocks))
    assert [(figure.zone, figure.tier) for figure in found] == [
        ("body", "high"),
        ("furniture", "low"),
    ]


def test_a_headline_in_capitals_may_count_in_words() -> None:
    text = "At Least Three Killed in Flood"
    blocks = [Block("headline", 0, len(text))]
    (figure,) = find_figures(read(text, language="en", blocks=blocks))
    assert figure.text == "Three"


def test_no_figure_runs_over_a_line(figures: Figures) -> None:
    found = figures("de 2015\nà 2017\n12\n500 maires\n14\nfévrier 2020", "fr")
    assert [figure.text for figure in found] == ["2015", "2017", "500 maires", "février 2020"]


def test_decomposed_letters_are_read_and_counted_as_they_stand(figures: Figures) -> None:
    text = "le 14 fe\u0301vrier 2021, deux e\u0301le\u0300ves"
    found = figures(text, "fr")
    assert [(figure.text, figure.value) for figure in found] == [
        ("14 fe\u0301vrier 2021", "2021-02-14"),
        ("deux e\u0301le\u0300ves", "2"),
    ]


def test_offsets_are_code_points(figures: Figures) -> None:
    (figure,) = figures("🧪🇫🇷 12\u202f500 €", "fr")
    assert (figure.span, figure.text) == ((4, 12), "12\u202f500 €")
