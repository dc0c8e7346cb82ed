"""The desk's queue, and lists of the admin."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from benchmarks.scale.cases import Case
from factcheck.choices import Role
from factcheck.models import Claim

# A word that many statements have, and one that none has.
SEARCHED = {"a common word": "gouvernement", "no such word": "zzqxwa"}


def cases() -> dict[str, Case]:
    chief = User.objects.create(username="bench-chief", is_staff=True)
    chief.groups.add(Group.objects.get(name=Role.CHIEF))
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(chief)
    queue = reverse("factcheck:queue")
    found = {
        f"queue, {name}": Case([_get(client, queue, **asked)])
        for name, asked in {
            "everything": {"list": "all"},
            "second pair of eyes": {"list": "review"},
            "one filter": {"list": "all", "kind": "quote"},
        }.items()
    }
    for model in ("claim", "article", "evidence", "source"):
        address = reverse(f"admin:factcheck_{model}_changelist")
        found[f"admin, {model}"] = Case([_get(client, address)])
    claims = reverse("admin:factcheck_claim_changelist")
    found["admin, claim, one filter"] = Case([_get(client, claims, status__exact="in_review")])
    for name, words in SEARCHED.items():
        found[f"admin search, {name}"] = Case([_get(client, claims, q=words)])
    found["claims by icontains"] = Case(
        [lambda: list(Claim.objects.filter(statement__icontains=SEARCHED["no such word"])[:100])]
    )
    return found


def _get(client: Client, address: str, **asked: str) -> Callable[[], object]:
    def get() -> None:
        answer = client.get(address, asked)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} {asked}: {answer.status_code}")

    return get
