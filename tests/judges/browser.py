"""Judges that look at a page in a browser."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.conftest import CHROMIUM_FLAGS
from tests.e2e.watching import violations
from tests.judges import programs
from tests.judges.site import Site
from tests.judges.verdicts import Judgement

LANGUAGES = ("fr-FR", "en-GB")
SCHEMES = ("light", "dark")
LEAST = 0.99


def browsers(site: Site) -> Iterator[Judgement]:
    yield axe(site)
    yield lighthouse(site)


def axe(site: Site) -> Judgement:
    """Every page in both themes; those of the desk in both languages too.

    The pages of the admin are Django's own: its search box and its breadcrumbs are not ours to mend.
    """
    faults, count = [], 0
    for scheme in SCHEMES:
        for locale in LANGUAGES:
            for role in ("", "editor"):
                # A public page speaks the language of what it publishes.
                if role == "" and locale != LANGUAGES[0]:
                    continue
                with site.browsing(role, locale=locale, color_scheme=scheme) as page:
                    for name, address in site.roads[role].items():
                        page.goto(address)
                        count += 1
                        faults += [f"{name}, {scheme}, {locale}: {v}" for v in violations(page)]
    return Judgement("axe-core 4.12", f"{count} looks", faults)


def lighthouse(site: Site) -> Judgement:
    """Performance, accessibility, best practices and search engines, at 99 of 100 each."""
    faults, least = [], 1.0
    scratch = programs.WHERE / "lighthouse.json"
    flags = " ".join(["--headless", *CHROMIUM_FLAGS])
    for name, url in site.measured.items():
        scratch.unlink(missing_ok=True)
        said = programs.run(
            [
                "node",
                str(programs.NODE / "lighthouse" / "cli" / "index.js"),
                url,
                "--quiet",
                f"--chrome-flags={flags}",
                "--output=json",
                f"--output-path={scratch}",
                "--only-categories=performance,accessibility,best-practices,seo",
            ],
            env={"CHROME_PATH": str(shutil.which("chromium"))},
        )
        if not scratch.exists():
            faults.append(f"{name}: {said.stderr[-300:]}")
            continue
        report = json.loads(Path(scratch).read_text(encoding="utf-8"))
        for category in report["categories"].values():
            score = category["score"] or 0
            least = min(least, score)
            if score < LEAST:
                low = [
                    f"{ref['id']} {report['audits'][ref['id']]['score']}"
                    for ref in category["auditRefs"]
                    if ref["weight"] and (report["audits"][ref["id"]]["score"] or 0) < 1
                ]
                faults.append(f"{name}: {category['id']} {score:.2f} ({', '.join(low)})")
    note = f"least score {least:.2f}"
    return Judgement("Lighthouse 12.8.2", f"{len(site.measured)} pages", faults, note)
