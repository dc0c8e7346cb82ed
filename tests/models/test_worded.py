"""The words of a row as the database has them: which a question finds, and how they are kept."""

from __future__ import annotations

import unicodedata
from itertools import cycle, islice

import pytest
from django.db import connection

from factcheck.models import WORDED, Anchor, Article, Claim, newest_holding, worded, words_of
from factcheck.models.worded import LONGEST_TEXT
from tests.newsdesk import a_claim, an_article
from tests.tampering import check_now, raw

pytestmark = pytest.mark.django_db
POSTGRESQL = connection.vendor == "postgresql"


def holds(claim: Claim, question: str) -> bool:
    rows = Claim.objects.filter(pk=claim.pk)
    return newest_holding(rows, words_of(question), [""], 1) == ([claim.pk], False)


def anchors_holding(question: str) -> list[int]:
    return newest_holding(Anchor.objects.all(), words_of(question), [""], 9)[0]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("À l’été, où Noël naïf reçut", "a l ete ou noel naif recut"),
        ("Zażółć gęślą jaźń w ŁODZI", "zazolc gesla jazn w lodzi"),
        ("Příliš žluťoučký kůň úpěl ďábelské", "prilis zlutoucky kun upel dabelske"),
        ("ľúbosť, dĺžka, vŕba", "lubost dlzka vrba"),
        ("Árvíztűrő TÜKÖRFÚRÓGÉP", "arvizturo tukorfurogep"),
        ("ȘTIINȚĂ și ştiinţă", "stiinta si stiinta"),
        ("Đoković, čašća žirafa", "dokovic casca zirafa"),
        ("Erdoğan, İstanbul, ışık, IĞDIR", "erdogan istanbul isik igdir"),
        ("Šķūņu ģērbtuve ļoti ŅEMT ēģ", "skunu gerbtuve loti nemt eg"),
        ("Žąsų ėjimas į Šiaulių ūkį", "zasu ejimas i siauliu uki"),
        ("Ħal Għaxaq, ċavetta, ġardina, żarbun", "hal ghaxaq cavetta gardina zarbun"),
        ("Ørsted på Ærø, SÆR", "orsted pa aero saer"),
        ("Þórður, Eyjafjörður, Ðann", "thordur eyjafjordur dann"),
        ("Straße, Größe, Ŧana, ŋuŋ", "strasse grosse tana nun"),
        ("Œuvre, cœur, L’ŒIL", "oeuvre coeur l oeil"),
        ("Nguyễn Phú Trọng", "nguyen phu trong"),
        ("Чайковский, Київ, Ελλάδα", "чаиковскии киів ελλαδα"),
        ("Οδός, ΑΘΗΝΑΣ", "οδοσ αθηνασ"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_make_no_difference(written: str, plain: str, form: str) -> None:
    """Neither in the row nor in the question, however they are encoded, nor do capitals."""
    claim = a_claim(statement=unicodedata.normalize(form, written))

    questions = [plain, written, unicodedata.normalize("NFD", written.upper())]

    assert words_of(written) == plain.split()
    assert [holds(claim, question) for question in questions] == [True] * 3
    assert not holds(claim, f"{plain}x")


@pytest.mark.parametrize(
    "question", ["Škoda", "한국", "чайков", "CO₂", "4 m²", "g co", "98", "がく", "S\u030ckoda"]
)
def test_a_word_is_found_as_it_is_written(question: str) -> None:
    """Also with letters that nothing folds, and numbers that no index takes for letters."""
    claim = a_claim(statement="Škoda, 한국, Чайковский\u202f: 98 g de CO₂, 4 m², がく")

    assert holds(claim, question)


@pytest.mark.parametrize(
    "written",
    [
        "أحمد",
        "القرآن",
        "مُحَمَّد",
        "हिन्दी",
        "शांति",
        "שָׁלוֹם",
        "10\u2009k\u2126",
        "\u01c5ep",
        "CO₂eq",
        "✔️Vrai",
    ],
)
def test_a_word_of_any_alphabet_is_found_by_itself(written: str) -> None:
    assert holds(a_claim(statement=f"Voici {written}, dit-on."), written)


@pytest.mark.parametrize(
    ("written", "question"),
    [
        ("INde", "\ufb01n"),
        ("Sans", "\u017fans"),
        ("हिन्दी", "दी"),
        ("œuvre", "ouvre"),
        ("ouvre", "oeuvre"),
        ("rossignol", "roßl"),
        ("cafe\u0301ine", "ine"),
        ("Łódź", "odz"),
        ("sœur", "eur"),
        ("Œuvre", "euvre"),
        ("soeur", "œur"),
        ("thème", "heme"),
    ],
)
def test_other_words_are_not_found(written: str, question: str) -> None:
    assert not holds(a_claim(statement=written), question)


@pytest.mark.parametrize("typed", ["s", "so", "soe", "soeu", "sœ", "SŒU"])
def test_the_beginning_of_a_word_is_enough_also_within_a_letter(typed: str) -> None:
    assert holds(a_claim(statement="Ma sœur"), typed)


def test_stored_words_come_with_what_the_planner_must_know_of_them() -> None:
    """SQLite stores none."""
    a_claim(statement="Zébulon")
    check_now()
    worded.install(connection)

    with connection.cursor() as cursor:
        for name in WORDED:
            table = f"factcheck_{name}"
            constraints = connection.introspection.get_constraints(cursor, table)
            columns = {
                one.name for one in connection.introspection.get_table_description(cursor, table)
            }
            assert (f"{name}_words_idx" in constraints) is POSTGRESQL, name
            assert (worded.COLUMN in columns) is POSTGRESQL, name
    if POSTGRESQL:
        known = raw(
            "SELECT attstattarget FROM pg_attribute WHERE attname = %s AND attstattarget > 0",
            worded.COLUMN,
        )
        assert known == [(1000,)] * len(WORDED)
        tables = "SELECT count(*) FROM pg_stats WHERE attname = %s AND tablename = %s"
        assert raw(tables, worded.COLUMN, "factcheck_claim") == [(1,)]


def test_no_words_are_stored_after_they_were_removed() -> None:
    a_claim()
    check_now()
    worded.remove(connection)

    with connection.cursor() as cursor:
        for name in WORDED:
            described = connection.introspection.get_table_description(cursor, f"factcheck_{name}")
            assert worded.COLUMN not in {one.name for one in described}


def test_a_row_with_more_words_than_are_stored_is_saved_and_found() -> None:
    """PostgreSQL refuses a row of more than a megabyte of words."""
    text = "Zébulon " + " ".join(f"λόγος{number:05x}" for number in range(80_000))
    article = an_article(text=text)

    claim = a_claim(article, words=text)

    assert len(text.encode()) > 1_048_576
    assert claim.anchor is not None
    assert anchors_holding("zebu") == [claim.anchor.pk]


def test_words_that_grow_when_they_are_taken_apart_are_saved() -> None:
    """A syllable of Korean becomes three letters of three bytes each."""
    three = cycle(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28)
    words = ["".join(islice(three, 20)) for _ in range(LONGEST_TEXT // 21)]
    text = " ".join(words)
    article = an_article(text=text)

    claim = a_claim(article, words=text)

    assert len(set(words)) == len(words)
    assert claim.anchor is not None
    assert anchors_holding(words[-1]) == [claim.anchor.pk]


def test_one_place_has_all_the_words() -> None:
    article = an_article()
    Article.objects.filter(pk=article.pk).update(headline="Le zèbre et le lion")
    claim = a_claim(article, statement="Un zèbre, deux girafes")
    places = ["", "anchor", "article"]

    def found(question: str) -> list[int]:
        return newest_holding(Claim.objects.all(), words_of(question), places, 9)[0]

    assert found("lion zebre") == found("girafe zebre") == [claim.pk]
    assert found("girafe lion") == []


def test_a_row_that_points_to_none_is_found_by_its_own_words() -> None:
    claim = a_claim(statement="Un zèbre")
    Claim.objects.filter(pk=claim.pk).update(anchor=None)

    found = newest_holding(Claim.objects.all(), words_of("zebre"), ["anchor", ""], 9)

    assert found == ([claim.pk], False)


@pytest.mark.parametrize(("most", "is_cut"), [(1, True), (2, True), (3, False), (4, False)])
def test_the_newest_of_all_places_come_first(most: int, is_cut: bool) -> None:
    article = an_article()
    Article.objects.filter(pk=article.pk).update(headline="Zèbre")
    keys = [a_claim(article, statement=said).pk for said in ("Zèbre", "Lion", "Zèbre")]

    found = newest_holding(Claim.objects.all(), ["zebre"], ["", "article"], most)

    assert found == (keys[::-1][:most], is_cut)
