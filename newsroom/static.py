"""Static files as they are served: names that hold a hash, scripts without their comments, style
sheets of sheets as one file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import filter as fnmatch_filter
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile, File
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "factcheck/js/*.js"
SHEETS = "factcheck/css/*.css"
_IMPORT = re.compile(rb'^@import url\("([\w/-]+\.css)"\);\n', re.MULTILINE)
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

    def post_process(self, paths: Any, *args: Any, **kwargs: Any) -> Iterator[Any]:
        """Of what was collected, the sheets joined anew: one that is imported may have changed alone.

        Django would read the sources again, which are not joined.
        """
        for name in fnmatch_filter(paths, SHEETS):
            source, path = paths[name]
            Path(self.path(name)).write_bytes(joined(Path(source.path(path))))
        yield from super().post_process({path: (self, path) for path in paths}, *args, **kwargs)


def joined(sheet: Path) -> bytes:
    """A style sheet with those that it imports in their place, so that a browser asks once.

    For sheets without `url(…)` of their own: an address is relative to where it stands.
    """
    return _IMPORT.sub(lambda found: joined(sheet.parent / found[1].decode()), sheet.read_bytes())


def lean(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a script without indentation and without those that are comments.

    Lines, not tokens: a script of ours begins none inside of a string, and none with a `*`.
    """
    for line in lines:
        bare = line.lstrip()
        if bare and not _COMMENT.match(bare):
            yield bare
