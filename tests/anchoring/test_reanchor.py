"""Where words go when a text changes: each example names what an editor did."""

from __future__ import annotations

import pytest

from factcheck.anchoring import Placement, Reanchoring, SpanError

# ⟦…⟧ are the words of the claim; in the new text, where they must be found.
LEFT, RIGHT = "⟦", "⟧"
BRIDGE = (
    "Le pont rouvre lundi\n"
    "Le chantier a coûté 4,2 millions d’euros, a indiqué la mairie.\n"
    "Près de 300 personnes ont assisté à la cérémonie, selon la police.\n"
    "« Nous avons tenu les délais », a assuré la maire, Anne Roche.\n"
    "Onze mille véhicules empruntaient la déviation chaque jour."
)


def unmark(marked: str) -> tuple[str, int, int]:
    start, end = marked.index(LEFT), marked.index(RIGHT) - 1
    return marked.replace(LEFT, "").replace(RIGHT, ""), start, end


def place(old: str, new: str) -> tuple[Placement, str | None]:
    text, start, end = unmark(old)
    placed = Reanchoring(text, new).place(start, end)
    return placed, None if placed.start is None else new[placed.start : placed.end]


def assert_placed(state: str, old: str, marked: str) -> None:
    new, start, end = unmark(marked)
    placed, _words = place(old, new)
    assert (placed.state, placed.start, placed.end) == (state, start, end)


def claimed(words: str, text: str = BRIDGE) -> str:
    assert text.count(words) == 1
    return text.replace(words, f"{LEFT}{words}{RIGHT}")


@pytest.mark.parametrize("words", ["Le pont rouvre lundi", "300 personnes", "chaque jour."])
def test_nothing_changes(words: str) -> None:
    assert_placed("kept", claimed(words), claimed(words))


def test_text_before_and_behind_moves_the_place_alone() -> None:
    longer = f"Mis à jour à 18 h\n{claimed('300 personnes')}\nD’autres détails suivront."
    assert_placed("kept", claimed("300 personnes"), longer)


def test_typography_is_no_change() -> None:
    old = "La mairie l'a dit: ⟦\"Le chantier a coûté 4,2 millions d'euros\"⟧ en tout."
    new = "La mairie l’a dit: ⟦«Le chantier a coûté 4,2\u00a0millions d’euros»⟧ en tout."
    assert_placed("kept", old, new)


def test_a_new_line_break_inside_is_no_change() -> None:
    old = "Selon la mairie, ⟦le chantier a coûté 4,2 millions d’euros⟧ en tout."
    new = "Selon la mairie, ⟦le chantier\na coûté 4,2 millions  d’euros⟧ en tout."
    assert_placed("kept", old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Près de ⟦30 laboratoires⟧ ont fui.", "Près de ⟦35 laboratoires⟧ ont fui."),
        ("Près de ⟦30⟧ laboratoires ont fui.", "Près de ⟦35⟧ laboratoires ont fui."),
        ("Ils sont ⟦trente⟧ à avoir fui la ville.", "Ils sont ⟦45⟧ à avoir fui la ville."),
        ("Environ ⟦2 %⟧ des clients, dit-elle.", "Environ ⟦2,5 %⟧ des clients, dit-elle."),
        (
            "⟦Le chantier a coûté 4,2 millions d’euros.⟧ La mairie paie.",
            "⟦Le grand chantier a coûté 5 millions d’euros.⟧ La mairie paie.",
        ),
        (
            "Hier, ⟦la maire a promis de nouveaux trains⟧ aux usagers.",
            "Hier, ⟦la maire sortante a promis de tout nouveaux trains⟧ aux usagers.",
        ),
    ],
)
def test_words_that_were_edited_in_place(old: str, new: str) -> None:
    assert_placed("edited", old, new)


def test_words_parted_by_an_insertion_are_edited() -> None:
    old = "Elle a dit ⟦que le pont rouvre lundi et que tout va bien⟧ hier."
    new = "Elle a dit ⟦que le pont rouvre lundi. Elle a ajouté que tout va bien⟧ hier."
    assert_placed("edited", old, new)


def test_what_is_inserted_beside_the_words_is_not_theirs() -> None:
    assert_placed("kept", "Il y a ⟦30 laboratoires⟧ ici.", "Il y a près de ⟦30 laboratoires⟧ ici.")


