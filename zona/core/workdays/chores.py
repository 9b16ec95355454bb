"""What `zona hourly` and `zona daily` share: run, tell, and fail if one failed."""

from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from zona.core.tasks import Rhythm, run


class Chores(BaseCommand):
    """Runs the tasks of one rhythm; safe to repeat, for cron or a systemd timer."""

    rhythm: ClassVar[Rhythm]

    def handle(self, *_args: Any, **_options: Any) -> None:
        failed = []
        for each in run(self.rhythm, now()):
            if each.error:
                failed.append(each.title)
                self.stderr.write(f"{each.title}: gagal: {each.error}")
            else:
                self.stdout.write(f"{each.title}: selesai")
        if failed:
            raise CommandError(f"Tugas gagal: {', '.join(failed)}.", returncode=1)
