"""When two names mean the same company or person. Pure."""

import re

# Forms of a company, which people write or leave out as they please.
FORMS = frozenset({"pt", "cv", "ud", "tbk", "persero", "perum", "koperasi", "firma"})


def party_key(name: str) -> str:
    """Return what is compared of a party's name: "PT. Sumber Makmur, Tbk" is "sumber makmur".

    A name that consists of such forms alone is compared as it stands.
    """
    words = re.findall(r"\w+", name.casefold())
    kept = [word for word in words if word not in FORMS]
    return " ".join(kept or words)
