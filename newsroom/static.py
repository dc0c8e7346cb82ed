"""Static files whose names hold a hash of what is in them."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped base
    """Also in `import … from "./x.js"` of our own modules, so that none meets an older neighbour.

    Django's own switch for this reads every file, and fails on comments of a package that we serve.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        (
            "factcheck/js/*.js",
            ((r'(?P<matched>from\s+"(?P<url>\./[\w-]+\.js)")', 'from "%(url)s"'),),
        ),
    )