def test_a_paragraph_that_moved_takes_its_claims_along() -> None:
    lines = claimed("« Nous avons tenu les délais »").split("\n")
    lines.insert(1, lines.pop(3))
    assert_placed("moved", claimed("« Nous avons tenu les délais »"), "\n".join(lines))


def test_a_short_claim_in_a_moved_paragraph_is_known_by_its_neighbours() -> None:
    lines = claimed("4,2").split("\n")
    lines.append(lines.pop(1))
    assert_placed("moved", claimed("4,2"), "\n".join(lines))


def test_a_moved_sentence_that_was_touched_up_is_edited() -> None:
    lines = claimed("« Nous avons tenu les délais », a assuré la maire, Anne Roche.").split("\n")
    moved = lines.pop(3).replace("tenu les délais", "tenu tous les délais")
    new = "\n".join([lines[0], moved, *lines[1:]])
    words = "« Nous avons tenu les délais », a assuré la maire, Anne Roche."
    assert_placed("edited", claimed(words), new)


def test_a_figure_that_changed_is_not_followed_across_the_page() -> None:
    # The same words about another sum, elsewhere: nobody's new home.
    old = "Un.\n⟦Le budget de la ville atteint 12 millions d’euros.⟧\nDeux. Trois. Quatre."
    new = "Un.\nDeux. Trois. Quatre.\nAilleurs, le budget de la ville atteint 95 millions d’euros."
    placed, _words = place(old, new)
    assert (placed.state, placed.reason) == ("orphaned", "different")
    assert placed.candidate is not None
    assert "95 millions" in new[slice(*placed.candidate)]


def test_a_figure_is_not_found_where_another_stood() -> None:
    # A paragraph moved, and each year in it became the next one: 2023 plays another part now.
    rest = "Une longue phrase qui ne bouge pas, et qui reste donc à sa place.\n" * 2
    old = f"{rest}Vos revenus, s’ils sont connus (soit 2022 ou ⟦2023⟧ pour les cotisations), comptent."
    new = f"Vos revenus, s’ils sont connus (soit 2023 ou ⟦2024⟧ pour les cotisations), comptent.\n{rest}"
    assert_placed("edited", old, new)


def test_a_few_words_need_their_neighbours_on_both_sides_to_have_moved() -> None:
    rest = "Une longue phrase qui ne bouge pas, et qui reste donc à sa place.\n" * 2
    old = f"Le salarié embauché a-t-il ⟦45⟧ ans ou plus ?\n{rest}"
    new = f"{rest}Les demandeurs d’emploi de 45 ans et plus, en contrat."
    placed, _words = place(old, new)
    assert (placed.state, placed.candidate) == ("orphaned", (new.index("45"), new.index("45") + 2))


def test_deleted_words_are_nowhere() -> None:
    old = claimed("Près de 300 personnes ont assisté à la cérémonie, selon la police.")
    new = "\n".join(line for line in BRIDGE.split("\n") if "300" not in line)
    placed, words = place(old, new)
    assert (placed.state, placed.reason, words, placed.candidate) == (
        "orphaned", "deleted", None, None,
    )  # fmt: skip


@pytest.mark.parametrize("deleted", [0, 1])
def test_of_two_look_alikes_the_deleted_one_is_not_found_on_the_other(deleted: int) -> None:
    # hypothesis/client#7571: both teams' results read alike.
    first = "Dijon.\nL’équipe a gagné 3 à 1 devant son public, dimanche.\nLe stade était plein."
    second = "Brest.\nL’équipe a gagné 3 à 1 devant son public, dimanche.\nIl pleuvait."
    parts = [first, second]
    words = "L’équipe a gagné 3 à 1 devant son public, dimanche."
    marked = [p.replace(words, f"{LEFT}{words}{RIGHT}") for p in parts]
    gone = marked[deleted] + "\n" + parts[1] if deleted == 0 else parts[0] + "\n" + marked[1]
    placed, _words = place(gone, parts[1 - deleted])
    assert (placed.state, placed.start) == ("orphaned", None)

    stays = parts[0] + "\n" + marked[1] if deleted == 0 else marked[0] + "\n" + parts[1]
    assert_placed("kept", stays, marked[1 - deleted])


