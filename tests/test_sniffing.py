from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from factcheck.sniffing import LOOKED_AT, Sample, UnfitError, sniff


def zipped(*names: str, first: bytes = b"") -> bytes:
    """A ZIP with these members; `first` is a mimetype as OpenDocument and EPUB begin with."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        if first:
            archive.writestr(zipfile.ZipInfo("mimetype"), first)
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
TYPES = "[Content_Types].xml"
DOCX = zipped(TYPES, "word/document.xml")
KEPT: list[tuple[str, bytes, str]] = [
    ("a.pdf", b"%PDF-1.7\n", "application/pdf"),
    ("a.PNG", b"\x89PNG\r\n\x1a\n\x00", "image/png"),
    ("a.jpeg", b"\xff\xd8\xff\xe0\x00", "image/jpeg"),
    ("a.gif", b"GIF87a\x01", "image/gif"),
    ("a.gif", b"GIF89a\x01", "image/gif"),
    ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    ("a.tif", b"II*\x00", "image/tiff"),
    ("a.tiff", b"MM\x00*", "image/tiff"),
    ("a.heic", b"\x00\x00\x00\x18ftypheic", "image/heic"),
    ("a.mp3", b"ID3\x04", "audio/mpeg"),
    ("a.mp3", b"\xff\xfb\x90\x64", "audio/mpeg"),
    ("a.m4a", b"\x00\x00\x00\x18ftypM4A ", "audio/mp4"),
    ("a.mp4", b"\x00\x00\x00\x18ftypisom", "video/mp4"),
    ("a.mov", b"\x00\x00\x00\x18ftypqt  ", "video/quicktime"),
    ("a.wav", b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
    ("a.ogg", b"OggS\x00", "application/ogg"),
    ("a.webm", b"\x1a\x45\xdf\xa3\x01", "video/webm"),
    ("a.docx", DOCX, f"{OOXML}wordprocessingml.document"),
    ("a.xlsx", zipped(TYPES, "xl/workbook.xml"), f"{OOXML}spreadsheetml.sheet"),
    ("a.pptx", zipped(TYPES, "ppt/presentation.xml"), f"{OOXML}presentationml.presentation"),
    ("a.odt", zipped("x", first=f"{ODF}text".encode()), f"{ODF}text"),
    ("a.ods", zipped("x", first=f"{ODF}spreadsheet".encode()), f"{ODF}spreadsheet"),
    ("a.epub", zipped("x", first=b"application/epub+zip"), "application/epub+zip"),
    ("a.zip", zipped("word/document.xml"), "application/zip"),
    ("a.zip", zipped(), "application/zip"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    ("a.rtf", b"{\\rtf1", "application/rtf"),
    ("a.warc", b"WARC/1.1\r\n", "application/warc"),
    ("a.warc.gz", gzip.compress(b"WARC/1.1\r\nWARC-Type: warcinfo"), "application/warc"),
    ("a.txt", "Vidéo\tà 12 h\r\n\x0c".encode(), "text/plain"),
    ("a.csv", "commune;été".encode("cp1252"), "text/plain"),
    ("a.csv", "commune;été".encode("utf-16"), "text/plain"),
    ("a.csv", b"\xef\xbb\xbfa;b", "text/plain"),
    ("a.txt", b"MZ, dit-il, < 3", "text/plain"),
    ("a", b"Sans fin.", "text/plain"),
    ("a.json", b' {"a": 1}', "application/json"),
    ("a.txt", b"[1]", "application/json"),
    ("a.html", b"\n<!-- x --><!DOCTYPE html><html>", "text/html"),
    ("a.htm", b"<!doctype html>Bonjour", "text/html"),
    ("a.html", b"<HTML><body>", "text/html"),
    ("a.html", b"Bonjour <b>", "text/html"),
    ("a.svg", b"<?xml version='1.0'?>\n<svg xmlns='x'><script>", "image/svg+xml"),
    ("a.xml", b"<?xml version='1.0'?><rss>", "application/xml"),
    ("a.xml", b"<rss>", "text/plain"),
]


@pytest.mark.parametrize(("name", "content", "found"), KEPT, ids=range(len(KEPT)))
def test_a_file_is_what_its_bytes_say(name: str, content: bytes, found: str) -> None:
    assert sniff(Sample(content, content), name) == found


# What people try: see the lists of the OWASP for uploads.
REFUSED: list[tuple[str, bytes, str]] = [
    ("a.txt", b"", "empty"),
    ("a.txt", b"MZ\x90\x00\x03", "program"),
    ("a.pdf", b"\x7fELF\x02", "program"),
    ("a.txt", b"#!/bin/sh\n", "program"),
    ("a.bin", b"\xca\xfe\xba\xbe\x00", "program"),
    ("a.bin", b"\xfe\xed\xfa\xce", "program"),
    ("a.bin", b"\xfe\xed\xfa\xcf", "program"),
    ("a.bin", b"\xce\xfa\xed\xfe", "program"),
    ("a.bin", b"\xcf\xfa\xed\xfe", "program"),
    ("a.wasm", b"\x00asm\x01", "program"),
    ("a.lnk", b"L\x00\x00\x00\x01\x14\x02\x00", "program"),
    ("a.gif", b"GIF89a\x01<?php system($_GET[0]); ?>", "script"),
    ("a.png", b"\x89PNG\r\n\x1a\n<SCRIPT>alert(1)", "script"),
    ("a.jpg", b"\xff\xd8\xff\xe0<% eval request", "script"),
    ("a.mp3", b"ID3<?PHP", "script"),
    ("a.dat", b"\x00\x01\x02", "unknown"),
    ("a.txt", b"a\x00b", "unknown"),
    ("a.txt", b"a\x1bb\x07", "unknown"),
    ("a.txt", b"\xff\xfe\x00\xd8", "unknown"),
    ("a.avi", b"RIFF\x00\x00\x00\x00AVI ", "unknown"),
    ("a.gz", gzip.compress(b"a tar"), "unknown"),
    ("a.warc.gz", b"\x1f\x8b\x08\x00", "unknown"),
    ("a.mp3", b"\xff\xfb\xf0\x00", "unknown"),
    ("a.mp3", b"\xff\xfb\x9c\x00", "unknown"),
    ("a.php", b"GIF89a\x01", "ending"),
    ("a.pdf.exe", b"%PDF-1.7", "ending"),
    ("a.html", b"%PDF-1.7", "ending"),
    ("a.png", b"\xff\xd8\xff\xe0", "ending"),
    ("a.docx", zipped("word/document.xml"), "ending"),
    ("a.docm", DOCX, "ending"),
    ("a.jar", zipped("META-INF/MANIFEST.MF"), "ending"),
    ("a.txt", b"<!DOCTYPE html><script>", "ending"),
    ("a.csv", b" <svg onload=x>", "ending"),
    ("a.js", b"alert(1)", "ending"),
    ("a.php", b"<?php phpinfo();", "ending"),
    ("a.bat", b"@echo off", "ending"),
]


@pytest.mark.parametrize(("name", "content", "code"), REFUSED, ids=range(len(REFUSED)))
def test_what_the_desk_does_not_keep(name: str, content: bytes, code: str) -> None:
    with pytest.raises(UnfitError) as refusal:
        sniff(Sample(content, content), name)

    assert refusal.value.code == code


def test_a_script_at_the_end_of_a_picture_is_found_too() -> None:
    with pytest.raises(UnfitError, match="script"):
        sniff(Sample(b"GIF89a\x01", b"\x00;<?php"), "a.gif")


def test_the_parts_of_a_long_office_document_are_named_at_its_end() -> None:
    sample = Sample(DOCX[:60], DOCX[60:])

    assert sniff(sample, "a.docx") == f"{OOXML}wordprocessingml.document"


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_character_cut_by_the_sample_is_no_fault(cut: int) -> None:
    head = b"a" * (LOOKED_AT - cut) + "🙂".encode()[:cut]

    assert sniff(Sample(head), "a.txt") == "text/plain"


def test_a_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(b"\x00" * 50_000_000)

    with pytest.raises(UnfitError, match="unknown"):
        sniff(Sample(bomb[:LOOKED_AT]), "a.gz")
