"""Judges that send what nobody should. The desk that they attack is thrown away afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.judges import programs
from tests.judges.site import Site
from tests.judges.verdicts import Judgement

MODULES = (
    "common,csp,http_headers,cookieflags,xss,permanentxss,sql,file,redirect,ssrf,crlf,csrf,methods"
)
# Seconds: the crawl of a site with many addresses has no end of its own.
LONGEST = 200


def attacks(site: Site) -> Iterator[Judgement]:
    yield wapiti(site)
    yield schemathesis(site)


def wapiti(site: Site) -> Judgement:
    """As a reader; its exit status says nothing, its report does.

    Left out: that a page answers OPTIONS, and what belongs to the proxy that ends TLS.
    """
    report = programs.WHERE / "wapiti.json"
    report.unlink(missing_ok=True)
    said = programs.run(
        [
            f"{programs.python('wapiti')}/wapiti",
            "-u",
            f"{site.url}/",
            "--scope",
            "folder",
            "-m",
            MODULES,
            "--flush-session",
            "-f",
            "json",
            "-o",
            str(report),
            "--no-bugreport",
            "--max-scan-time",
            str(LONGEST),
            "--max-links-per-page",
            "30",
            "-d",
            "3",
        ]
    )
    if not report.exists():
        return Judgement("wapiti 3.2.3", "nothing", [said.stderr[-500:] or said.stdout[-500:]])
    found = json.loads(report.read_text(encoding="utf-8"))
    faults = [
        f"{kind}: {item['method']} {item['path']} {item['info']}"
        for kind, items in {**found["vulnerabilities"], **found["anomalies"]}.items()
        for item in items
        if "HSTS" not in item["info"] and "Strict-Transport-Security" not in item["info"]
    ]
    return Judgement("wapiti 3.2.3", f"{found['infos']['crawled_pages_nbr']} pages", faults)


def schemathesis(site: Site) -> Judgement:
    """The interface for machines, held against its own description, with a token of the CMS."""
    said = programs.run(
        [
            f"{programs.python('schemathesis')}/schemathesis",
            "--config-file",
            str(programs.HERE / "schemathesis.toml"),
            "run",
            f"{site.url}/api/v1/openapi.json",
            "--checks",
            "all",
            "--max-examples",
            "50",
            "--no-color",
            "--header",
            f"Authorization: Bearer {_token(site)}",
        ],
        folder=programs.WHERE,  # what it keeps between runs stays below var
    )
    faults = [] if said.returncode == 0 else [said.stdout[-6000:] + said.stderr[-1000:]]
    cases = [line.strip() for line in said.stdout.splitlines() if "generated" in line]
    return Judgement("schemathesis 4.32.5", cases[-1] if cases else "the document", faults)


def _token(site: Site) -> str:
    code = (
        "from django.contrib.auth.models import User; from factcheck import tokens;"
        "from factcheck.choices import ApiScope;"
        "chief = User.objects.get(username='chief');"
        "print(tokens.issue(actor=chief, name='judge', account=chief, scopes=ApiScope.values)[1])"
    )
    made = site.desk.prepared.manage("shell", "--no-imports", "-c", code, at=site.url)
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()
