"""Roles, permissions and classes of secrecy. Pure: flows and rules name them."""

from enum import StrEnum
from typing import Self

from zona.core.choice import Choice


class Role(Choice):
    """Peran: what a person is in one unit (product page, table of people)."""

    # Whether the role, held in a unit, also counts in the units below it.
    reaches_below: bool

    def __new__(cls, value: str, label: str = "", reaches_below: bool = False) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.reaches_below = reaches_below
        return member

    EMPLOYEE = "employee", "Pegawai"
    HEAD = "head", "Kepala satuan kerja"
    ZI_LEAD = "zi_lead", "Ketua tim ZI"
    ZI_MEMBER = "zi_member", "Anggota tim ZI"
    ADMIN_HEAD = "admin_head", "Kepala Subbagian Tata Usaha"
    PERSONNEL_ADMIN = "personnel_admin", "Admin kepegawaian"
    BUDGET_OFFICER = "budget_officer", "Pejabat pembuat komitmen"
    SERVICE_DESK = "service_desk", "Petugas UPP"
    LAB_ANALYST = "lab_analyst", "Analis laboratorium"
    LAB_SUPERVISOR = "lab_supervisor", "Penyelia laboratorium"
    INFORMATION_OFFICER = "information_officer", "PPID"
    GRATIFICATION_UNIT = "gratification_unit", "Unit Pengendalian Gratifikasi"
    RISK_TASKFORCE = "risk_taskforce", "Satgas SPIP"
    WHISTLE_HANDLER = "whistle_handler", "Tim WBS"
    INTERNAL_AUDITOR = "internal_auditor", "Auditor internal"
    GUARD = "guard", "Satpam"
    INTERNAL_ASSESSOR = "internal_assessor", "Tim Penilai Internal", True
    NATIONAL_ASSESSOR = "national_assessor", "Tim Penilai Nasional", True
    OVERSEER = "overseer", "Pemantau eselon I/kementerian", True
    SYSTEM_ADMIN = "system_admin", "Pengelola sistem", True


class Permission(StrEnum):
    """Base of every module's `Perm` enum; values read `module.verb_noun`."""


class Secrecy(Choice):
    """Kelas kerahasiaan of a file or record (rules 18, conventions)."""

    PUBLIC = "public", "Publik"
    INTERNAL = "internal", "Internal"
    RESTRICTED = "restricted", "Terbatas"
    SECRET = "secret", "Rahasia"
