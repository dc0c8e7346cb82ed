"""Whole passages as English-language newsrooms write them: every quotation, every source."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

import pytest

from tests.detection.english.reading import as_written, body, origins


@dataclass(frozen=True)
class Passage:
    """`quoted` is the speaker and the verb of each quotation, `sources` who is a source."""

    text: str
    quoted: list[tuple[str, str]]
    sources: list[str]


AGENCY = [
    Passage(
        "OSLO (Reuters) - Norsk Havbruk, the salmon farmer, said on Thursday it would shut two sites after a lice "
        "outbreak, sending its shares down 6%.\n"
        '"This is a precaution," Chief Executive Liv Aune told a news conference. '
        '"We see no risk to consumers."\n'
        "Analysts had expected the company to keep both sites open until autumn.\n"
        "The food safety authority declined to comment.",
        [("[Chief Executive ]Liv Aune", "told")] * 2,
        ["Norsk Havbruk[, the salmon farmer]", "[Chief Executive ]Liv Aune", "?Analysts"],
    ),
    Passage(
        "LAGOS, Nigeria (AP) — Gunmen attacked a bus on the coastal road early Monday, killing at least nine people, "
        "police said.\n"
        "Police spokesman Musa Adeyo said in a statement that the attackers fled on motorcycles. "
        "No group immediately claimed responsibility.\n"
        "“They came out of the bush and just started shooting,” said Chidi Obi, 29, a trader who survived by hiding "
        "under a seat.",
        [("Chidi Obi", "said")],
        ["police", "[Police spokesman ][spokesman ]Musa Adeyo", "Chidi Obi"],
    ),
    Passage(
        "The two sides are close to a deal that could be announced as early as next week, three people familiar with "
        "the discussions said, asking not to be identified because the talks are private. A representative for Calder "
        "Mining didn't respond to a request for comment outside business hours.",
        [],
        ["[three ]people[ familiar with the discussions]"],
    ),
    Passage(
        "The central bank kept its key rate at 4%, saying inflation remained \"uncomfortably high\". Governor Pilar Sanz "
        "told reporters the bank would \"do what it takes\", but economists said a cut was likely by June.",
        [("[The ]central bank", "saying"), ("[Governor ]Pilar Sanz", "told")],
        ["[The ]central bank", "[Governor ]Pilar Sanz", "economists"],
    ),
]  # fmt: skip

TABLOID = [
    Passage(
        "A mum-of-three has told how she was 'left to bleed' for nine hours in a hospital corridor.\n"
        "Kelly Ambrose, 34, from Barnsley, branded the ward a 'war zone' after her ordeal last month.\n"
        "She said: 'I kept asking for help and they kept walking past. I honestly thought I'd die there.'\n"
        "A spokesperson for the trust said: 'We apologise to Ms Ambrose for her experience.'",
        [("[A ]mum-of-three", "[has ]told[ how]"), ("Kelly Ambrose", "branded"), ("Kelly Ambrose", "said"), ("[A ]spokesperson[ for the trust]", "said")],
        ["[A ]mum-of-three", "Kelly Ambrose[, 34, from Barnsley]", "[A ]spokesperson[ for the trust]"],
    ),
    Passage(
        "Fuming locals have blasted council bosses over plans for a 90ft mast.\n"
        "Neighbour Des Pratt, 61, told the Star: “It's a joke. They wouldn't put it next to their own houses, would they?”",
        [("[Neighbour ]Des Pratt", "told")],
        ["?[Fuming ]locals", "[Neighbour ]Des Pratt[, 61]"],
    ),
]  # fmt: skip

BROADSHEET = [
    Passage(
        "Figures slipped out on the eve of the holiday showed waiting lists at a record high. Dr Asha Menon, who chairs the doctors' council, said the delay was "
        "\"quite unforgivable\" and that patients \"would draw their own conclusions\". Downing Street said the timing was "
        "\"a matter for the statisticians\".",
        [("[Dr ]Asha Menon", "said"), ("[Dr ]Asha Menon", "said"), ("Downing Street", "said")],
        ["?Figures", "[Dr ]Asha Menon", "Downing Street"],
    ),
    Passage(
        "The White House's Ann Delgado said in a statement on Monday that the president “has full confidence” in the "
        "secretary. But two senior Republicans, Sens. Ray Holt of Utah and Jo Marsh of Maine, called on him to resign.",
        [("[The ][White House's ]Ann Delgado", "said")],
        ["[The ][White House's ]Ann Delgado", "?Ray Holt[ of Utah]", "?Jo Marsh[ of Maine]"],
    ),
    Passage(
        "“I don't think anybody planned for this,” said Luis Ortega, a professor of hydrology at Mesa State University "
        "who was not involved in the study. “The models simply stop at 2050.” Dr. Ortega added that “the river does not.”",
        [("Luis Ortega", "said"), ("Luis Ortega", "said"), ("[Dr. ]Ortega", "added")],
        ["Luis Ortega[, a professor of hydrology at Mesa State University]", "[Dr. ]Ortega"],
    ),
]  # fmt: skip

BROADCASTER = [
    Passage(
        "The Rural Fire Service says crews are winning the fight against a blaze near Tallow Creek. Spokesman Craig "
        "Dunn says two homes have been lost. \"We've had a good night, but the wind will be up again this afternoon,\" "
        "he said. \"People need to keep listening to the radio.\" Mr Dunn says the highway will stay shut until Friday. "
        "Police believe the fire was deliberately lit.",
        [("[Spokesman ]Craig Dunn", "said")] * 2,
        ["[The ]Rural Fire Service", "[Spokesman ]Craig Dunn", "[Mr ]Dunn", "Police"],
    ),
    Passage(
        "Federal Treasurer Helen Voight has told Parliament the Budget remains on track. Ms Voight says growth will "
        "return next year. But the Opposition's Neil Crabbe says the figures do not add up. \"She's dreaming,\" Mr Crabbe "
        "said.",
        [("[Mr ]Crabbe", "said")],
        ["[Federal Treasurer ][Treasurer ]Helen Voight", "[Ms ]Voight", "[the ][Opposition's ]Neil Crabbe", "[Mr ]Crabbe"],
    ),
    Passage(
        "The BBC's Lyse Corr, in Almaty, says the mood is tense. State television said order had been restored, but "
        "residents told the BBC they could still hear gunfire.",
        [],
        ["[The ][BBC's ]Lyse Corr", "[State ]television", "residents", "?[the ]BBC"],
    ),
]  # fmt: skip

WIKI = [
    Passage(
        "According to local media reports, the ferry capsized at around 6:30 a.m. local time. \"All passengers have been "
        "accounted for\", said the coast guard in a press release. Wikinews contacted the operator, which did not "
        "respond. The Island Herald reports that two crew members were arrested.",
        [("[the ]coast guard", "said")],
        ["[local ][media ]reports", "[the ]coast guard", "[The ]Island Herald"],
    ),
    Passage(
        "Minister for Transport Paul Renner told Wikinews the line would be \"fully operational by August\". Opposition "
        "leader Gwen Tait disputed this, saying \"not a single kilometre of track has been laid\". She also said she "
        "would request an inquiry.",
        [("[Minister for Transport ]Paul Renner", "told"), ("[Opposition leader ][leader ]Gwen Tait", "saying")],
        ["[Minister for Transport ]Paul Renner", "?Wikinews", "[Opposition leader ][leader ]Gwen Tait"],
    ),
]  # fmt: skip

SPORT = [
    Passage(
        "United boss Carl Lindgren admitted his side were lucky to escape with a point. “We were second best all over "
        "the pitch,” the Swede said. “I told them at half-time: ‘If you play like this again, you'll walk home.’” "
        "City captain Jules Adeyemi said the draw felt like a defeat.",
        [("[the ]Swede", "said"), ("[the ]Swede", "said")],
        ["[United boss ][boss ]Carl Lindgren", "[the ]Swede", "[City captain ][captain ]Jules Adeyemi"],
    ),
    Passage(
        "\"It's a dream come true,\" said the 19-year-old. \"I used to watch this race with my grandad.\"",
        [("[the ]19-year-old", "said")] * 2,
        ["[the ]19-year-old"],
    ),
]  # fmt: skip

SCIENCE = [
    Passage(
        "Bees may be able to count to five, researchers report in the journal Insect Minds. The team, led by Maya Ruhl "
        "of the University of Tarn, trained 40 bees to pick cards. “They did better than some of my students,” Ruhl says. "
        "A previous study suggested that the limit was four.",
        [("Ruhl", "says")],
        ["researchers", "Ruhl", "[A ][previous ]study"],
    ),
]  # fmt: skip

COURT = [
    Passage(
        "Prosecutors allege that Dean Marlow, 44, stole £212,000 from the charity. Giving evidence at Derby Crown Court, "
        "Mr Marlow denied the charge, telling jurors: \"I never took a penny.\" Judge Anita Boyle said he had shown "
        "\"breathtaking arrogance\". His barrister, Tim Foy KC, said an appeal was likely.",
        [("[Mr ]Marlow", "telling"), ("[Judge ]Anita Boyle", "said")],
        ["Prosecutors", "[Mr ]Marlow", "[Judge ]Anita Boyle", "[His ][barrister, ]Tim Foy[ KC]"],
    ),
    Passage(
        "The court heard that Marlow had been seen near the office, and witness Jean Bly told the jury he looked \"like "
        "a man who had seen a ghost\".",
        [("[witness ]Jean Bly", "told")],
        ["?[The ]court", "[witness ]Jean Bly"],
    ),
]  # fmt: skip

LIVE = [
    Passage(
        "14:05 Chancellor Edda Krause has arrived at the summit, our correspondent reports. Ms Krause told waiting journalists "
        "she was \"cautiously optimistic\".\n"
        "14:20 The EU's chief negotiator, Marc Faure, tweets: \"Not there yet. Long night ahead.\"",
        [("[Ms ]Krause", "told"), ("[The ][EU's ][chief negotiator, ]Marc Faure", "tweets")],
        ["[our ]correspondent", "[Ms ]Krause", "[The ][EU's ][chief negotiator, ]Marc Faure"],
    ),
]  # fmt: skip

PASSAGES = AGENCY + TABLOID + BROADSHEET + BROADCASTER + WIKI + SPORT + SCIENCE + COURT + LIVE


@pytest.mark.parametrize("passage", PASSAGES, ids=attrgetter("text"))
def test_each_quotation_of_a_passage_has_its_speaker_and_its_verb(passage: Passage) -> None:
    quotes = body(passage.text).quotes
    speakers = [speaker for speaker, _cue in passage.quoted]
    cues = [cue for _speaker, cue in passage.quoted]
    assert as_written([quote.speaker for quote in quotes], speakers) == speakers
    assert as_written([quote.cue for quote in quotes], cues) == cues


@pytest.mark.parametrize("passage", PASSAGES, ids=attrgetter("text"))
def test_each_source_of_a_passage_is_found(passage: Passage) -> None:
    assert as_written(origins(passage.text), passage.sources) == passage.sources
