from __future__ import annotations

import codecs

import pytest

from factcheck.intake import MAX_CHARACTERS, IntakeError, decode

FRENCH = "Près de 500 000 élèves, où ça ? À Dax…\nLe prix : 12 € l’unité."


def refusal(data: bytes) -> IntakeError:
    with pytest.raises(IntakeError) as caught:
        decode(data)
    return caught.value


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "windows-1252"),
    ],
)
def test_french_text_is_read_in_every_encoding(mark: bytes, encoding: str) -> None:
    assert decode(mark + FRENCH.encode(encoding)) == FRENCH


def test_latin_1_is_read() -> None:
    assert decode("Des données volées à Dax".encode("latin-1")) == "Des données volées à Dax"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, "\u200b\u00a0".encode()])
def test_nothing_visible_is_empty(data: bytes) -> None:
    assert refusal(data).code == "empty"


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "ZIP, DOCX or ODT"),
        (b"{\\rtf1", "RTF"),
        (b"\xd0\xcf\x11\xe0", "DOC"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
    ],
)
def test_known_file_formats_are_named(start: bytes, kind: str) -> None:
    error = refusal(start + b"\x00\x01 some bytes")

    assert (error.code, error.params) == ("format", {"kind": kind})
    assert str(error) == (
        f"This is a {kind} file, which cannot be read. Save the article as DOCX, HTML, Markdown "
        "or plain text, or paste its words."
    )


def test_a_format_is_known_only_at_the_beginning() -> None:
    assert decode(b"The file began with %PDF.") == "The file began with %PDF."


def test_nul_bytes_are_binary() -> None:
    error = refusal(b"Some text\x00 and" + b"abcdefgh" * 3)

    assert (error.code, error.params) == ("binary", {"count": 1, "offset": 9})


def test_alternating_nuls_that_hide_no_text_are_binary() -> None:
    assert refusal(b"\x01\x00\x02\x00\x03\x00\x04\x00").code == "binary"


def test_utf_32_without_its_mark_is_binary() -> None:
    assert refusal("Des données".encode("utf-32-le")).code == "binary"


def test_utf_16_cut_in_half_a_unit_is_binary() -> None:
    assert refusal(FRENCH.encode("utf-16-le")[:-1]).code == "binary"


def test_many_controls_are_binary() -> None:
    error = refusal(b"ok" + b"\x01\x02\x03" * 10)

    assert (error.code, error.params) == ("binary", {"count": 30, "offset": 2})


def test_a_few_stray_controls_are_tolerated() -> None:
    assert decode(b"a\x01b\x1bc") == "a\x01b\x1bc"


def test_surrogates_written_as_utf_8_are_named() -> None:
    error = refusal(b"ab\xed\xa0\x80c")

    assert (error.code, error.params) == ("surrogate", {"offset": 2})


def test_a_lone_surrogate_in_utf_16_is_named() -> None:
    error = refusal(codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00")

    assert (error.code, error.params) == ("surrogate", {"offset": 1})


def test_damaged_utf_8_is_refused_with_its_first_bad_byte() -> None:
    error = refusal("élève à Dax".encode() + b"\xe9" + "é".encode())

    assert (error.code, error.params) == (
        "encoding",
        {"byte": "0xE9", "offset": 14, "encoding": "UTF-8"},
    )


def test_a_marked_utf_8_file_is_never_read_as_windows_1252() -> None:
    error = refusal(codecs.BOM_UTF8 + b"caf\xe9")

    assert (error.code, error.params) == (
        "encoding",
        {"byte": "0xE9", "offset": 6, "encoding": "UTF-8"},
    )


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_bytes_unknown_to_windows_1252_are_refused(byte: int) -> None:
    error = refusal(b"caf\xe9 " + bytes([byte]))

    assert (error.code, error.params) == (
        "encoding",
        {"byte": f"0x{byte:02X}", "offset": 5, "encoding": "windows-1252"},
    )


def test_windows_1252_that_holds_one_utf_8_sequence_by_accident_is_read() -> None:
    assert decode("À «CAFÉ» près".encode("windows-1252")) == "À «CAFÉ» près"


def test_truncated_utf_16_is_refused() -> None:
    error = refusal(codecs.BOM_UTF16_LE + "été".encode("utf-16-le")[:-1])

    assert (error.code, error.params) == (
        "encoding",
        {"byte": "0xE9", "offset": 6, "encoding": "UTF-16"},
    )


def test_five_megabytes_are_refused_with_both_numbers() -> None:
    error = refusal(b"\xe9" * 5_000_000)

    assert (error.code, error.params) == (
        "too_large",
        {"size": 1_249_999, "limit": MAX_CHARACTERS},
    )
    assert str(error) == (
        "The article is too large: it has at least 1249999 characters, at most 1000000 are read."
    )


def test_the_longest_article_passes_in_the_widest_encoding() -> None:
    text = "a" * MAX_CHARACTERS

    assert decode(codecs.BOM_UTF32_LE + text.encode("utf-32-le")) == text
