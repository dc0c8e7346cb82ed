"""What a new desk starts with: the four roles, the ledger's head and a rating scale to edit."""

from __future__ import annotations

from django.db import migrations

ROLES = ("reporter", "checker", "editor", "chief")

SCALE = (
    (
        "verified",
        "verified",
        5,
        "Vérifié",
        "Verified",
        "Les faits sont confirmés par des sources que chacun peut consulter.",
        "The facts are confirmed by sources that anyone can consult.",
    ),
    (
        "verified-caveat",
        "verified",
        4,
        "Vérifié, avec une réserve",
        "Verified with a caveat",
        "L’essentiel est confirmé ; un détail ou le contexte demande une précision.",
        "The substance is confirmed; a detail or the context needs a precision.",
    ),
    (
        "misleading",
        "disputed",
        2,
        "Trompeur",
        "Misleading",
        "Des éléments sont exacts, mais la présentation induit en erreur.",
        "Parts are right, but the way it is put misleads.",
    ),
    (
        "false",
        "disputed",
        1,
        "Faux",
        "False",
        "Les preuves disponibles contredisent l’affirmation.",
        "The available evidence contradicts the claim.",
    ),
    (
        "contested",
        "disputed",
        None,
        "Contesté",
        "Contested",
        "Des sources sérieuses se contredisent, ou l’affirmation ne peut pas être établie.",
        "Serious sources contradict each other, or the claim cannot be established.",
    ),
)


def start(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for name in ROLES:
        group.objects.get_or_create(name=name)
    apps.get_model("factcheck", "LedgerHead").objects.get_or_create(pk=1)
    rating = apps.get_model("factcheck", "Rating")
    for position, (slug, outcome, value, fr, en, definition_fr, definition_en) in enumerate(SCALE):
        rating.objects.get_or_create(
            slug=slug,
            defaults={
                "outcome": outcome,
                "value": value,
                "position": position,
                "label_fr": fr,
                "label_en": en,
                "definition_fr": definition_fr,
                "definition_en": definition_en,
            },
        )


class Migration(migrations.Migration):
    dependencies = [
        ("factcheck", "0002_triggers"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(start, migrations.RunPython.noop)]
