"""Static files as they are served: names that hold a hash, scripts without their comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch

from django.core.files.base import ContentFile, File
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "factcheck/js/*.js"
_COMMENT = re.compile(rb"//|/\*|\*[ /]|\*$")


class ModuleStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped base
    """Hashed names also in `import … from "./x.js"` of our own modules, so that none meets an older one.

    Django's own switch for this reads every file, and fails on comments of a package that we serve.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        (OURS, ((r'(?P<matched>from\s+"(?P<url>\./[\w-]+\.js)")', 'from "%(url)s"'),)),
    )

    def _save(self, name: str, content: File[bytes]) -> str:
        if fnmatch(name, OURS):
            whole = b"".join(content.chunks())
            content = ContentFile(b"".join(lean(whole.splitlines(keepends=True))))
        return str(super()._save(name, content))


def lean(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a script without indentation and without those that are comments.

    Lines, not tokens: a script of ours begins none inside of a string, and none with a `*`.
    """
    for line in lines:
        bare = line.lstrip()
        if bare and not _COMMENT.match(bare):
            yield bare
