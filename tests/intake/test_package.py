"""Hostile and damaged Word files."""

from __future__ import annotations

import random
import struct
import zipfile

import pytest

from factcheck.intake import MAX_FILE, IntakeError, package, read_article
from factcheck.intake.package import MAX_ENTRIES, MAX_UNPACKED, safe_package
from tests.drafts import (
    NAMESPACES,
    draft_document,
    package_parts,
    paragraph,
    parts_of,
    saved,
    zipped,
)

BOMB = (
    '<!DOCTYPE z [<!ENTITY a "{ten}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<w:document {names}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
XXE = (
    '<?xml version="1.0"?>\n<!doctype z [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    "<w:document {names}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
)


def parts(body: str = "") -> dict[str, bytes]:
    return package_parts(body or paragraph("Titre"), links={})


def refusal(data: bytes) -> IntakeError:
    with pytest.raises(IntakeError) as caught:
        read_article(data, format="docx")
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("document", [BOMB, XXE])
@pytest.mark.parametrize("name", ["word/document.xml", "docProps/app.xml", "_rels/.rels", "x.XML"])
def test_a_document_type_is_refused_in_any_part(document: str, encoding: str, name: str) -> None:
    xml = document.format(names=NAMESPACES, ten="x" * 10)

    assert refusal(zipped(parts() | {name: xml.encode(encoding)})).code == "doctype"


@pytest.mark.parametrize(
    "xml",
    [
        '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE z+AD4APA-a/+AD4-',
        '<?xml version="1.0" encoding="IBM037"?><a/>',
        '<?xml version="1.0" encoding="iso-8859-1"?>' + parts()["word/document.xml"].decode(),
        "+ADwAIQ-DOCTYPE z+AD4-",
    ],
)
def test_an_encoding_that_hides_a_document_type_is_refused(xml: str) -> None:
    assert refusal(zipped(parts() | {"word/document.xml": xml.encode()})).code == "broken"
    assert refusal(zipped(parts() | {"x.xml": "<?xml?><a/>".encode("cp037")})).code == "broken"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_encodings_of_a_package_are_read(encoding: str) -> None:
    whole = parts(paragraph("Été 🎉"))
    name = "utf-16" if encoding == "utf-16" else "UTF-8"
    xml = f'<?xml version="1.0" encoding="{name}" standalone="yes"?>\n'
    whole["word/document.xml"] = (xml + whole["word/document.xml"].decode()).encode(encoding)

    assert read_article(zipped(whole), format="docx").text == "Été 🎉"


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = parts()
    size = sum(len(xml) for xml in whole.values())

    monkeypatch.setattr(package, "MAX_UNPACKED", size)
    assert read_article(zipped(whole), format="docx").text == "Titre"

    monkeypatch.setattr(package, "MAX_UNPACKED", size - 1)
    assert refusal(zipped(whole)).code == "bomb"


def test_a_file_that_is_packed_too_tightly_is_refused() -> None:
    spaces = b"<a>" + b" " * 3_000_000 + b"</a>"

    assert refusal(zipped(parts() | {"word/styles.xml": spaces})).code == "bomb"


def test_pictures_are_never_unpacked() -> None:
    pictures = {"word/media/a.png": b"\0" * (MAX_UNPACKED + 1), "word/media/b.svg": b"<!DOCTYPE x>"}
    data = zipped(parts_of(saved(draft_document())) | pictures)

    assert read_article(data, format="docx").headline == "Vols de données"
    with zipfile.ZipFile(safe_package(data)) as archive:
        assert [archive.read(name) for name in pictures] == [b"", b""]
        assert archive.read("word/document.xml").startswith(b"<?xml")


def test_too_many_entries_are_refused_before_they_are_read() -> None:
    entries = {f"word/media/{n}.png": b"" for n in range(10_000)}

    assert refusal(zipped(parts() | entries)).code == "bomb"


def test_as_many_entries_as_allowed_are_read() -> None:
    whole = parts()
    most = MAX_ENTRIES - len(whole)

    assert read_article(zipped(whole | {f"{n}.png": b"" for n in range(most)}), format="docx").text
    assert refusal(zipped(whole | {f"{n}.png": b"" for n in range(most + 1)})).code == "bomb"


def test_sizes_that_lie_unpack_no_more_than_they_say() -> None:
    name = b"word/document.xml"
    whole = zipped(parts(paragraph("x" * 1000)))
    place = whole.index(name, whole.index(b"PK\x01\x02")) - 46
    lied = bytearray(whole)
    lied[place + 24 : place + 28] = struct.pack("<I", 20)

    assert refusal(bytes(lied)).code == "broken"


def test_a_file_that_is_too_heavy_is_refused() -> None:
    error = refusal(b"PK" + bytes(MAX_FILE - 1))

    assert (error.code, error.params) == ("heavy", {"limit": 20})
    assert refusal(b"PK" + bytes(MAX_FILE - 2)).code == "broken"


def test_a_locked_file_is_named_so() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    locked = zipped(parts())
    flags = locked.index(b"PK\x01\x02") + 8

    assert refusal(ole + "EncryptedPackage".encode("utf-16-le")).code == "encrypted"
    assert refusal(ole).params == {"kind": "DOC"}
    assert refusal(locked[:flags] + b"\x01" + locked[flags + 1 :]).code == "encrypted"


def test_a_file_with_macros_under_another_name_is_refused() -> None:
    whole = parts_of(saved(draft_document()))
    types = whole["[Content_Types].xml"].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"vnd.ms-word.document.macroEnabled.main+xml",
    )

    assert refusal(zipped(whole | {"[Content_Types].xml": types})).params == {"kind": "DOCM"}


@pytest.mark.parametrize(
    "missing",
    [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/comments.xml",
        "word/styles.xml",
    ],
)
def test_a_part_that_is_missing_is_no_crash(missing: str) -> None:
    whole = parts_of(saved(draft_document()))
    del whole[missing]

    assert refusal(zipped(whole)).code == "broken"


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_word_never_uses_is_refused(packing: int) -> None:
    assert refusal(zipped(parts(), packing=packing)).code == "broken"


def test_a_name_that_stands_twice_is_refused() -> None:
    whole = parts() | {"WORD/document.xml": b"<a/>"}

    assert refusal(zipped(whole)).code == "broken"


def test_elements_nested_too_deep_are_refused() -> None:
    deep = "<w:sdt>" * 1000 + "</w:sdt>" * 1000

    assert refusal(zipped(parts(deep))).code == "broken"


def test_parts_in_a_long_chain_are_refused() -> None:
    whole = parts()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="{kind}" Target="{target}"/></Relationships>'
    )
    for number in range(900):
        name = f"word/p{number}.xml"
        whole[name] = b"<a/>"
        whole[f"word/_rels/p{number}.xml.rels"] = rels.format(
            kind=kind, target=f"p{number + 1}.xml"
        ).encode()
    whole["word/_rels/document.xml.rels"] = rels.format(kind=kind, target="p0.xml").encode()

    assert refusal(zipped(whole)).code == "broken"


def test_any_damage_is_refused_or_read() -> None:
    whole = saved(draft_document())
    chance = random.Random(1)  # noqa: S311 -- no secret
    for _ in range(150):
        data = bytearray(whole)
        for _damage in range(chance.choice([1, 1, 3, 30])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
        try:
            assert read_article(cut, format="docx").text
        except IntakeError as error:
            assert error.code in {"broken", "encrypted", "format", "bomb", "doctype", "empty"}  # noqa: PT017
