"""Rules that the database keeps by triggers, on SQLite and on PostgreSQL.

Constraints cannot compare two rows or forbid a change, so these do: append-only tables, verdicts
that are written once, anchors whose words are really there, and a status that only follows from
a verdict. A schema change that rebuilds a table on SQLite drops its triggers: its migration must
call `install` again (a test looks that every trigger is there after the last migration).

SQLite needs `PRAGMA recursive_triggers=ON` (in the settings), else INSERT OR REPLACE walks past.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from factcheck.models.guarded import SEALED
from factcheck.models.stored import KEPT_LINES

APPEND_ONLY = (
    "reviewevent",
    "articlerevision",
    "signoff",
    "factsnapshot",
    "articlesnapshot",
    "correction",
    "publishlog",
)

# Which rows of an append-only table stay, where not all of them do: of the log of pages, its end.
_KEPT = {
    "publishlog": f"OLD.id > (SELECT MAX(id) - {KEPT_LINES} FROM factcheck_publishlog)",  # noqa: S608 -- a number of ours
}

# PostgreSQL's TRUNCATE walks past triggers of rows.
_NEVER_EMPTIED = (*APPEND_ONLY, "seal", "verdict")

_WORDS_ARE_THERE = """
    NEW.start IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM factcheck_articlerevision r
        JOIN factcheck_claim c ON c.article_id = r.article_id
        WHERE r.id = NEW.revision_id AND c.id = NEW.claim_id AND NEW."end" <= r.length
        AND substr(r.text, NEW.start + 1, NEW."end" - NEW.start) = NEW.exact
    )"""

_READ_WORDS_ARE_THERE = """
    NOT EXISTS (
        SELECT 1 FROM factcheck_articlerevision r
        WHERE r.id = NEW.revision_id AND NEW."end" <= r.length
        AND substr(r.text, NEW.start + 1, NEW."end" - NEW.start) = NEW.exact
    )"""

_CLAIM_ELSEWHERE = """
    NEW.claim_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM factcheck_articlerevision r
        JOIN factcheck_claim c ON c.article_id = r.article_id
        WHERE r.id = NEW.revision_id AND c.id = NEW.claim_id
    )"""

_VERDICT_FIXED = """
    NEW.claim_id <> OLD.claim_id OR NEW.outcome <> OLD.outcome OR NEW.rating_id <> OLD.rating_id
    OR NEW.summary <> OLD.summary OR NEW.explanation <> OLD.explanation
    OR NEW.correction_asked <> OLD.correction_asked
    OR COALESCE(CAST(NEW.valid_until AS text), '') <> COALESCE(CAST(OLD.valid_until AS text), '')
    OR NEW.proposed_by_id <> OLD.proposed_by_id OR NEW.proposed_at <> OLD.proposed_at
    OR ((OLD.approved_by_id IS NOT NULL OR NOT OLD.current) AND (
        COALESCE(NEW.approved_by_id, 0) <> COALESCE(OLD.approved_by_id, 0)
        OR COALESCE(CAST(NEW.approved_at AS text), '')
        <> COALESCE(CAST(OLD.approved_at AS text), '')))
    OR (NEW.current AND NOT OLD.current)"""

_STATUS_UNFOUNDED = """
    NEW.status <> OLD.status AND (
        NEW.version <= OLD.version
        OR (NEW.status = 'in_review' AND OLD.status <> 'to_check')
        OR (NEW.status IN ('verified', 'disputed') AND OLD.status <> 'in_review')
        OR (NEW.status = 'in_review' AND NOT EXISTS (
            SELECT 1 FROM factcheck_verdict v
            WHERE v.claim_id = NEW.id AND v.current AND v.approved_by_id IS NULL))
        OR (NEW.status IN ('verified', 'disputed') AND NOT EXISTS (
            SELECT 1 FROM factcheck_verdict v
            WHERE v.claim_id = NEW.id AND v.current AND v.approved_by_id <> v.proposed_by_id
            AND v.outcome = NEW.status))
        OR (NEW.status IN ('to_check', 'withdrawn') AND EXISTS (
            SELECT 1 FROM factcheck_verdict v WHERE v.claim_id = NEW.id AND v.current)))"""

_CLAIM_FIXED = """
    NEW.article_id <> OLD.article_id OR NEW.number <> OLD.number OR NEW.version < OLD.version"""


# What says who a file is from may be encrypted and come back; nothing else of a seal changes.
_SEAL_FIXED = """
    NEW.id <> OLD.id OR NEW.evidence_id <> OLD.evidence_id OR NEW.file <> OLD.file OR NEW.sha256 <> OLD.sha256
    OR NEW.media_type <> OLD.media_type OR NEW.origin <> OLD.origin
    OR NEW.captured_at <> OLD.captured_at
    OR COALESCE(NEW.size, -1) <> COALESCE(OLD.size, -1)
    OR COALESCE(NEW.http_status, 0) <> COALESCE(OLD.http_status, 0)
    OR COALESCE(NEW.captured_by_id, 0) <> COALESCE(OLD.captured_by_id, 0)""" + "".join(
    f"\n    OR (NEW.{name} <> OLD.{name} AND NEW.{name} <> '{SEALED}' AND OLD.{name} <> '{SEALED}')"
    for name in ("name", "url", "final_url")
)

_TRANSLATION_FIXED = """
    NEW.verdict_id <> OLD.verdict_id OR NEW.language <> OLD.language OR (
        OLD.signed_by_id IS NOT NULL AND NEW.signed_by_id IS NOT NULL AND (
        NEW.title <> OLD.title OR NEW.summary <> OLD.summary OR NEW.explanation <> OLD.explanation
        OR NEW.of_sha256 <> OLD.of_sha256 OR NEW.translated_by_id <> OLD.translated_by_id
        OR NEW.signed_by_id <> OLD.signed_by_id))"""


@dataclass(frozen=True, slots=True)
class Trigger:
    """`event` on `table` fails with `message` when `condition` (SQL over NEW and OLD) holds."""

    name: str
    table: str
    event: str
    condition: str
    message: str


def _append_only(table: str) -> tuple[Trigger, ...]:
    message = f"{table} is append-only"
    return (
        Trigger(f"{table}_no_update", table, "UPDATE", "1 = 1", message),
        Trigger(f"{table}_no_delete", table, "DELETE", _KEPT.get(table, "1 = 1"), message),
    )


TRIGGERS = (
    *(trigger for table in APPEND_ONLY for trigger in _append_only(table)),
    Trigger("verdict_no_delete", "verdict", "DELETE", "1 = 1", "verdicts are kept"),
    Trigger("seal_no_delete", "seal", "DELETE", "1 = 1", "seals are kept"),
    Trigger("seal_fixed", "seal", "UPDATE", _SEAL_FIXED, "a seal is written once"),
    Trigger("verdict_fixed", "verdict", "UPDATE", _VERDICT_FIXED, "a verdict is written once"),
    Trigger(
        "translation_fixed",
        "translation",
        "UPDATE",
        _TRANSLATION_FIXED,
        "what is signed off is not changed",
    ),
    Trigger("anchor_words_insert", "anchor", "INSERT", _WORDS_ARE_THERE, "words are not there"),
    Trigger("anchor_words_update", "anchor", "UPDATE", _WORDS_ARE_THERE, "words are not there"),
    *(
        Trigger(f"suggestion_{name}_{event}", "suggestion", event.upper(), condition, message)
        for event in ("insert", "update")
        for name, condition, message in (
            ("words", _READ_WORDS_ARE_THERE, "words are not there"),
            ("claim", _CLAIM_ELSEWHERE, "the claim is of another article"),
        )
    ),
    *(
        Trigger(
            f"nothingtocheck_words_{event}",
            "nothingtocheck",
            event.upper(),
            _READ_WORDS_ARE_THERE,
            "words are not there",
        )
        for event in ("insert", "update")
    ),
    Trigger(
        "claim_status_insert",
        "claim",
        "INSERT",
        "NEW.status <> 'to_check'",
        "a claim starts to check",
    ),
    Trigger("claim_fixed", "claim", "UPDATE", _CLAIM_FIXED, "a claim keeps its article and number"),
    Trigger(
        "claim_status_update",
        "claim",
        "UPDATE",
        _STATUS_UNFOUNDED,
        "a status follows from a verdict",
    ),
)

_SQLITE = """
CREATE TRIGGER factcheck_{name} BEFORE {event} ON factcheck_{table} WHEN {condition}
BEGIN SELECT RAISE(ABORT, '{message}'); END"""

_POSTGRESQL = """
CREATE FUNCTION factcheck_{name}() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF {condition} THEN
        RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN {row};
