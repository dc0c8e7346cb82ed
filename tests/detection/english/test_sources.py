"""Whom English news attributes its statements to."""

from __future__ import annotations

import pytest

from tests.detection.english.reading import as_written, body, origins

STATED = [
    # Names, with and without title, trade and apposition.
    ("Hana Voss said the mine would reopen in May.", ["Hana Voss"]),
    ("Energy minister Hana Voss said on Monday that the mine would reopen.", ["[Energy minister ][minister ]Hana Voss"]),
    ("Hana Voss, the energy minister, said the mine would reopen.", ["Hana Voss[, the energy minister]"]),
    ("The energy minister, Hana Voss, said the mine would reopen.", ["[The ][energy minister, ]Hana Voss"]),
    ("Voss, who chairs the committee, said the mine would reopen.", ["Voss"]),
    ("The mine will reopen in May, Ms Voss said.", ["[Ms ]Voss"]),
    ("The mine will reopen in May, said Hana Voss, adding that 300 people would be hired.", ["Hana Voss"]),
    ("Mr Pell, 47, admitted that he had never read the contract.", ["[Mr ]Pell"]),
    ("Detective Chief Inspector Joe Pell said two men were being questioned.", ["[Detective ][Chief ][Inspector ]Joe Pell"]),
    ("U.S. Rep. Mona Ives, D-Ohio, said she would vote against the bill.", ["[U.S. ][Rep. ]Mona Ives"]),
    ("Erik af Ström, from the Maritime Museum, says the wreck is Dutch.", ["Erik af Ström[, from the Maritime Museum]"]),
    ("The museum's Erik Ström says the wreck is Dutch.", ["[The ][museum's ]Erik Ström"]),
    ("Jean Bly of the Norland Institute said the ice was thin.", ["Jean Bly[ of the Norland Institute]"]),
    ("Labour's Jean Bly said the ice was thin.", ["[Labour's ]Jean Bly"]),
    ("His barrister, Tim Foy QC, said an appeal was likely.", ["[His barrister, ]Tim Foy[ QC]"]),
    ("Speaking to the BBC, Jean Bly said the ice was thin.", ["Jean Bly"]),
    # Bodies, governments, firms, papers.
    ("The World Mining Council said output fell by 3% last year.", ["[The ]World Mining Council"]),
    ("Harlow Foods Inc said it would close two plants.", ["Harlow Foods[ Inc]"]),
    ("The company said it would close two plants.", ["[The ]company"]),
    ("Police said the driver was arrested.", ["Police"]),
    ("West Norland Police said the driver was arrested.", ["West Norland Police"]),
    ("Brussels says the subsidy breaks the rules.", ["Brussels"]),
    ("Moscow has denied that its ships were in the bay.", ["Moscow"]),
    ("The Kremlin said talks would go on.", ["[The ]Kremlin"]),
    ("The opposition says the count was rigged.", ["[The ]opposition"]),
    ("The Foreign Ministry announced on Friday that two envoys had left.", ["[The ]Foreign Ministry"]),
    ("Norland's defence ministry announced that two ships had been sunk.", ["[Norland's ]defence ministry"]),
    ("The White House insisted there was no deal.", ["[The ]White House"]),
    ("The Norland Times reported on Sunday that the bank was for sale.", ["[The ]Norland Times"]),
    ("Xinhua reports that the ferry sank within minutes.", ["Xinhua"]),
    # Roles without a name.
    ("A spokesman for the ministry, who asked not to be named, told Reuters the envoy had left.", ["[A ]spokesman[ for the ministry]", "?Reuters"]),
    ("A government spokeswoman said the envoy had left.", ["[A ][government ]spokeswoman"]),
    ("Witnesses said they heard three shots.", ["Witnesses"]),
    ("Eyewitnesses told the BBC they saw a van.", ["Eyewitnesses", "?[the ]BBC"]),
    ("Residents say the smell comes from the plant.", ["Residents"]),
    ("Local residents say the smell comes from the plant.", ["[Local ]residents"]),
    ("Experts believe the virus spread from a market.", ["Experts"]),
    ("Officials in Norland said 14 miners were missing.", ["Officials[ in Norland]"]),
    ("Two senior officials said the envoy had left.", ["[Two ][senior ]officials"]),
    ("Her lawyer said she would appeal.", ["[Her ]lawyer"]),
    ("One of the survivors said the boat was full.", ["[One of the ]survivors"]),
    ("Scientists at the University of Norland say the glacier is doomed.", ["Scientists[ at the University of Norland]"]),
    ("An official who asked for anonymity said the envoy had left.", ["[An ]official"]),
    ("The minister's chief of staff said the envoy had left.", ["[The ][minister's ]chief of staff"]),
    ("Mr Pell's lawyers say the evidence was planted.", ["[Mr ][Pell's ]lawyers"]),
    ("Lawyers for Mr Pell say the evidence was planted.", ["Lawyers[ for Mr Pell]"]),
    ("A 34-year-old man from Hull said he had seen a flash.", ["[A ][34-year-old ]man[ from Hull]"]),
    ("The talks have failed, our correspondent reports.", ["[our ]correspondent"]),
    ("Bees can count, scientists reported Monday.", ["scientists"]),
    ("Critics say the ice is thin.", ["Critics"]),
    # Without a name on purpose.
    ("Sources close to the talks said a deal was near.", ["Sources[ close to the talks]"]),
    ("A source familiar with the matter said on condition of anonymity that a deal was near.", ["[A ]source[ familiar with the matter]"]),
    ("The envoy had left, said a diplomat who spoke on condition of anonymity.", ["[a ]diplomat"]),
    ("A deal was near, two people with knowledge of the talks told AP.", ["[two ]people[ with knowledge of the talks]", "?AP"]),
    # Two together.
    ("Hana Voss and Joe Pell said they had not been asked.", ["Hana Voss", "Joe Pell"]),
    ("Police and witnesses said the driver ran away.", ["Police", "witnesses"]),
    ("Both men said they had been asleep.", ["[Both ]men"]),
    ("The mine will reopen, according to Hana Voss and the Norland Times.", ["Hana Voss", "[the ]Norland Times"]),
    # Who is quoted by whom.
    ("Hana Voss was quoted as saying by Xinhua that the ferry was too full.", ["Hana Voss", "?Xinhua"]),
    ("Xinhua quoted Hana Voss as saying the ferry was too full.", ["?Xinhua", "Hana Voss"]),
    ("Prosecutors said the captain had told them the ferry was too full.", ["Prosecutors", "?[the ]captain"]),
]  # fmt: skip

