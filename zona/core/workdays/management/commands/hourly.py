"""`zona hourly`: the work that every module does each hour."""

from zona.core.workdays.chores import Chores


class Command(Chores):
    help = "Menjalankan pekerjaan berkala setiap modul, satu kali setiap jam."
    rhythm = "hourly"
