from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from factcheck import notifying, pagestore, reporting, throttling


class Command(BaseCommand):
    help = (
        "Tell of deadlines that are near, send the e-mails that wait, answer readers, forget what "
        "is old. Run it every minute; two at once never send one e-mail twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        reminders = notifying.remind()
        tally = notifying.send_waiting()
        answers = notifying.answer_readers()
        notifying.forget_old()
        reporting.forget_spam()
        if settings.FACTCHECK_REPORTS_KEPT_DAYS:
            reporting.forget_words(days=settings.FACTCHECK_REPORTS_KEPT_DAYS)
        throttling.forget_old()
        pagestore.forget_old()
        self.stdout.write(
            f"{reminders} reminders, {tally['sent']} e-mails sent, {tally['put_off']} put off, "
            f"{tally['failed']} failed, {tally['dropped']} not needed any more; "
            f"{answers['sent']} readers answered, {answers['put_off']} put off, "
            f"{answers['given_up']} not reached"
        )
