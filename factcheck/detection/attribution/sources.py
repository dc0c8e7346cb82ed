"""Mentions that a statement is attributed to, as suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.detection.attribution.attributor import Attribution
from factcheck.detection.attribution.complements import Complement, complement_of
from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.attribution.passages import Passage
from factcheck.detection.attribution.speakers import Speakers
from factcheck.detection.languages import LANGUAGES, Language
from factcheck.detection.reading import Reading
from factcheck.detection.suggestions import DECLINED, Source, SourceKind, SourceRole, Tier


def find_sources(
    passages: Sequence[Passage],
    inside: Iterable[Attribution],
    lead_ins: Iterable[Mention],
    *,
    reading: Reading,
    speakers: Speakers,
) -> list[Source]:
    """One for each place where an author is named, in order, none overlapping.

    `inside` are attributions found inside quotation marks, `lead_ins` whoever stands before a
    quotation without any verb.
    """
    language = LANGUAGES[reading.language]
    authored: list[tuple[Attribution, Complement]] = [(one, "quotation") for one in inside]
    authored += [
        (one, complement_of(passage, one)) for passage in passages for one in passage.attributions
    ]
    found: dict[tuple[int, int], Source] = {}
    for one, complement in authored:
        for mention, role in _mentions(one, complement, language):
            source = _made(one, mention, role, reading, language, speakers)
            found.setdefault(source.span, source)
    for mention in lead_ins:
        source = _led_in(mention, reading, language, speakers)
        found.setdefault(source.span, source)
    return list(_without_overlaps(sorted(found.values(), key=lambda source: source.span)))


def _mentions(
    one: Attribution, complement: Complement, language: Language
) -> Iterator[tuple[Mention, SourceRole]]:
    attributes = _attributes(one, complement, language)
    for author in one.authors:
        if author.is_pronoun or (
            author.kind == "other" and not complement and (one.found.cue.form != "preposition")
        ):
            continue
        if attributes and not one.found.cue.negated:
            yield author, "origin"
        elif one.found.cue.negated and one.found.cue.lemma in language.declining:
            yield author, "declined"
    if one.recipient is not None and one.authors and one.found.cue.strength == "saying":
        yield one.recipient, "recipient"
    if attributes and one.authors:
        yield from ((body, "affiliation") for body in one.affiliations)
        if one.platform is not None and one.found.cue.strength == "saying":
            yield one.platform, "platform"


def _attributes(one: Attribution, complement: Complement, language: Language) -> bool:
    """Does this cue say that its author says something?"""
    cue = one.found.cue
    if cue.form == "preposition":
        return True
    if cue.strength == "stance":
        return complement == "quotation"
    if any(author.kind == "document" for author in one.authors):
        # "A study suggests the ice is thin": what else would a study do?
        return True
    return bool(complement) or cue.lemma in language.core


def _made(
    one: Attribution,
    mention: Mention,
    role: SourceRole,
    reading: Reading,
    language: Language,
    speakers: Speakers,
) -> Source:
    cue = one.found.cue
    zone = reading.zone_at(mention.start)
    sure = cue.strength == "saying" and mention.kind != "other" and role == "origin"
    tier: Tier = "low" if zone == "furniture" else "high" if sure else "medium"
    return Source(
        start=mention.start,
        end=mention.end,
        text=reading.text[mention.start : mention.end],
        rule=f"source.{cue.form}" + (f"-{one.side}" if one.side else ""),
        tier=tier,
        zone=zone,
        warnings=(DECLINED,) if role == "declined" else (),
        name=speakers.canonical(mention),
        source_kind=_kind(mention, language),
        role=role,
        cue=cue.text,
        cue_span=(cue.start, cue.end),
        cue_lemma=cue.lemma,
    )


def _led_in(mention: Mention, reading: Reading, language: Language, speakers: Speakers) -> Source:
    zone = reading.zone_at(mention.start)
    return Source(
        start=mention.start,
        end=mention.end,
        text=reading.text[mention.start : mention.end],
        rule="source.colon",
        tier="low" if zone == "furniture" else "medium",
        zone=zone,
        name=speakers.canonical(mention),
        source_kind=_kind(mention, language),
    )


def _kind(mention: Mention, language: Language) -> SourceKind:
    words = mention.text.lower().split()
    if mention.kind == "document":
        return "document"
    if (
        mention.kind in ("name", "organization")
        and words
        and (
            any(word in language.outlet_names for word in words)
            or mention.role in language.outlets - {"agence"}
            or (mention.kind == "organization" and words[0] in language.outlets - {"agence"})
        )
    ):
        return "outlet"
    if mention.kind == "organization" or (
        mention.kind == "name" and _names_body(mention, language)
    ):
        return "organization"
    return "person" if mention.kind == "name" else "role"


def _names_body(mention: Mention, language: Language) -> bool:
    words = mention.text.lower().split()
    acronym = len(words) == 1 and mention.text.isupper() and len(mention.text) > 1
    return (
        acronym
        or mention.role in language.organisations
        or any(word in language.organisations for word in words)
    )


def _without_overlaps(sources: Iterable[Source]) -> Iterator[Source]:
    end = 0
    for source in sources:
        if source.start >= end:
            yield source
            end = source.end
