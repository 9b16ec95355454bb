"""Which registers each module asks an office to keep in order."""

from dataclasses import dataclass
from functools import cache

from zona.core.modules import modules
from zona.core.roles import Permission

type Kinds = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject: who edits its registers, and the kinds that each of them holds.

    `policies` and `innovations` are pairs of code (`module.noun`) and label; without
    `briefings` nothing is explained to staff or public under this subject.
    """

    code: str
    title: str
    edit: Permission
    policies: Kinds = ()
    innovations: Kinds = ()
    briefings: bool = False

    def label(self, kind: str) -> str:
        """Return the label of a kind; the code itself where it is no longer listed."""
        return dict(self.policies + self.innovations).get(kind, kind)


@cache
def topics() -> dict[str, Topic]:
    """Return every subject by code, found by walking the modules' `duties`."""
    return {
        value.code: value
        for module in modules()
        for value in vars(module.part("duties") or object).values()
        if isinstance(value, Topic)
    }
