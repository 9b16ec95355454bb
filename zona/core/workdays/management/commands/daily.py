"""`zona daily`: the work that every module does each day."""

from zona.core.workdays.chores import Chores


class Command(Chores):
    help = "Menjalankan pekerjaan berkala setiap modul, satu kali setiap hari."
    rhythm = "daily"
