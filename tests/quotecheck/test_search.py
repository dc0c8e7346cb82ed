from __future__ import annotations

from factcheck.quotecheck.search import Index


def index(text: str) -> Index:
    return Index(text.split())


def test_runs_are_found_word_by_word() -> None:
    assert list(index("a b ab a b").runs(["a", "b"])) == [0, 3]
    assert list(index("ab ba").runs(["a"])) == []
    assert list(index("a b").runs(["a", "b", "c"])) == []


def test_runs_do_not_overlap() -> None:
    assert list(index("a a a a a").runs(["a", "a"])) == [0, 2]
    assert index("a a a a a").count(["a", "a"]) == 2
    assert list(index("a a a a").runs(["a", "a"])) == [0, 2]
    assert index("a a a a").count(["a", "a"]) == 2
    assert index("a b").count(["b"]) == 1
    assert index("a b").count(["c"]) == 0


def test_runs_stay_within_their_region() -> None:
    row = index("a b a b a b")

    assert list(row.runs(["a", "b"], 1, 5)) == [2]
    assert list(row.runs(["a", "b"], 2, 4)) == [2]
    assert list(row.runs(["a", "b"], 2, 3)) == []
    assert list(row.runs(["a", "b"], 4)) == [4]


def test_the_last_run_of_a_region_is_found() -> None:
    row = index("a b a b a b")

    assert row.last_run(["a", "b"], 0, 6) == 4
    assert row.last_run(["a", "b"], 0, 5) == 2
    assert row.last_run(["a", "b"], 2, 4) == 2
    assert row.last_run(["a", "b"], 0, 2) == 0
    assert row.last_run(["a", "b"], 3, 5) is None


def filler(number: int) -> str:
    return " ".join(f"x{i}" for i in range(number))


def test_a_window_holds_the_words_and_some_more_on_both_sides() -> None:
    row = index(f"{filler(100)} un deux trois {filler(100)}")

    assert row.windows(["un", "deux", "trois"], 0, 203) == [(80, 123)]


def test_a_window_of_a_long_quote_grows_with_it() -> None:
    words = [f"w{i}" for i in range(60)]
    row = Index([*filler(200).split(), *words, *filler(200).split()])

    assert row.windows(words, 0, 460) == [(170, 290)]


def test_windows_stay_within_their_region() -> None:
    row = index(f"{filler(30)} un deux {filler(30)}")

    assert row.windows(["un", "deux"], 25, 40) == [(25, 40)]
    assert row.windows(["un", "deux"], 0, 31) == [(9, 31)]
    assert row.windows(["un", "deux"], 32, 62) == []


def test_the_window_with_the_most_comes_first_and_poor_ones_are_left_out() -> None:
    gap = filler(60)
    row = index(f"alpha bravo delta omega {gap} alpha bravo delta omega chi {gap} alpha")

    windows = row.windows(["alpha", "bravo", "delta", "omega", "chi"], 0, 130)

    assert [(64 in range(*window), 0 in range(*window)) for window in windows] == [
        (True, False),
        (False, True),
    ]


def test_a_word_counts_only_as_often_as_the_quote_has_it() -> None:
    gap = filler(60)
    row = index(f"un un un un un {gap} un deux {gap}")

    first = row.windows(["un", "deux"], 0, 127)[0]

    assert 66 in range(*first)
    assert 0 not in range(*first)


def test_rare_words_decide() -> None:
    gap = filler(60)
    row = index(f"le la les des {gap} perroquet {'le la les des ' * 30}")

    assert 64 in range(*row.windows(["le", "la", "les", "des", "perroquet"], 0, 185)[0])


def test_windows_are_few_however_often_the_words_stand_there() -> None:
    row = index(f"un deux {filler(60)} " * 40)

    assert len(row.windows(["un", "deux"], 0, 62 * 40)) == 6


def test_of_equal_windows_the_first_come_first() -> None:
    row = index(f"un deux {filler(60)} " * 3)

    assert [left for left, _ in row.windows(["un", "deux"], 0, 186)] == [0, 42, 104]


def test_only_so_many_places_are_looked_at() -> None:
    row = Index(["un"] * 3100 + ["deux", "un"])

    assert 3100 in range(*row.windows(["un", "deux"], 0, 3102)[0])
    assert len(row._seeds(["un"], 0, 3102)[1]) == 3000


def test_words_count_together_when_a_window_holds_them() -> None:
    def windows(between: int) -> int:
        row = index(f"aa {filler(between)} bb")
        return len(row.windows(["aa", "bb"], 0, between + 2))

    assert index(f"aa {filler(20)} bb").windows(["aa", "bb"], 0, 22)[0] == (0, 22)
    assert (windows(20), windows(21)) == (1, 2)
