"""A whole fact document, to change in one place."""

from __future__ import annotations

from typing import Any

from factcheck.documents import FactDocument


def a_document(**changes: Any) -> FactDocument:
    document: FactDocument = {
        "path": "/facts/le-fournisseur-doute-12/",
        "number": 1,
        "language": "fr",
        "kind": "quote",
        "title": "Le fournisseur doute de la cause.",
        "passage": {"before": "« ", "exact": "Nous ne sommes pas certains", "after": " »."},
        "origin": {
            "headline": "Vols de données",
            "byline": "Une signature",
            "dated": "2021-02-24",
            "url": "",
            "path": "/articles/vols-de-donnees-3/",
        },
        "claimant": {
            "name": "Didier Neyrat",
            "kind": "person",
            "url": "https://example.org/neyrat",
            "wikidata_id": "Q42",
        },
        "third_party": True,
        "said_on": "2021-02-20",
        "channel": "AFP",
        "outcome": "verified",
        "rating": {"slug": "verified", "value": 5, "label": "Vérifié", "definition": "Confirmé."},
        "summary": "Il l’a dit.",
        "explanation": "L’enregistrement le montre.",
        "evidence": [
            {
                "title": "Enregistrement",
                "kind": "recording",
                "tier": "primary",
                "url": "https://example.org/son",
                "archived_url": "https://archive.example.org/son",
                "captured_at": "2021-02-21T09:00:00+00:00",
                "sha256": "a" * 64,
                "verified_at": "",
                "source": "Agence",
                "stance": "supports",
                "locator": "12 min 30",
                "excerpt": "Nous ne sommes pas certains.",
            }
        ],
        "checked_by": "un vérificateur",
        "approved_by": "un éditeur",
        "checked_at": "2026-08-01T09:30:00+00:00",
        "valid_until": "",
        "corrections": [],
        "published_at": "2026-08-01T10:00:00+00:00",
        "modified_at": "2026-08-02T10:00:00+00:00",
        "state": "published",
    }
    return {**document, **changes}  # type: ignore[typeddict-item]
