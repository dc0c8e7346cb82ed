"""What made a page besides its rows: the code, the templates, the words, the style sheets and the
settings. Another one of any of them is another build, whose pages are not those that are stored."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import django
from django.conf import ENVIRONMENT_VARIABLE, settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured

import factcheck

# What pages say or headers carry. Nothing secret: the id stands in rows.
_SETTINGS = (
    *("CONTENT_SECURITY_POLICY", "FACTCHECK_ORGANIZATION", "FACTCHECK_SIGNATURES"),
    *("LANGUAGE_CODE", "MIDDLEWARE", "SECURE_HSTS_SECONDS", "SECURE_REFERRER_POLICY", "SITE_URL"),
    *("STATIC_URL", "TIME_ZONE", "X_FRAME_OPTIONS"),
)
_CODE = frozenset({".html", ".xml", ".mo", ".py", ".txt"})


def build_id() -> str:
    """The same in every process of a deployment, on every machine of it."""
    said = {name: getattr(settings, name, None) for name in _SETTINGS}
    # Pages name files as they were collected, which may be before or after the code was put there.
    collected = getattr(staticfiles_storage, "manifest_hash", "")
    text = json.dumps([django.__version__, _files(), collected, said], default=str, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


@cache
def _files() -> str:
    """The digest of all that is on the disk, by its bytes: read once, when the process begins."""
    digest = hashlib.blake2b(digest_size=16)
    for name, path in sorted(_found()):
        digest.update(f"{name}\n".encode() + hashlib.blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


def _project() -> Path:
    """Where the settings are, the addresses and the formats of dates."""
    spec = find_spec(os.environ[ENVIRONMENT_VARIABLE].partition(".")[0])
    if spec is None or not spec.submodule_search_locations:
        raise ImproperlyConfigured("The settings have to be a module of a package.")
    return Path(spec.submodule_search_locations[0])


def _found() -> Iterator[tuple[str, Path]]:
    templates = [Path(place) for engine in settings.TEMPLATES for place in engine["DIRS"]]
    words = [Path(place) for place in settings.LOCALE_PATHS]
    for folder in (Path(factcheck.__file__).parent, _project(), *templates, *words):
        for path in folder.rglob("*"):
            if path.suffix in _CODE:
                yield f"{folder.name}/{path.relative_to(folder).as_posix()}", path
    # Pages name the files of the site's styles by their content.
    for finder in get_finders():
        for name, storage in finder.list([]):
            if name.startswith("factcheck/"):
                yield f"static/{name}", Path(storage.path(name))
