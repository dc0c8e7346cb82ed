"""Parts of addresses that can be one of a few words. Whoever writes one in a route names it by the
constant, so that it is known there."""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import StringConverter

from factcheck.choices import AboutName, Language


class AboutConverter(StringConverter):
    regex = "|".join(AboutName.values)


class LanguageConverter(StringConverter):
    regex = "|".join(Language.values)


ABOUT, IN_LANGUAGE = "<about:name>", "<language:language>"
register_converter(AboutConverter, "about")
register_converter(LanguageConverter, "language")
