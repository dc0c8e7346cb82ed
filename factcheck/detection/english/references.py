"""English names and references that hold a number. Keys are lower case."""

from __future__ import annotations

from factcheck.detection.tables import NameTable, words

NAMES = NameTable(
    references=words(
        """
        article articles page pages p pp chapter chapters no nos number section sections
        paragraph paragraphs clause resolution annex figure fig table room gate door
        platform flight phase stage level category type class grade ep episode season volume
        vol part version route highway interstate line lane channel area unit block ward
        district step day week round game chapter verse tier title proposition prop
        amendment bill schedule appendix item question lot lesson rule act scene post posts
        suite apartment apt box bus exit track terminal pier layer mark id isbn issn ref
        formation size psalm
        """
    ),
    seasons=frozenset({"season", "class"}),
    brands=words(
        """
        formula windows iphone ipad ipod playstation xbox boeing airbus ubuntu firefox
        android ios html galaxy apollo ariane falcon soyuz channel radio bbc kepler nintendo
        wii chrome explorer office photoshop opera debian fedora linux mac voyager pioneer
        gemini mig tupolev catch ocean super world fifa madden windows fallout area studio
        ie
        """
    ),
    no_names=words(
        """
        the a an and or but in on at of for to from by with about around nearly almost over
        under more less than least most up some only just another all any no not since until
        before after during between christmas easter thanksgiving ramadan among within per plus minus roughly approximately is was
        were are has had have these those his her their its our my your this that when where
        while as if then there here he she they it we i you both total every each first last
        next other others two three four five six seven eight nine ten eleven twelve monday
        tuesday wednesday thursday friday saturday sunday january february march april may
        june july august september october november december aged born late early mid circa
        including
        """
    ),
    streets=words(
        """
        street st avenue ave road rd boulevard blvd lane drive square place way court
        terrace crescent
        """
    ),
    numbered_names=frozenset({"minutes", "hours"}),
    idioms=(("four", "corners"), ("ten", "commandments")),
    fixed=frozenset({"24/7", "9/11", "7/7", "50/50", "20/20"}),
)  # fmt: skip