REFERRED_TO = [
    ("According to Hana Voss, the mine will reopen in May.", ["Hana Voss"]),
    ("The mine will reopen, according to the energy minister, Hana Voss.", ["[the ][energy minister, ][energy minister ]Hana Voss"]),
    ("Output fell by 3%, according to the World Mining Council (WMC).", ["[the ]World Mining Council[ (WMC)]"]),
    ("The mine lost £3m last year, according to a report published on Tuesday by the Institute for Mining.", ["[a ]report[ published on Tuesday by the Institute for Mining]"]),
    ("According to police, the driver was drunk.", ["police"]),
    ("According to a study in the journal Northern Ice, the glacier will be gone by 2060.", ["[a ]study[ in the journal Northern Ice]"]),
    ("According to court documents, Pell owed the club £40,000.", ["[court ]documents"]),
    ("According to figures from the Norland Office for Statistics, prices rose 4%.", ["[figures from ][the ]Norland Office for Statistics"]),
    ("According to local media, six people were hurt.", ["[local ]media"]),
    ("According to her blog, Voss has never been to Norland.", ["[her ]blog"]),
    ("Six people were hurt, according to the Norland Times.", ["[the ]Norland Times"]),
    ("In the words of Hana Voss, the mine is a grave.", ["Hana Voss"]),
    # What is written speaks.
    ("The report says the dam was never inspected.", ["[The ]report"]),
    ("A study by the University of Norland found that one in five adults sleeps badly.", ["[A ]study[ by the University of Norland]"]),
    ("The statement said two envoys had left.", ["[The ]statement"]),
    ("Court documents show that Pell owed the club £40,000.", ["[Court ]documents"]),
    ("The website says the shop is closed.", ["[The ]website"]),
    ("A poll for the Norland Times suggests that the party would lose 20 seats.", ["[A ]poll[ for the Norland Times]"]),
    ("The indictment alleges that Pell took bribes for ten years.", ["[The ]indictment"]),
    ("The club said in a statement that Pell had resigned.", ["[The ]club"]),
    ("In a statement, the club said Pell had resigned.", ["[the ]club"]),
    ("In its annual report, the World Mining Council warns that output will fall.", ["[the ]World Mining Council"]),
    ("Citing two officials, the Norland Times reported that the bank was for sale.", ["?[two ]officials", "[the ]Norland Times"]),
    ("Data from the Weather Office shows the ice is thin.", ["Data[ from the Weather Office]"]),
    ("New research suggests the ice is thin.", ["[New ]research"]),
    ("A survey of 2,000 adults found most of them sleep badly.", ["[A ]survey[ of 2,000 adults]"]),
    # In broken English.
    ("The Zatav journalist has told AFP that the list was sold.", ["[The ][Zatav ]journalist", "?AFP"]),
]  # fmt: skip

