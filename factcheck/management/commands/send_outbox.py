from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from factcheck import notifying


class Command(BaseCommand):
    help = (
        "Tell of deadlines that are near, send the e-mails that wait, forget old notifications. "
        "Run it every minute; two at once never send one e-mail twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        reminders = notifying.remind()
        tally = notifying.send_waiting()
        notifying.forget_old()
        self.stdout.write(
            f"{reminders} reminders, {tally['sent']} e-mails sent, {tally['put_off']} put off, "
            f"{tally['failed']} failed, {tally['dropped']} not needed any more"
        )