def test_a_look_alike_that_stood_there_before_is_nobodys_new_home() -> None:
    old = "⟦Le maire a dit non à la réforme.⟧ Un.\nDeux. Le maire a dit non à la grève. Trois."
    new = "Un.\nDeux. Le maire a dit non à la grève. Trois."
    placed, _words = place(old, new)
    assert placed.state == "orphaned"


def test_a_copy_elsewhere_leaves_the_claim_where_it_is() -> None:
    words = "Près de 300 personnes ont assisté à la cérémonie, selon la police."
    assert_placed("kept", claimed(words), claimed(words) + "\nEn bref\n" + words)


def test_moved_and_doubled_it_is_ambiguous() -> None:
    words = "Près de 300 personnes ont assisté à la cérémonie, selon la police."
    rest = [line for line in BRIDGE.split("\n") if line != words]
    placed, _words = place(claimed(words), "\n".join([words, *rest, words]))
    assert (placed.state, placed.start, placed.reason) == ("ambiguous", None, "twice")
    assert placed.candidate is not None


def test_two_copies_with_the_same_neighbours_are_told_apart_by_a_wider_look() -> None:
    table = "Montant versé chaque mois :\n⟦12 euros⟧\nversés au début du mois par la caisse.\n"
    plain = table.replace(LEFT, "").replace(RIGHT, "")
    paris, lyon = "Paris, métropole, le tarif municipal", "Lyon, région, le tarif régional"
    intro = "".join(f"La phrase {n} ne bouge pas, elle est bien trop longue.\n" for n in range(9))
    old = f"{intro}{paris}\n{table}{lyon}\n{plain}"
    new = f"{lyon}\n{plain}{paris}\n{table}{intro}"
    assert_placed("moved", old, new)


def test_the_place_of_a_twin_that_lost_its_own_is_not_taken() -> None:
    # Two look-alikes go, one comes back between other words: whose it is, nobody can tell.
    words = "la somme de 12 euros par mois et par personne"
    old = f"Un. Il verse ⟦{words}⟧ ici.\nMilieu qui reste tel quel.\nElle touche {words} là."
    new = f"Nouveau : {words}, donc.\nUne autre ligne, tout à fait nouvelle.\nMilieu qui reste tel quel."
    placed, _words = place(old, new)
    assert (placed.start, placed.candidate) == (None, (10, 55))


def test_the_same_word_in_other_surroundings_is_looked_at_again() -> None:
    old = "Un début assez long pour rester. En ⟦2021⟧, le pont a fermé pour travaux. La fin reste."
    new = "Un début assez long pour rester. Rien à voir, 2021 fut calme. La fin reste."
    placed, _words = place(old, new)
    assert (placed.state, placed.reason) == ("edited", "surroundings")


def test_the_line_above_alone_does_not_make_a_home() -> None:
    old = "Le vol de données\nLes fichiers de ⟦491 840 personnes⟧ ont été publiés lundi."
    new = "Le vol de données\nAilleurs, « 491 840 personnes », sans aucun rapport."
    placed, words = place(old, new)
    assert (placed.state, placed.reason, words) == ("edited", "surroundings", "491 840 personnes")


def test_everything_deleted() -> None:
    placed, _words = place(claimed("300 personnes"), "")
    assert (placed.state, placed.start, placed.end) == ("orphaned", None, None)


@pytest.mark.parametrize(
    "before", ["😀😀 ", "e\u0301e\u0301 ", "10\u00a0% et 20\u202f% ", "👨‍👩‍👧 ", "\u0130\u0130 "]
)
def test_offsets_are_code_points(before: str) -> None:
    text = f"{before}puis ⟦300 personnes⟧ ont fui."
    assert_placed("kept", text, text)
    assert_placed("edited", text, text.replace("300", "450"))
    assert_placed("kept", text, f"{before}{text}")


@pytest.mark.parametrize(
    "text", ["⟦« Non ! »⟧ a dit la maire, et ⟧", "La maire a dit : ⟦« Non ! »⟧"]
)
def test_quotation_marks_at_both_ends_of_the_text(text: str) -> None:
    text = text.rstrip(RIGHT + " ") + (RIGHT if text.count(RIGHT) == 1 else "")
    assert_placed("kept", text, text)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (-1, 2), (0, 99)])
def test_a_span_that_is_none_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        Reanchoring("Dix mots.", "Dix mots.").place(start, end)
