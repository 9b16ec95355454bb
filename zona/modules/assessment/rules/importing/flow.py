"""The way of an import: looked at, then carried out or dropped."""

from zona.core.choice import Choice
from zona.core.flow import Flow, State, Transition
from zona.modules.assessment.permissions import Perm


class ImportState(Choice):
    """Keadaan impor buku kerja."""

    PRATINJAU = "pratinjau", "Pratinjau"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


IMPORT_FLOW = Flow(
    states=(
        State("pratinjau", "Pratinjau", "info"),
        State("diterapkan", "Diterapkan", "good"),
        State("dibatalkan", "Dibatalkan"),
    ),
    transitions=(
        Transition("pratinjau", "diterapkan", "apply", "Terapkan", Perm.MANAGE),
        Transition("pratinjau", "dibatalkan", "drop", "Batalkan", Perm.MANAGE),
    ),
)
