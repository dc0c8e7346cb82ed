"""Outside judges on a running demo, one table: `make judges`."""

from __future__ import annotations

import shutil
import sys
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.e2e.conftest import CHROMIUM_FLAGS
from tests.e2e.server import prepared, running_desk
from tests.judges import programs
from tests.judges.attacks import attacks
from tests.judges.browser import browsers
from tests.judges.documents import documents
from tests.judges.site import look_around
from tests.judges.verdicts import Judgement, table


def main() -> int:
    if missing := programs.missing():
        sys.stdout.write(f"Not on this machine: {', '.join(missing)}. No judge was asked.\n")
        return 1
    programs.install()
    judgements: list[Judgement] = []
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        ready = prepared(Path(scratch))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS
        )
        with running_desk(ready) as desk:
            site = look_around(desk, browser)
            # The attacks come last: they leave the desk in disorder.
            for judgement in chain(documents(site), browsers(site), attacks(site)):
                sys.stdout.write(f"{judgement.judge}: {len(judgement.faults)}\n")
                sys.stdout.flush()
                judgements.append(judgement)
        browser.close()
    sys.stdout.write("\n" + table(judgements) + "\n")
    return int(any(judgement.faults for judgement in judgements))


if __name__ == "__main__":
    sys.exit(main())
