from __future__ import annotations

from factcheck.consistency import check
from tests.consistency.writing import cue, found, source, written

FR = "Un pont trop court\n\n"


def test_all_verbs_without_auxiliary_in_one_finding() -> None:
    analysis = written(
        FR + "Il mentionné un retard. Puis la mairie ajouté que tout va bien.",
        cue("mentionné", form="participle"),
        cue("ajouté", form="participle"),
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("cue.no_auxiliary", ["Il mentionné", "Puis la mairie ajouté"])]
    assert finding.severity == "check"
    assert finding.message("fr") == (
        "Verbe sans auxiliaire\u00a0: «\u202fIl mentionné\u202f» "
        "et «\u202fPuis la mairie ajouté\u202f»."
    )
    assert finding.message("en") == (
        "Verb without its auxiliary: “Il mentionné” and “Puis la mairie ajouté”."
    )


def test_a_long_subject_is_cut_at_a_word() -> None:
    analysis = written(
        FR + "Le président du syndicat intercommunal des transports mentionné un retard.",
        cue("mentionné", form="participle"),
    )

    assert found(analysis) == [("cue.no_auxiliary", ["intercommunal des transports mentionné"])]


def test_a_verb_that_begins_its_sentence() -> None:
    analysis = written(FR + "Un retard. Mentionné deux fois.", cue("Mentionné", form="participle"))

    assert found(analysis) == [("cue.no_auxiliary", ["Mentionné"])]


def test_an_auxiliary_further_off() -> None:
    analysis = written(
        FR + "La mairie a pour sa part ajouté que tout va bien.", cue("ajouté", form="participle")
    )

    assert found(analysis) == []


def test_a_whole_verb() -> None:
    assert found(written(FR + "Il a mentionné un retard.", cue("a mentionné"))) == []


def test_who_is_told_without_a_preposition() -> None:
    text = FR + "Ana Brune, élue, a raconté RTX la scène."
    span = (text.index("a raconté"), text.index(" RTX"))
    speaker = source("Ana Brune", cue="a raconté", cue_span=span)
    told = source("RTX", role="recipient", cue="a raconté", cue_span=span, cue_lemma="raconter")

    (finding,) = check(written(text, speaker, told))

    assert (finding.rule, finding.severity) == ("cue.recipient", "check")
    assert finding.message("fr") == (
        "«\u202fa raconté RTX\u202f»\u00a0: il manque une préposition, "
        "RTX reçoit la parole et ne la prend pas."
    )
    assert finding.message("en") == (
        "“a raconté RTX”: a preposition is missing, RTX is told and does not tell."
    )
    # Nobody else speaks: the name behind the verb does.
    assert found(written(text, told)) == []
    # The speaker has a verb of her own.
    other = source("Ana Brune", cue="dit", cue_span=(0, 3))
    assert found(written(text, other, told)) == []


def test_a_speaker_behind_the_verb_leaves_it_open() -> None:
    text = FR + "Rien ne va plus, a raconté RTX, puis Ana Brune."
    span = (text.index("a raconté"), text.index(" RTX"))
    analysis = written(
        text,
        source("RTX", role="recipient", cue_span=span, cue_lemma="raconter"),
        source("Ana Brune", cue_span=span),
    )

    assert found(analysis) == []


def test_who_is_told_with_a_preposition() -> None:
    text = FR + "Ana Brune a raconté à RTX la scène."
    span = (text.index("a raconté"), text.index(" à RTX"))
    analysis = written(
        text,
        source("Ana Brune", cue_span=span),
        source("RTX", role="recipient", cue_span=span, cue_lemma="raconter"),
    )

    assert found(analysis) == []


def test_english_verbs_of_telling_need_none() -> None:
    text = "A short bridge\n\nAna Brune told RTX so. Then Ana Brune explained RTX the rest."
    told = (text.index("told"), text.index(" RTX"))
    explained = (text.index("explained"), text.index(" RTX the"))
    analysis = written(
        text,
        source("Ana Brune", cue_span=told),
        source("RTX", role="recipient", cue_span=told, cue_lemma="tell"),
        source("Ana Brune", cue_span=explained),
        source("RTX", role="recipient", cue_span=explained, cue_lemma="explain"),
        language="en",
    )

    assert found(analysis) == [("cue.recipient", ["explained RTX"])]
