"""Files of evidence: written once under a name of ours, sealed, and never changed."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import File
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from factcheck import ledger, policy, seals, sniffing
from factcheck.annotating.file_words import why_unfit
from factcheck.annotating.holding import hold_evidence
from factcheck.choices import SealOrigin
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import Evidence, Seal

# Larger files belong to an archive.
MAX_FILE = 100 * 1024 * 1024
# So much of a file may be in memory; the rest waits on disk.
IN_MEMORY = 1024 * 1024
MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that stands in the private storage, before its seal does."""

    path: str
    name: str
    media_type: str
    size: int
    sha256: str


if TYPE_CHECKING:
    Content = File[bytes] | IO[bytes]


def seal(
    evidence: Evidence,
    *,
    actor: AbstractBaseUser,
    content: Content | Stored,
    name: str = "",
    origin: str = SealOrigin.UPLOADED,
    url: str = "",
    final_url: str = "",
    http_status: int | None = None,
    captured_at: datetime | None = None,
) -> Seal:
    """Keep a file for a piece of evidence, with its SHA-256, and write it into the ledger.

    `content` is read once, from where it stands. Give what `stored` gave when more than the seal
    hangs on it: then the file goes again when any of that fails.
    """
    if not policy.can_edit_evidence(actor, evidence):
        raise NotAllowedError(_("Your role does not allow this."))
    held: AbstractContextManager[Stored] = (
        nullcontext(content) if isinstance(content, Stored) else stored(content, name)
    )
    with held as file, transaction.atomic():
        now = hold_evidence(evidence.pk)[evidence.pk]
        if now.withdrawn_at is not None:
            raise NotPossibleError(
                _("This evidence is withdrawn: restore it before you add a file.")
            )
        if origin == SealOrigin.CAPTURED and now.must_be_sealed:
            # Protected while its page was on the way: what was asked for is forgotten.
            raise NotAllowedError(_("Your role does not allow this."))
        row = Seal.objects.create(
            evidence=now,
            file=file.path,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            sha256=file.sha256,
            origin=origin,
            url=url,
            final_url=final_url,
            http_status=http_status,
            captured_at=captured_at or timezone.now(),
            captured_by_id=actor.pk,
        )
        ledger.append(article=None, verb="seal", actor=actor, data=seals.recorded(row))
    return row


@contextmanager
def stored(content: Content, name: str) -> Iterator[Stored]:
    """The file in the private storage; gone again when the block fails.

    Enter it before a transaction: a slow file keeps nobody waiting, and a failure at the very end
    takes the file along. Only a crash can leave one behind: `verify_evidence` finds it.
    """
    with SpooledTemporaryFile(max_size=IN_MEMORY) as copy:
        try:
            file = _stored(content, copy, cleaned(name))
        except OSError as error:
            raise NotPossibleError(
                _("The file could not be kept, and nothing of it was: is the disk full? Try again.")
            ) from error
    try:
        yield file
    except BaseException:
        seals.storage_of_files().delete(file.path)
        raise


def fitting(content: Content, name: str) -> str:
    """The media type of a seekable file; NotPossibleError says why the desk does not keep it."""
    head = content.read(sniffing.LOOKED_AT)
    content.seek(0, 2)
    content.seek(max(0, content.tell() - sniffing.LOOKED_AT))
    tail = content.read(sniffing.LOOKED_AT)
    content.seek(0)
    try:
        return sniffing.sniff(sniffing.Sample(head, tail), cleaned(name))
    except sniffing.UnfitError as unfit:
        raise NotPossibleError(why_unfit(unfit, cleaned(name))) from unfit


def cleaned(name: str) -> str:
    """A file's given name without what could mislead: control and direction marks, folders."""
    visible = "".join(c for c in name if unicodedata.category(c)[0] != "C")
    base = visible.replace("\\", "/").rsplit("/", 1)[-1].strip(" .")
    ending = PurePath(base).suffix
    # What is cut is the middle: the ending says what the file is.
    return base if len(base) <= MAX_NAME else base[: MAX_NAME - len(ending[:20])] + ending[:20]


def _stored(content: Content, copy: SpooledTemporaryFile[bytes], name: str) -> Stored:
    """Through a copy: some storages read a file twice, and a stream can be read once."""
    size, digest = 0, hashlib.sha256()
    while chunk := content.read(seals.CHUNK):
        size += len(chunk)
        if size > MAX_FILE:
            raise NotPossibleError(
                _("This file has more than %(most)s: keep a part of it, or its address.")
                % {"most": filesizeformat(MAX_FILE)}
            )
        digest.update(chunk)
        copy.write(chunk)
    copy.seek(0)
    media_type = fitting(copy, name)
    return Stored(_written(File(copy)), name, media_type, size, digest.hexdigest())


def _written(file: File[bytes]) -> str:
    """Where the file now stands, whole; a piece of one is taken away."""
    storage = seals.storage_of_files()
    path = Seal._meta.get_field("file").generate_filename(Seal(), get_random_string(32))
    try:
        return storage.save(path, file)
    except BaseException:
        storage.delete(path)
        raise
