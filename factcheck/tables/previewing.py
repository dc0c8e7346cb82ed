"""Upload, preview, confirm: what is confirmed is the very file that was previewed."""

from __future__ import annotations

import hashlib
from io import BytesIO

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import PREVIEW, TableImport
from factcheck.tables.base import Table
from factcheck.tables.running import Report, short_name, take_all


def keep(table: Table, content: bytes, *, name: str, actor: User) -> TableImport:
    """Keep an uploaded file for its preview, and forget those that nobody confirmed in time."""
    if not policy.can_import(actor):
        raise NotAllowedError(_("Only a chief can import tables."))
    old = TableImport.objects.filter(done_at=None, created_at__lt=timezone.now() - PREVIEW).exclude(
        content=b""
    )
    old.update(content=b"")
    return TableImport.objects.create(
        kind=table.kind,
        file_name=short_name(name),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        created_by=actor,
    )


def preview(table: Table, kept: TableImport, *, actor: User) -> Report:
    """What the file would do now. Nothing stays. Raises SheetError and refusals."""
    file = BytesIO(_content(kept, actor))
    return take_all(table, file, actor=actor, name=kept.file_name, save=False)


def confirm(table: Table, kept: TableImport, *, actor: User) -> Report:
    """Bring the file in, all of it or nothing, once; then forget it.

    Each row is judged again: the desk may have changed since the preview.
    """
    with transaction.atomic():
        held = TableImport.objects.select_for_update(no_key=True).get(pk=kept.pk)
        file = BytesIO(_content(held, actor))
        report = take_all(table, file, actor=actor, name=held.file_name, save=True)
        if not report.refused:
            held.done_at, held.content = timezone.now(), b""
            held.created, held.updated = report.created, report.updated
            held.unchanged = report.unchanged
            held.save()
    return report


def _content(kept: TableImport, actor: User) -> bytes:
    """The bytes as they were uploaded. Raises a refusal."""
    if kept.created_by_id != actor.pk:
        raise NotAllowedError(_("Only whoever uploaded a table can confirm it."))
    if kept.done_at is not None:
        raise NotPossibleError(_("This table has been imported already."))
    if kept.is_expired:
        raise NotPossibleError(
            _("This preview is more than an hour old, and the file is forgotten: upload it again.")
        )
    content = bytes(kept.content)
    if hashlib.sha256(content).hexdigest() != kept.sha256:
        raise NotPossibleError(_("The file is not what was uploaded: upload it again."))
    return content
