"""Judges of what is served: the HTML, the feeds, the map, the structured data, the file export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.judges import programs
from tests.judges.site import Site
from tests.judges.verdicts import Judgement

FEED_RULES = Path(__file__).parent / "feeds.py"


def documents(site: Site) -> Iterator[Judgement]:
    yield nu(site)
    yield feeds(site)
    yield structured_data(site)
    yield files_and_live(site)


def nu(site: Site) -> Judgement:
    """Every page as it came from the server; style sheets and pictures of the site too."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        names = {}
        for number, page in enumerate(site.pages):
            path = folder / f"{number}.html"
            path.write_bytes(page.body)
            names[path.name] = page.name
        jar = programs.NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"
        styles = [str(path) for path in site.files.rglob("*.css")]
        pictures = [str(path) for path in site.files.rglob("*.svg")]
        asked = [("--html", [str(folder / name) for name in names]), ("--css", styles)]
        faults = []
        for kind, paths in (*asked, ("--svg", pictures)):
            flag = [] if kind == "--html" else [kind]
            said = programs.run(
                ["java", "-Xss4m", "-jar", str(jar), "--format", "json", *flag, *paths]
            )
            faults += [
                f"{names.get(Path(m.get('url', '')).name, m.get('url'))}: {m['message']}"
                for m in json.loads(said.stderr)["messages"]
                if m["type"] != "info" or m.get("subType") == "warning"
            ]
    looked_at = f"{len(names)} pages, {len(styles)} style sheets, {len(pictures)} pictures"
    return Judgement("Nu HTML checker 26.9.27", looked_at, faults)


def feeds(site: Site) -> Judgement:
    """Atom by feedparser and the rules of RFC 4287, the sitemap by the rules of its protocol."""
    found = [*site.files.rglob("*.atom*"), *site.files.glob("sitemap*.xml")]
    python = f"{programs.python('schemathesis')}/python"
    said = programs.run([python, str(FEED_RULES), *(str(path) for path in found)])
    faults = said.stdout.splitlines()
    if said.returncode:
        faults.append(said.stderr[-500:])
    return Judgement("feedparser 6.0.14, RFC 4287", f"{len(found)} feeds and maps", faults)


def structured_data(site: Site) -> Judgement:
    """Is the ClaimReview of the pages that have one found by another reader of such data?"""
    pages = [page for page in site.facts if b'"ClaimReview"' in page.body]
    faults = []
    for page in pages:
        said = programs.run(
            [
                "node",
                "structured-data-testing-tool/bin/cli.js",
                "--url",
                page.url,
                "--schemas",
                "ClaimReview",
            ],
            folder=programs.NODE,
        )
        if said.returncode:
            faults.append(f"{page.name}: {said.stdout[-300:]}{said.stderr[-300:]}")
    if not pages:
        faults.append("no page has a ClaimReview")
    return Judgement("structured-data-testing-tool 4.5.0", f"{len(pages)} fact pages", faults)


def files_and_live(site: Site) -> Judgement:
    """The export beside the live site, byte for byte."""
    faults, count = [], 0
    for path in sorted(site.files.rglob("*")):
        if path.is_file():
            address = "/" + str(path.relative_to(site.files)).replace("index.html", "")
            count += 1
            if site.bytes_at(address) != path.read_bytes():
                faults.append(f"{address}: the file is not what the site answers")
    return Judgement("export_site", f"{count} files", faults)
