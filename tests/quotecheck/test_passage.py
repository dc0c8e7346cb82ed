from __future__ import annotations

from factcheck.quotecheck import QuoteCheck, check_quote

GAP = "so " * 310


def check(quote: str, source: str) -> QuoteCheck:
    return check_quote(quote, source, language="en")


def differences(quote: str, source: str) -> list[tuple[str, str, str]]:
    place = check(quote, source).place
    assert place
    return [(step.op, step.quote, step.source) for step in place.diff if step.op != "equal"]


def test_pieces_are_looked_for_from_the_first_places_of_the_longest_one() -> None:
    def outcome(before: int) -> str:
        source = f"the wide river ran {GAP}" * before + "the wide river ran until it froze"
        return check("the wide river ran … it froze", source).outcome

    assert (outcome(7), outcome(8)) == ("trimmed", "altered")


def test_with_very_many_pieces_fewer_places_are_tried() -> None:
    def outcome(pieces: int) -> str:
        source = f"alpha bravo {GAP} alpha bravo {'z ' * pieces}"
        return check("alpha bravo" + " … z" * (pieces - 1), source).outcome

    assert (outcome(750), outcome(751)) == ("exact", "not_found")


def test_only_so_many_changed_pieces_are_looked_for() -> None:
    def added(changed: int) -> int:
        pieces = [f"a{i} b{i} c{i}" for i in range(changed)]
        source = "the wide river ran and froze " + " old ".join(f"{one} d" for one in pieces)
        quote = " … ".join(["the wide river ran and froze", *(f"{one} x" for one in pieces)])
        return sum(op == "added" for op, _, _ in differences(quote, source))

    assert (added(40), added(41)) == (0, 1)


def test_a_piece_with_a_score_at_the_limit_counts_as_changed() -> None:
    source = "the wide river ran and froze aaa bbb yyyy"

    assert differences("the wide river ran and froze … aaa bbb xxxx", source) == [
        ("replaced", "xxxx", "yyyy")
    ]
    assert differences("the wide river ran and froze … aaa bbb xxxxxx", source) == [
        ("added", "aaa bbb xxxxxx", "")
    ]


def test_cuts_stand_between_the_ends_of_changed_pieces() -> None:
    source = (
        "A long dog ran far, then slept, and the wide river froze, all was still, a cat came by"
    )
    quote = "A small dog ran far … the wide river froze … some cat came by"

    assert differences(quote, source) == [
        ("replaced", "small", "long"),
        ("cut", "", "then slept, and"),
        ("cut", "", "all was still"),
        ("replaced", "some", "a"),
    ]


def test_cuts_on_both_sides_of_several_changed_pieces() -> None:
    source = (
        "my old cat came by at noon, yes, a long dog ran far off, no, and the wide river then froze"
        " for good, well, her new car broke down at last, and so, his tall son went away again"
    )
    quote = (
        "my fat cat came by at noon … a small dog ran far off … and the wide river then froze for"
        " good … her red car broke down at last … his dear son went away again"
    )

    assert differences(quote, source) == [
        ("replaced", "fat", "old"),
        ("cut", "", "yes"),
        ("replaced", "small", "long"),
        ("cut", "", "no"),
        ("cut", "", "well"),
        ("replaced", "red", "new"),
        ("cut", "", "and so"),
        ("replaced", "dear", "tall"),
    ]
