"""Whole invented articles in five manners: who is quoted, and who is a source."""

from __future__ import annotations

from tests.detection.french.marked import as_accepted, bare, read

DISPATCH = """Corvanie: 14 mineurs bloqués après un coup de grisou

Quatorze mineurs étaient bloqués jeudi à 600 mètres de profondeur après un coup de grisou dans l'est de la Corvanie, a annoncé à la presse le ministre de l'Énergie, Dragan Petrov.

"Nous entendons des coups contre les tuyaux, ils sont vivants", a-t-il affirmé lors d'un point de presse à Vaubreuil.

Selon la société exploitante Brivor, l'accident s'est produit vers 03H00 du matin. "Le gaz s'est accumulé en quelques minutes", a indiqué à l'AFP un porte-parole du groupe.

Interrogée par la télévision publique, l'épouse d'un mineur, Mila Petkova, a accusé la direction d'avoir "ignoré les alarmes". "On nous ment depuis des années", a-t-elle lancé.

Quatre hommes auraient déjà été remontés, d'après une source syndicale. La préfecture n'a pas confirmé cette information.
"""

REGIONAL = """Saint-Aubert. Le dernier bistrot rouvre ses portes

Il y avait du monde, vendredi soir, au « Café de la Poste ». « On attendait ça depuis trois ans ! », sourit Jean-Paul, 71 ans, ancien facteur.

Derrière le comptoir, Lucie Kerbrat n’a pas une minute. « J’ai travaillé quinze ans en ville, raconte la jeune patronne. Je voulais revenir chez moi. »

La commune a racheté les murs pour 80 000 €. « Un village sans café, c’est un village mort », résume le maire, Gilles Péronnet. Pour lui, « l’argent public est bien employé ».

Le conseil départemental, qui a versé 20 000 €, dit vouloir soutenir dix autres projets.
"""

COURT = """Trois ans de prison pour l’incendiaire de la scierie

« Je voulais juste faire peur », murmure le prévenu, tête basse. Poursuivi pour « destruction par incendie », Kévin R., 28 ans, comparaissait hier.

La présidente s’étonne : « Avec trois bidons d’essence ? » Silence.

À en croire l’expert psychiatre, le jeune homme souffre d’« un sentiment d’abandon ancien ». « Foutaises », souffle un ancien collègue sur le banc.

Le procureur a requis quatre ans, évoquant « un acte réfléchi et dangereux ». « On ne juge pas un monstre », a plaidé Me Éric Landru, pour qui son client « n’a jamais été soigné ».
"""

SPORT = """Vaubreuil s’incline encore

Menés dès la 12e minute, les Vaubrois n’ont jamais réagi. « On n’a pas existé », peste l’entraîneur Paolo Ferri. « Il faut se regarder dans la glace. »

Son gardien, Sacha Nivet, ne cherche pas d’excuse : « Je suis fautif sur le premier but. »

Selon Sport Matin, le président Bruno Hamelin songerait à changer d’entraîneur. « C’est faux », a démenti l’intéressé.
"""

SCIENCE = """Le sommeil des poulpes mieux compris

Les poulpes rêvent-ils ? Une étude publiée mercredi dans la revue Cellulia suggère que oui.

L’équipe d’Ingrid Solheim, de l’université de Tarnsund, a filmé douze animaux pendant un an. « Leur peau change de couleur comme s’ils chassaient », décrit la biologiste.

« C’est un travail remarquable », salue auprès de l’AFP Adrien Coste, qui n’a pas participé aux travaux. Il met toutefois en garde : « Rien ne prouve qu’ils rêvent. »
"""


def assert_quoted(article: str, wanted: list[tuple[str, str]]) -> None:
    found = read(article, "").quotes
    assert [one.words.partition(" ")[0] for one in found] == [first for first, _ in wanted]
    speakers = [speaker for _, speaker in wanted]
    assert as_accepted([one.speaker for one in found], speakers) == speakers


def assert_sources(article: str, wanted: list[str]) -> None:
    found = [bare(one.text) for one in read(article, "").sources if one.role == "origin"]
    assert as_accepted(found, wanted) == wanted


def test_quotes_of_a_dispatch() -> None:
    assert_quoted(
        DISPATCH,
        [
            ("Nous", "Dragan Petrov"),
            ("Le", "porte-parole du groupe"),
            ("ignoré", "Mila Petkova"),
            ("On", "Mila Petkova"),
        ],
    )


def test_sources_of_a_dispatch() -> None:
    assert_sources(
        DISPATCH,
        [
            "Dragan Petrov",
            "société exploitante Brivor | Brivor",
            "porte-parole du groupe",
            "Mila Petkova",
            "source syndicale",
        ],
    )


def test_quotes_of_a_regional_daily() -> None:
    assert_quoted(
        REGIONAL,
        [
            ("On", "Jean-Paul"),
            ("J’ai", "jeune patronne | Lucie Kerbrat"),
            ("Un", "Gilles Péronnet"),
            ("l’argent", "Gilles Péronnet"),
        ],
    )


def test_sources_of_a_regional_daily() -> None:
    assert_sources(
        REGIONAL, ["Jean-Paul", "jeune patronne", "Gilles Péronnet", "conseil départemental"]
    )


def test_quotes_of_a_court_report() -> None:
    assert_quoted(
        COURT,
        [
            ("Je", "prévenu"),
            ("Avec", "présidente"),
            ("un", "expert psychiatre"),
            ("Foutaises", "ancien collègue | ancien collègue sur le banc"),
            ("un", "procureur"),
            ("On", "Éric Landru"),
            ("n’a", "Éric Landru"),
        ],
    )


def test_sources_of_a_court_report() -> None:
    assert_sources(
        COURT,
        [
            "prévenu",
            "présidente",
            "expert psychiatre",
            "ancien collègue | ancien collègue sur le banc",
            "procureur",
            "Éric Landru",
        ],
    )


def test_quotes_of_the_sports_page() -> None:
    assert_quoted(
        SPORT,
        [
            ("On", "Paolo Ferri"),
            ("Il", "Paolo Ferri"),
            ("Je", "Sacha Nivet"),
            ("C’est", "intéressé | Bruno Hamelin"),
        ],
    )


def test_sources_of_the_sports_page() -> None:
    assert_sources(SPORT, ["Paolo Ferri", "Sacha Nivet", "Sport Matin", "intéressé"])


def test_quotes_of_science_news() -> None:
    assert_quoted(
        SCIENCE,
        [
            ("Leur", "biologiste | Ingrid Solheim"),
            ("C’est", "Adrien Coste"),
            ("Rien", "Adrien Coste"),
        ],
    )


def test_sources_of_science_news() -> None:
    assert_sources(SCIENCE, ["étude", "biologiste", "Adrien Coste"])