NO_SOURCES = [
    # Nobody says anything.
    "The mine closed in 1998 and reopened in 2004.",
    "Hana Voss arrived in Norland on Monday for talks on the mine.",
    "The said house stood empty for years.",
    "Reports on the harbour are due in May.",
    "Claims worth £3m were paid after the floods.",
    "The state owns a third of the shares.",
    # Said by nobody in particular.
    "It is said that the house is haunted.",
    "It is alleged that the driver was drunk.",
    "The driver was reportedly drunk.",
    "The house is said to have belonged to a pirate.",
    "It has been reported that the bank is for sale.",
    # A pronoun is no mention.
    "She said the mine would reopen.",
    "They told me that it was late.",
    "According to him, the mine is safe.",
    # "According to" something that nobody says.
    "The shares are paid according to age.",
    "The match went according to plan.",
    "Everything was done according to the rules.",
    # To say something with a plan or a wish.
    "Hana Voss did not say when the mine would reopen.",
    "Pell called his wife and drove home.",
    "The court will hear the case in May.",
    "Fans called for the coach to go.",
]


@pytest.mark.parametrize(("text", "mentions"), STATED)
def test_the_subject_of_a_verb_of_saying_is_a_source(text: str, mentions: list[str]) -> None:
    assert as_written(origins(text), mentions) == mentions


@pytest.mark.parametrize(("text", "mentions"), REFERRED_TO)
def test_what_a_statement_is_taken_from_is_a_source(text: str, mentions: list[str]) -> None:
    assert as_written(origins(text), mentions) == mentions


@pytest.mark.parametrize("text", NO_SOURCES)
def test_nobody_is_made_a_source_where_nobody_says_anything(text: str) -> None:
    assert origins(text) == []


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("Hana Voss said the mine would reopen.", "Hana Voss", "person"),
        ("Ms Voss said the mine would reopen.", "[Ms ]Voss", "person"),
        (
            "The World Mining Council said output fell.",
            "[The ]World Mining Council",
            "organization",
        ),
        ("NATO said the convoy had left.", "NATO", "organization"),
        ("The Norland Times reported that the bank was for sale.", "[The ]Norland Times", "outlet"),
        ("According to the BBC, six people were hurt.", "[the ]BBC", "outlet"),
        ("A spokesman said six people were hurt.", "[A ]spokesman", "role"),
        ("Witnesses said they heard three shots.", "Witnesses", "role"),
        ("The report says the dam was never inspected.", "[The ]report", "document"),
        ("A study found that one in five adults sleeps badly.", "[A ]study", "document"),
    ],
)
def test_a_source_has_its_kind(text: str, mention: str, kind: str) -> None:
    sources = body(text).sources
    assert as_written([source.text for source in sources], [mention]) == [mention]
    assert [source.source_kind for source in sources] == [kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hana Voss said it would reopen. Voss said she was glad.", ["Hana Voss"] * 2),
        ("Hana Voss said it would reopen. Ms Voss said she was glad.", ["Hana Voss"] * 2),
        (
            "According to Human Justice Norland (HJN), four died. HJN said two more were hurt.",
            ["Human Justice Norland"] * 2,
        ),
    ],
)
def test_a_source_goes_by_its_fullest_name(text: str, names: list[str]) -> None:
    assert [source.name for source in body(text).sources] == names


@pytest.mark.parametrize(
    ("text", "declined"),
    [
        ("Hana Voss declined to comment.", ["Hana Voss"]),
        ("The company did not respond to a request for comment.", ["[The ]company"]),
        ("A spokesman for the bank refused to comment on the leak.", ["[A ]spokesman[ for the bank]"]),
        ("Harlow Foods would not comment.", ["Harlow Foods"]),
        ("The ministry did not immediately reply to questions from Reuters.", ["[The ]ministry"]),
        ("Harlow Foods could not be reached for comment.", ["Harlow Foods"]),
    ],
)  # fmt: skip
def test_who_declined_to_speak_has_said_nothing(text: str, declined: list[str]) -> None:
    silent = [source for source in body(text).sources if source.role == "declined"]
    assert origins(text) == []
    assert as_written([source.text for source in silent], declined) == declined
    assert ["declined" in source.warnings for source in silent] == [True]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Hana Voss told the BBC that the mine would reopen.", ["[the ]BBC"]),
        ('"It will reopen," a spokesman told Reuters.', ["Reuters"]),
        ("Hana Voss told her daughter that the mine would reopen.", []),
    ],
)
def test_who_was_told_is_a_recipient(text: str, recipients: list[str]) -> None:
    told = [source.text for source in body(text).sources if source.role == "recipient"]
    assert as_written(told, recipients) == recipients


def test_a_pronoun_does_not_hide_the_sources_beside_it() -> None:
    text = "She said the mine would reopen, but police said it was unsafe."
    assert origins(text) == ["police"]
