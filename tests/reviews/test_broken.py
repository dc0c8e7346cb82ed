"""Broken documents: repaired, which the report names, or left out with a reason."""

from __future__ import annotations

import codecs
import json

import pytest

from tests.reviews.reading import claim_review, read, said

WHOLE = json.dumps(claim_review(), ensure_ascii=False, indent=1)
SHORT = json.dumps(claim_review(), ensure_ascii=False)
EXPECTED = {
    "url": "https://desk.example/check/1",
    "claim_reviewed": "La Terre est plate.",
    "publisher": "Desk",
    "publisher_url": "https://desk.example/",
    "rating": "Faux",
    "language": "fr",
}
ACCENTS = json.dumps(claim_review(claimReviewed="L’été où tout brûla"), ensure_ascii=False)
SCRIPT = '<html lang="fr"><script type="application/ld+json">{}</script></html>'


def with_claim(raw: str) -> str:
    return SHORT.replace("La Terre est plate.", raw)


@pytest.mark.parametrize(
    ("text", "repairs"),
    [
        (codecs.BOM_UTF8 + WHOLE.encode(), []),
        (WHOLE.encode("utf-16"), ["encoding utf-16-le"]),
        (WHOLE.encode("utf-16-be"), ["encoding utf-16-be"]),
        (codecs.BOM_UTF32_LE + WHOLE.encode("utf-32-le"), ["encoding utf-32-le"]),
        (WHOLE.replace('"fr"\n', '"fr",\n'), ["commas too many"]),
        (SHORT.replace('"Faux"}', '"Faux",},'), ["commas too many"]),
        (SHORT.replace('/1", ', '/1",,, '), ["commas too many"]),
        (SHORT.replace('"Faux"}, ', '"Faux"} '), []),
        (SHORT.replace('plate.", ', 'plate." '), []),
        (f"<!--\n{WHOLE}\n-->", ["a wrapper around it"]),
        (f"<![CDATA[{SHORT}]]>", ["a wrapper around it"]),
        (f"//<![CDATA[\n{SHORT}\n//]]>", ["a wrapper around it"]),
        (f"/* <![CDATA[ */ {SHORT} /* ]]> */", ["a wrapper around it"]),
        (f"window.schema = {WHOLE};", ["a wrapper around it"]),
        (f"callback({SHORT});", ["a wrapper around it"]),
        (SHORT.replace('"', "&quot;"), ["entities in place of quotation marks"]),
        (WHOLE[:-1], ["an end that is missing"]),
        (WHOLE[:-1] + ', "headline": "Ce que l’on', ["an end that is missing"]),
        (f"[{SHORT}, {SHORT[:14]}", ["an end that is missing"]),
        (SHORT.replace('"', "“", 1).replace('"', "”", 1), ["typographic quotation marks"]),
        (SHORT.replace('"', "'"), ["single quotation marks"]),
        (SHORT.replace('"url"', "url"), ["words without quotation marks"]),
        (SHORT.replace("{", "{ // ours\n", 1), ["comments"]),
        (SHORT.replace("{", "{ /* ours */", 1), ["comments"]),
        (SHORT.replace('"Faux"}', '"Faux"]}'), ["a bracket too many"]),
        (with_claim("La Terre\n est\tplate."), ["line breaks in strings"]),
        (with_claim("La Terre \\est plate."), []),
        (SHORT.replace('"@context"', '"x": NaN, "@context"'), []),
        (SHORT.replace('"@context"', '"x": undefined, "@context"'), []),
        (f"{SHORT}\n{{}}", []),
        (f"{SHORT} {{}}", ["several documents in one"]),
        (f"{SHORT}garbage", []),
        (SCRIPT.format(f"<!--//--><![CDATA[//><!--\n{WHOLE}\n//--><!]]>"), None),
        (SCRIPT.format(WHOLE.replace('"fr"\n', '"fr",\n')), ["commas too many"]),
        (SCRIPT.format(WHOLE).replace("</script></html>", ""), []),
        (SCRIPT.format(f"{{broken</script><script type='application/ld+json'>{SHORT}"), None),
    ],
)
def test_what_is_broken_is_read_as_it_was_meant(
    text: str | bytes, repairs: list[str] | None
) -> None:
    found, report = read(text)

    assert [said(one) for one in found] == [EXPECTED]
    if repairs is not None:
        assert list(report.repairs) == repairs


