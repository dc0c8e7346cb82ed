"""Which lines of an article belong to the site and which are a headline above a passage.

In doubt a line is body: a line of furniture too many would hide claims from the checkers.
"""

from __future__ import annotations

import re

from factcheck.intake.lines import begins_item, ends_sentence

# Headings of other stories: alone in its line, the titles after it are links, up to the next
# passage. With a title behind them they are links themselves.
RELATED_FR = (
    "Histoires liées", "Articles liés", "Articles similaires", "Articles connexes",
    "Articles recommandés", "Sur le même sujet", "Sur le même thème", "Dans la même rubrique",
    "Vous aimerez aussi", "Vous pourriez aussi aimer",
)  # fmt: skip
RELATED_EN = (
    "Related stories", "Related articles", "Related posts", "Related content", "Related coverage",
    "More on this story", "You may also like",
)  # fmt: skip

# Headings of comment forms: alone in its line, everything after is the site's.
COMMENTS_FR = (
    "Laisser un commentaire", "Laissez un commentaire", "Laisser une réponse",
    "Ajouter un commentaire",
)  # fmt: skip
COMMENTS_EN = ("Leave a comment", "Leave a reply", "Post a comment", "Add a comment")

# Sentences of comment forms: whatever follows, everything after is the site's.
FORMS_FR = (
    "Votre adresse de messagerie ne sera pas publiée",
    "Votre adresse e-mail ne sera pas publiée",
    "Votre adresse email ne sera pas publiée",
    "Les champs obligatoires sont indiqués",
)
FORMS_EN = (
    "Your email address will not be published",
    "Your e-mail address will not be published",
    "Required fields are marked",
)

# Pointers to another story: one line, as long as its title.
LINKS_FR = (
    "Lire la suite", "Lire aussi", "Lire également", "À lire aussi", "A lire aussi",
    "À lire également", "A lire également", "Voir aussi", "À voir aussi", "A voir aussi",
)  # fmt: skip
LINKS_EN = ("Read more", "Read also", "Also read", "Read next", "See also")

# Buttons and invitations: a short line that is no sentence.
LABELS_FR = (
    "Partager", "Partagez", "Abonnez-vous", "S'abonner", "Inscrivez-vous", "Newsletter",
    "Recevez notre newsletter", "Votre adresse de messagerie", "Votre adresse e-mail",
    "Suivez-nous",
)  # fmt: skip
LABELS_EN = (
    "Share this", "Share on", "Share via", "Sign up", "Subscribe", "Follow us",
    "Your email address", "Your e-mail address",
)  # fmt: skip

# Words that stand alone in their line; with more words they may well be news.
ALONE_FR = ("Publicité", "Imprimer")
ALONE_EN = ("Advertisement", "Advertising", "Share", "Print")

LONGEST_LABEL = 60
# A sentence at least as long ends a list of other stories: the article goes on.
LEAST_PASSAGE = 120
LONGEST_SUBHEAD = 90
MOST_SUBHEAD_WORDS = 14
# A line that ends so is a sentence, a quotation, a lead-in or an item of a list.
NO_SUBHEAD_ENDS = (".", "!", "?", "…", ":", ";", ",", "»", "”", '"')


def beginning(*tables: tuple[str, ...]) -> re.Pattern[str]:
    """Match a line that begins with a phrase, after arrows and bullets, up to a word's end."""
    phrases = [phrase for table in tables for phrase in table]
    either = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    spaced = either.replace("\\ ", r"\s+").replace("'", "['’]")
    return re.compile(rf"[\s>›»→▶►•·*+|\[(–—-]{{0,6}}(?:{spaced})(?!\w)", re.IGNORECASE)


RELATED = beginning(RELATED_FR, RELATED_EN)
COMMENTS = beginning(COMMENTS_FR, COMMENTS_EN)
FORM = beginning(FORMS_FR, FORMS_EN)
LINK = beginning(LINKS_FR, LINKS_EN)
LABEL = beginning(LABELS_FR, LABELS_EN)
ALONE = beginning(ALONE_FR, ALONE_EN)

# What may follow a heading: a count, a colon, an arrow. Bounded, so that it stays quick.
NOTHING_MORE = re.compile(r"\s{0,3}(?:\(\d{1,6}\))?[\s:…*»›→>)\]|.!-]{0,6}\Z")
# What parts a pointer from its title, unlike the rest of a sentence.
TITLE = re.compile(r"\s{0,3}(?:[:|>»›→]|[–—-]\s)")


def zones_of(lines: list[str]) -> list[str]:
    """Return the zone of each line of plain text. The first line is the headline.

    A line right below it that looks like a subhead is the standfirst: no passage comes between.
    """
    flags = [False, *furniture(lines[1:])]
    zones = ["furniture" if flag else "body" for flag in flags]
    zones[0] = "headline"
    for at, (line, following) in enumerate(zip(lines, zones[1:], strict=False)):
        if zones[at] == following == "body" and is_subhead(line):
            zones[at] = "standfirst" if at == 1 else "subhead"
    return zones


def is_subhead(line: str) -> bool:
    return (
        len(line) <= LONGEST_SUBHEAD
        and len(line.split()) <= MOST_SUBHEAD_WORDS
        and not line.endswith(NO_SUBHEAD_ENDS)
        and not begins_item(line)
        and any(character.isalpha() for character in line)
    )


def furniture(lines: list[str]) -> list[bool]:
    """Tell for each line below the headline whether the site, not the article, says it."""
    flags = []
    related = over = False
    for line in lines:
        over = over or FORM.match(line) is not None or stands_alone(COMMENTS, line)
        related = stands_alone(RELATED, line) or (related and not is_passage(line))
        flags.append(over or related or is_furniture(line))
    return flags


def is_passage(line: str) -> bool:
    return len(line) >= LEAST_PASSAGE and ends_sentence(line)


def is_furniture(line: str) -> bool:
    return stands_alone(ALONE, line) or is_label(line) or is_link(line)


def stands_alone(heading: re.Pattern[str], line: str) -> bool:
    match = heading.match(line)
    return match is not None and NOTHING_MORE.match(line, match.end()) is not None


def is_label(line: str) -> bool:
    return len(line) <= LONGEST_LABEL and LABEL.match(line) is not None and not ends_sentence(line)


def is_link(line: str) -> bool:
    """Tell a pointer with its title from a sentence that begins with the same words."""
    section = RELATED.match(line) or COMMENTS.match(line)
    if section:
        return TITLE.match(line, section.end()) is not None
    link = LINK.match(line)
    if link is None:
        return False
    titled = TITLE.match(line, link.end()) or line[link.end() :].lstrip()[:1].isupper()
    return bool(titled) or not ends_sentence(line)
