"""What French says without vouching for it: hearsay, nobody's word, no comment."""

from __future__ import annotations

from factcheck.detection.suggestions import CONDITIONAL, DECLINED, UNATTRIBUTED
from tests.detection.french.marked import bare, read, table


def warned(text: str, warning: str) -> list[str]:
    analysis = read(text)
    figures = [one for one in analysis.figures if warning in one.warnings]
    sources = [one for one in analysis.sources if warning in one.warnings]
    return [
        bare(one.text) for one in (*figures, *analysis.quotes, *sources) if warning in one.warnings
    ]


@table(
    ("Les données auraient été volées dans 30 laboratoires.", ["30 laboratoires"]),
    ("Le chef du réseau serait mort le 4 mai 2019.", ["4 mai 2019"]),
    ("La fuite aurait touché 72 000 clients.", ["72 000 clients"]),
    ("Le coût pourrait atteindre 3 milliards d’euros.", ["3 milliards d'euros"]),
    ("Les pertes s’élèveraient à 40 millions de dollars.", ["40 millions de dollars"]),
    ("Douze mineurs seraient bloqués au fond.", ["Douze mineurs"]),
    ("Deux suspects auraient pris la fuite, selon la police.", ["Deux suspects", "police"]),
    ("Selon un témoin, le conducteur aurait accéléré.", ["témoin"]),
    ("Le ministre aurait parlé d’« une trahison pure et simple ».", ["« une trahison pure et simple »", "ministre"]),
)  # fmt: skip
def test_the_conditional_of_hearsay(text: str, wanted: list[str]) -> None:
    assert warned(text, CONDITIONAL) == wanted


@table(
    "Les données ont été volées dans 30 laboratoires.",
    "Le retrait de 30 soldats a commencé, selon la mairie.",
    "Le portrait de 12 femmes ornait le hall.",
    "Il entrait dans 30 magasins par jour, selon la mairie.",
    "Le film montrait 12 femmes au travail.",
    "Le trésorier retirait 300 euros par semaine, selon l’accusation.",
    "Le ministre a promis que 500 postes seraient créés.",
    "Le club aimerait recruter trois joueurs.",
    "Une trentaine de riverains se sont réunis. Le maire aurait été absent.",
)
def test_what_is_no_hearsay(text: str) -> None:
    assert warned(text, CONDITIONAL) == []


@table(
    ("Les données de 500 000 personnes ont été volées, a-t-on révélé hier.", ["500 000 personnes"]),
    ("Il semblerait que 40 000 clients soient touchés.", ["40 000 clients"]),
    ("Trois villages ont brûlé, dit-on.", ["Trois villages"]),
    ("On parle de 200 licenciements.", ["200 licenciements"]),
)  # fmt: skip
def test_a_figure_of_nobody(text: str, wanted: list[str]) -> None:
    analysis = read(text)
    found = [one.text for one in analysis.figures if UNATTRIBUTED in one.warnings]
    assert [text for text in found if text != "hier"] == wanted


@table(
    "Les données de 500 000 personnes ont été volées, a-t-on appris auprès du parquet.",
    "Les données de 500 000 personnes ont été volées, a révélé Libre Hebdo.",
    "Trois villages ont brûlé, selon les pompiers.",
    "Trois villages ont brûlé, indique-t-on à la préfecture.",
    "Trois villages ont brûlé dans la nuit.",
)
def test_a_figure_of_somebody(text: str) -> None:
    assert [one.text for one in read(text).figures if UNATTRIBUTED in one.warnings] == []


def test_a_quotation_of_nobody() -> None:
    (one,) = read("« On ne lâchera rien » : la grève continue\n\nLa rue est calme.", "").quotes
    assert one.warnings == (UNATTRIBUTED,)
    (one,) = read("« On ne lâchera rien », a lancé Inès Vauclin.").quotes
    assert one.warnings == ()


@table(
    ("Le ministère n’a pas souhaité s’exprimer.", ["ministère"]),
    ("Contacté, Luc Arnaud n’a pas répondu à nos questions.", ["Luc Arnaud"]),
    ("Le groupe a refusé de commenter.", ["groupe"]),
    ("L’entreprise n’a pas souhaité commenter ces informations.", ["entreprise"]),
    ("Luc Arnaud a commenté la rumeur.", []),
)  # fmt: skip
def test_who_declined_to_speak(text: str, wanted: list[str]) -> None:
    assert [bare(one.text) for one in read(text).sources if DECLINED in one.warnings] == wanted
