"""An instrument drafted from the outline of a workbook, in the form that is published.

Codes follow the newest published instrument where title or number agree, so that answers
can be carried over; gates, prerequisites and expected evidence are taken from it, because
no workbook holds them.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import chain, count
from typing import Any

import yaml

from .instrument import Decline, Formula, Instrument, Level, Node, Question, Ratio
from .layout import short_number
from .outline import Asked, Branch, Outline, Printed, rung_words
from .parsing import SCHEMA

type Json = dict[str, Any]

ELSE_WORDS = "Di luar keadaan tersebut"
LOWEST = 2  # a scale has at least two rungs


@dataclass(frozen=True, slots=True)
class Head:
    """What a person says about the new instrument; no workbook tells it."""

    code: str
    title: str
    basis: str
    effective_from: date


@dataclass(slots=True)
class Draft:
    """The text of the instrument, what blocks it, and what a person should check."""

    text: str = ""
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def draft(outline: Outline, head: Head, base: Instrument, base_text: str) -> Draft:
    """Write the outline as an instrument; nothing is left out without a word."""
    return _Drafting(outline, head, base, yaml.safe_load(base_text)).draft()


@dataclass(slots=True)
class _Drafting:
    outline: Outline
    head: Head
    base: Instrument
    raw: Json  # of the base
    found: Draft = field(default_factory=Draft)
    rows: list[Json] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    groups: dict[str, list[str]] = field(default_factory=dict)

    def draft(self) -> Draft:
        self.found.problems += self.outline.problems
        for root in self.outline.roots:
            self._branch(root, None, "")
        whole = {
            "schema": SCHEMA,
            "instrument": self._head(),
            "answer_scales": self.raw["answer_scales"],
            "area_groups": self.groups,
            "thresholds": self._thresholds(),
            "prerequisites": self.raw.get("prerequisites", {}),
            "nodes": self.rows,
        }
        self.found.text = yaml.safe_dump(
            whole, allow_unicode=True, sort_keys=False, width=120
        )
        return self.found

    def _head(self) -> Json:
        basis = {"ref": self.head.basis, "role": "dasar"}
        return {
            "code": self.head.code,
            "title": self.head.title,
            "legal_basis": [basis],
            "total_weight": text_of(self.base.total_weight),
            "effective_from": self.head.effective_from.isoformat(),
            "question_counts": {},
        }

    # --- parts ----------------------------------------------------------------------------

    def _branch(self, branch: Branch, parent: str | None, above: str) -> None:
        like = self._like(branch, parent)
        code = self._code(branch, parent, like)
        number = f"{above}.{branch.row.number}".lstrip(".")
        row: Json = {
            "code": code,
            "parent": parent,
            "level": branch.level.value,
            "number": number,
            "title": _title(branch.row.title),
            "weight": text_of(branch.row.weight or Fraction(0)),
        }
        if branch.level == Level.AREA:
            area = (like.area if like else None) or _initials(branch.row.title)
            self.groups.setdefault(area, []).append(code)
            row["area"] = area
        self.rows.append(row)
        for below in branch.branches:
            self._branch(below, code, number)
        for at, asked in enumerate(branch.questions):
            self._question(branch, asked, at, code, number)

    def _like(self, branch: Branch, parent: str | None) -> Node | None:
        """The part of the base that this one continues: by title, else by number."""
        known = [
            part
            for part in self.base.children(parent)
            if isinstance(part, Node) and part.code not in self.codes
        ]
        title = _same(branch.row.title)
        by_title = [part for part in known if _same(part.title) == title]
        number = branch.row.number
        by_number = [
            part
            for part in known
            if short_number(part) == number
            and (branch.level != Level.AREA or _alike(part.title, branch.row.title))
        ]
        return next(iter(by_title or by_number), None)

    def _code(self, branch: Branch, parent: str | None, like: Node | None) -> str:
        if like:
            code = like.code
        elif branch.level == Level.INDIKATOR:
            code = f"{parent}.{self._count(parent) + 1}"
        else:
            name = _initials(branch.row.title)
            # Halves stand without their component, as in the instruments so far.
            code = f"{parent}.{name}" if branch.level == Level.AREA else name
        numbered = (f"{code}{number}" for number in count(2))
        free = next(each for each in chain([code], numbered) if each not in self.codes)
        self.codes.add(free)
        return free

    def _count(self, parent: str | None) -> int:
        return sum(row["parent"] == parent for row in self.rows)

    # --- questions ------------------------------------------------------------------------

    def _question(
        self, branch: Branch, asked: Asked, at: int, parent: str, number: str
    ) -> None:
        letter = chr(ord("a") + at)
        code = f"{parent}.{letter}"
        like = self.base.question(code) if self.base.has_question(code) else None
        title, _, more = asked.title.partition("\n")
        row: Json = {
            "code": code,
            "parent": parent,
            "level": "pertanyaan",
            "number": f"{number}.{letter}",
            "title": " ".join(title.split()),
            "description": " ".join((more or asked.row.title).split()),
            **_weights(branch, asked),
            **self._answers(asked, like),
            "refs": {"template_row": str(asked.row.line)},
        }
        if like and like.evidence:
            row["evidence"] = list(like.evidence)
        self.rows.append(row)

    def _answers(self, asked: Asked, like: Question | None) -> Json:
        if asked.row.kind == "pilihan":
            return self._rungs(asked.row)
        if asked.row.kind == "nilai":
            return self._index(asked.row, like)
        return self._ratio(asked, like)

    def _rungs(self, row: Printed) -> Json:
        for name, scale in self.raw["answer_scales"].items():
            scores = scale.get("scores", {})
            if list(scores) == list(row.choices):
                words = self._words(row)
                options = [
                    {"value": value, "score": scores[value], "label": words[value]}
                    for value in row.choices
                ]
                return {"answer_type": name, "options": options}
        self.found.problems.append(
            f"Baris {row.line}: pilihan jawaban “{row.answer_type}” tidak dikenal."
        )
        return {"answer_type": row.answer_type, "options": []}

    def _words(self, row: Printed) -> dict[str, str]:
        words = rung_words(row)
        missing = [name for name in row.choices if name not in words]
        if missing and "Ya" not in row.choices:
            self.found.remarks.append(
                f"Baris {row.line}: kriteria pilihan {', '.join(missing)} tidak tertulis."
            )
        first = row.title.partition("\n")[0]
        spare = {"Ya": first, "Tidak": ELSE_WORDS}
        return {name: words.get(name) or spare.get(name, name) for name in row.choices}

    def _index(self, row: Printed, like: Question | None) -> Json:
        ceiling = row.ceiling or "4"
        if not row.ceiling:
            self.found.remarks.append(
                f"Baris {row.line}: nilai tertinggi indeks tidak tertulis; dipakai 4."
            )
        key = like.inputs[0].key if like and like.inputs else "indeks"
        label = f"Nilai indeks (0-{ceiling})"
        figure = {"key": key, "label": label, "type": "decimal", "min": "0"}
        return {
            "answer_type": self._scale("index"),
            "inputs": [figure | {"max": ceiling}],
            "formula": {"type": "index", "value": key, "max": ceiling},
        }

    def _ratio(self, asked: Asked, like: Question | None) -> Json:
        figures = asked.filled
        if len(figures) < LOWEST:
            self.found.problems.append(
                f"Baris {asked.row.line}: pertanyaan berpersen memerlukan sedikitnya dua "
                "baris “Jumlah” di bawahnya."
            )
        known = [figure.key for figure in like.inputs] if like else []
        keys = known if len(known) == len(figures) else _keys(figures)
        formula = like.formula if like and keys == known else _formula(asked, keys)
        return {
            "answer_type": self._scale("ratio"),
            "inputs": [
                {"key": key, "label": _label(figure), "type": "count"}
                for key, figure in zip(keys, figures, strict=True)
            ],
            "formula": _written(formula),
            "zero_denominator": {"default": "exclude"},
        }

    def _scale(self, kind: str) -> str:
        scales = self.raw["answer_scales"]
        return next(
            str(name) for name, scale in scales.items() if scale["kind"] == kind
        )

    # --- gates ----------------------------------------------------------------------------

    def _thresholds(self) -> Json:
        """The gates of the base whose part is still there."""
        known = {row["code"] for row in self.rows} | {"TOTAL", "EACH_AREA", "PREDICATE"}
        kept: Json = {}
        for predicate, rows in self.raw["thresholds"].items():
            if not isinstance(rows, list):
                continue  # a remark about all of them
            kept[predicate] = [row for row in rows if row["target"] in known]
            for row in rows:
                if row["target"] not in known:
                    self.found.remarks.append(
                        f"Ambang {predicate} “{row['id']}” tidak ikut: bagian "
                        f"{row['target']} tidak ada lagi."
                    )
        return kept


def text_of(value: Fraction) -> str:
    """A weight as the form writes it: a decimal, or a share such as 1/3."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest > 1:
        return f"{value.numerator}/{value.denominator}"
    return f"{float(value):.10f}".rstrip("0").rstrip(".")