@pytest.mark.parametrize(
    ("data", "repairs"),
    [
        (ACCENTS.encode("windows-1252"), ["encoding windows-1252"]),
        (ACCENTS.encode().decode("windows-1252").encode(), ["letters that were encoded twice"]),
        (SCRIPT.format(ACCENTS).encode("windows-1252"), ["encoding windows-1252"]),
        (
            SCRIPT.format(ACCENTS)
            .replace("<script", '<meta charset="windows-1254"><script', 1)
            .encode("windows-1254"),
            ["encoding windows-1254"],
        ),
        (
            SCRIPT.format(ACCENTS)
            .replace("<script", '<meta charset="punycode"><script', 1)
            .encode("windows-1252"),
            ["encoding windows-1252"],
        ),
    ],
)
def test_letters_of_another_encoding_are_found(data: bytes, repairs: list[str]) -> None:
    found, report = read(data)

    assert [said(one)["claim_reviewed"] for one in found] == ["L’été où tout brûla"]
    assert list(report.repairs) == repairs


def test_a_few_damaged_bytes_cost_a_few_letters() -> None:
    damaged = ACCENTS.encode().replace("é".encode(), b"\xc3", 1)

    found, report = read(damaged)

    assert said(found[0])["claim_reviewed"] == "L’\ufffdté où tout brûla"
    assert list(report.repairs) == ["damaged letters"]


@pytest.mark.parametrize(
    ("raw", "claim"),
    [
        ('Il a dit "oui" hier', 'Il a dit "oui" hier'),
        ('"Oui", a-t-il dit', '"Oui", a-t-il dit'),
        ('Il a dit "oui"', 'Il a dit "oui"'),
        ('Il a dit "oui", "non" et plus', 'Il a dit "oui", "non" et plus'),
        ('L\'eau \\"pure\\"', 'L\'eau "pure"'),
    ],
)
def test_quotation_marks_in_a_string_are_words(raw: str, claim: str) -> None:
    found, _report = read(with_claim(raw))

    assert [said(one) for one in found] == [{**EXPECTED, "claim_reviewed": claim}]


def test_of_an_end_that_is_missing_nothing_is_guessed() -> None:
    cut = SHORT[: SHORT.index("Faux") + 2]

    found, _report = read(cut)

    assert [said(one) for one in found] == [
        {name: value for name, value in EXPECTED.items() if name not in {"rating", "language"}}
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "neither JSON nor HTML"),
        (b"PK\x03\x04 ...", "neither JSON nor HTML"),
        (b"\x1f\x8b\x08 no gzip at all", "that breaks off"),
        ("Une note de travail, sans rien d’autre.", "neither JSON nor HTML"),
        ("{}", "without a ClaimReview"),
        ("[1, 2", "without a ClaimReview"),
        ("<html><body><p>Rien</p></body></html>", "without a ClaimReview"),
        ('{"@type": "NewsArticle", "url": "https://x.example"}', "without a ClaimReview"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000 + "1", "nested too deeply"),
        ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
        (SCRIPT.format("[" * 100_000), "script that is nested too deeply"),
        ("<html>" + "<b>" * 200_001, "too many tags in one page"),
        (
            json.dumps(claim_review(**{"@type": "MediaReview", "claimReviewed": None})),
            "of a picture or a video (MediaReview)",
        ),
        (json.dumps(claim_review(url=None)), "without an address"),
        (json.dumps(claim_review(url="javascript:alert(1)")), "without an address"),
        (json.dumps(claim_review(url="/check/1")), "without an address"),
        (json.dumps(claim_review(claimReviewed=" ")), "without a claim"),
        (json.dumps(claim_review(claimReviewed="<script>x</script>")), "without a claim"),
        (json.dumps(claim_review(claimReviewed="x" * 5001)), "with a claim that is too long"),
        (json.dumps(claim_review(claimReviewed="x " * 5_000_000)), "with a claim that is too long"),
    ],
)
def test_what_cannot_be_read_is_left_out_with_a_reason(data: str | bytes, reason: str) -> None:
    found, report = read(data)

    assert found == []
    assert dict(report.skipped) == {reason: 1}
    assert str(report).startswith(f"accepted 0, skipped 1 (1 {reason})")


def test_one_that_is_left_out_does_not_take_the_others_along() -> None:
    documents = [claim_review(url=f"https://desk.example/{n}") for n in range(3)]
    documents[1]["claimReviewed"] = ""

    found, report = read(json.dumps(documents))

    assert [one.url for one in found] == ["https://desk.example/0", "https://desk.example/2"]
    assert str(report) == "accepted 2, skipped 1 (1 without a claim)"


def test_a_broken_line_does_not_take_the_others_along() -> None:
    lines = [json.dumps(claim_review(url=f"https://desk.example/{n}")) for n in range(3)]
    lines[1] = '{"a": ' + "[" * 300 + "}"

    found, report = read("\n".join(lines))

    assert [one.url for one in found] == ["https://desk.example/0", "https://desk.example/2"]
    assert str(report) == "accepted 2, skipped 1 (1 nested too deeply)"