END $body$;
CREATE TRIGGER factcheck_{name} BEFORE {event} ON factcheck_{table}
FOR EACH ROW EXECUTE FUNCTION factcheck_{name}()"""

_POSTGRESQL_TRUNCATE = """
CREATE FUNCTION factcheck_{table}_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION '{table} is never emptied' USING ERRCODE = 'integrity_constraint_violation';
END $body$;
CREATE TRIGGER factcheck_{table}_no_truncate BEFORE TRUNCATE ON factcheck_{table}
FOR EACH STATEMENT EXECUTE FUNCTION factcheck_{table}_no_truncate()"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Create every trigger whose table is there; those that stand already are replaced.

    The first migrations run before the later tables exist: each that makes one calls this again.
    """
    remove(connection)
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for trigger in TRIGGERS:
            if f"factcheck_{trigger.table}" not in tables:
                continue
            template = _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE
            cursor.execute(
                template.format(
                    name=trigger.name,
                    table=trigger.table,
                    event=trigger.event,
                    condition=trigger.condition,
                    message=trigger.message,
                    row="OLD" if trigger.event == "DELETE" else "NEW",
                )
            )
        if connection.vendor == "postgresql":
            for table in _NEVER_EMPTIED:
                if f"factcheck_{table}" in tables:
                    cursor.execute(_POSTGRESQL_TRUNCATE.format(table=table))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop every trigger: for `install`, a backward migration and the flush between tests."""
    names = [(t.name, t.table) for t in TRIGGERS]
    if connection.vendor == "postgresql":
        names += [(f"{table}_no_truncate", table) for table in _NEVER_EMPTIED]
    with connection.cursor() as cursor:
        for name, table in names:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS factcheck_{name} ON factcheck_{table}")
                cursor.execute(f"DROP FUNCTION IF EXISTS factcheck_{name}()")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS factcheck_{name}")