def _weights(branch: Branch, asked: Asked) -> Json:
    """A weight of its own where it is printed for each; else an equal share."""
    printed = [each.weight for each in branch.questions]
    whole = branch.row.weight or Fraction(0)
    is_mean = branch.level == Level.INDIKATOR and not branch.groups
    if is_mean or None in printed or asked.weight is None or not whole:
        return {"weight": None, "share": text_of(Fraction(1, len(printed)))}
    share = asked.weight / whole
    words = f"{share.numerator}/{share.denominator}"
    return {"weight": text_of(asked.weight), "share": words}


def _keys(figures: list[Printed]) -> list[str]:
    keys: list[str] = []
    for figure in figures:
        words = re.findall(r"[a-z]+", _label(figure).casefold())
        kept = [
            word for word in words if word not in ("jumlah", "yang", "telah", "dan")
        ]
        key = "_".join(kept[:3]) or "angka"
        keys.append(f"{key}_{len(keys) + 1}" if key in keys else key)
    return keys


def _formula(asked: Asked, keys: list[str]) -> Formula:
    """Read the formula from the order of the rows, as ministries print them."""
    words = [figure.title.casefold() for figure in asked.filled]
    falls = len(words) >= LOWEST and "sebelumnya" in words[0] and "ini" in words[1]
    if falls:
        return Decline(keys[0], keys[1])
    if asked.due:
        count = len(asked.due)
        return Ratio(tuple(keys[count:]), tuple(keys[:count]))
    return Ratio(tuple(keys[-1:]), tuple(keys[:1]))


def _written(formula: Formula | None) -> Json:
    bounds = {"cap": "1", "floor": "0"}
    if isinstance(formula, Decline):
        names = {"previous": formula.previous, "current": formula.current}
        return {"type": "decline", **names, **bounds}
    parts = formula if isinstance(formula, Ratio) else Ratio((), ())
    names_of = {"numerator": list(parts.numerator)}
    return {
        "type": "ratio",
        **names_of,
        "denominator": list(parts.denominator),
        **bounds,
    }


def _label(figure: Printed) -> str:
    return " ".join(figure.title.split()).lstrip("- ")


def _title(words: str) -> str:
    text = " ".join(words.split())
    return text.capitalize() if text.isupper() else text


def _same(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def _alike(one: str, other: str) -> bool:
    """Titles of areas that share half of their words; the names are known by heart."""
    words = set(_same(one).split()), set(_same(other).split())
    return 2 * len(words[0] & words[1]) >= max(map(len, words))


def _initials(title: str) -> str:
    words = [word for word in re.findall(r"\w+", title) if word.casefold() != "dan"]
    return "".join(word[0] for word in words).upper() or "X"
