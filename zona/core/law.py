"""Tables of the law by date: the figures are data, the reasoning is code.

A table is `law/<YYYY-MM-DD>-<slug>.toml` in the folder of its app. The file names its
`table`, its `source` and its `first_day` (and `last_day`, where the regulation ended
without a successor); whatever else it holds fills a frozen dataclass. An office's own
decree is a row with the same shape, and goes before the national table.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from datetime import date, time, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from django.apps import apps

HEAD = frozenset({"table", "source", "first_day", "last_day"})


class LawError(Exception):
    """A table is missing, malformed, or not in force; the text names the place."""


@dataclass(frozen=True, slots=True)
class Table:
    """One version of one table, as its file or decree states it."""

    name: str
    source: str
    first_day: date
    last_day: date | None = None
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)
    place: str = "keputusan"

    def covers(self, day: date) -> bool:
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


def in_force[Shape](
    module: str,
    table: str,
    on: date,
    shape: type[Shape],
    *,
    overrides: Iterable[Table] = (),
) -> Shape:
    """Return the version of `table` in force on a day, read into `shape`.

    `module` is the app: "attendance" or its dotted name. `overrides` are the office's
    own decrees; the youngest one in force goes before the national table.
    """
    decrees = [each for each in overrides if each.name == table and each.covers(on)]
    if decrees:
        return _read(max(decrees, key=lambda each: each.first_day), shape)
    found = _national(_folder(module), table, on, cast("Any", shape))
    return cast("Shape", found)


@lru_cache(maxsize=4096)
def _national(folder: Path, table: str, on: date, shape: Any) -> object:
    valid = [each for each in tables(folder) if each.name == table and each.covers(on)]
    if not valid:
        raise LawError(f"{folder.parent.name}: no table '{table}' in force on {on}")
    return _of_file(max(valid, key=lambda each: each.first_day).place, shape)


@cache
def _of_file(place: str, shape: Any) -> object:
    found: object = _read(_load(Path(place)), shape)
    return found


@cache
def tables(folder: Path) -> tuple[Table, ...]:
    """Return every table of one `law` folder, oldest first."""
    found = (_load(path) for path in folder.glob("*.toml"))
    return tuple(sorted(found, key=lambda each: (each.name, each.first_day)))


def check_tables(module: str | Path) -> list[str]:
    """Say what is wrong with an app's tables: bad files, gaps, overlaps, wrong names."""
    folder = module if isinstance(module, Path) else _folder(module)
    try:
        found = tables(folder)
    except LawError as error:
        return [str(error)]
    problems = [
        f"{each.place}: the file name must begin with {each.first_day.isoformat()}-"
        for each in found
        if not Path(each.place).name.startswith(f"{each.first_day.isoformat()}-")
    ]
    for older, newer in pairwise(found):
        if older.name == newer.name:
            problems += _seam(older, newer)
    return problems


def _seam(older: Table, newer: Table) -> list[str]:
    """Judge the border of two versions; an open end closes when the next begins."""
    if older.first_day == newer.first_day:
        return [f"{newer.place}: same first day as {older.place}"]
    if older.last_day is None or older.last_day + timedelta(1) == newer.first_day:
        return []
    kind = "gap" if older.last_day < newer.first_day else "overlap"
    return [f"{newer.place}: {kind} after {older.place}"]


def _folder(module: str) -> Path:
    return Path(apps.get_app_config(module.rpartition(".")[2]).path) / "law"


def _load(path: Path) -> Table:
    try:
        content = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LawError(f"{path}: {error}") from error
    missing = sorted({"table", "source", "first_day"} - content.keys())
    if missing:
        raise LawError(f"{path}: missing {', '.join(missing)}")
    first, last = content["first_day"], content.get("last_day")
    if type(first) is not date or (last is not None and type(last) is not date):
        raise LawError(f"{path}: first_day and last_day are dates")
    if last is not None and last < first:
        raise LawError(f"{path}: last_day is before first_day")
    values = {key: value for key, value in content.items() if key not in HEAD}
    return Table(
        str(content["table"]), str(content["source"]), first, last, values, str(path)
    )


def _read[Shape](table: Table, shape: type[Shape]) -> Shape:
    """Fill the shape; it receives source and dates too, where it has such fields."""
    head = {
        "source": table.source,
        "first_day": table.first_day,
        "last_day": table.last_day,
    }
    named = {each.name for each in fields(cast("Any", shape))}
    head = {key: value for key, value in head.items() if key in named}
    return cast("Shape", _fill({**table.values, **head}, shape, table.place))


def _fill(value: object, shape: type[Any], place: str) -> object:
    if not isinstance(value, Mapping):
        raise LawError(f"{place}: expected a table")
    known = {each.name: each for each in fields(shape)}
    strange = sorted(value.keys() - known.keys())
    if strange:
        raise LawError(f"{place}: unknown {', '.join(strange)}")
    missing = sorted(
        name for name in known.keys() - value.keys() if _is_required(known[name])
    )
    if missing:
        raise LawError(f"{place}: missing {', '.join(missing)}")
    hints = get_type_hints(shape)
    filled = {
        key: _convert(each, hints[key], f"{place}: {key}")
        for key, each in value.items()
    }
    try:
        return shape(**filled)
    except ValueError as error:  # the shape's own __post_init__ may object
        raise LawError(f"{place}: {error}") from error


def _is_required(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _convert(value: object, kind: Any, place: str) -> object:
    origin = get_origin(kind)
    if origin in (UnionType, Union):
        return _convert_optional(value, kind, place)
    if origin is tuple:
        return _convert_list(value, get_args(kind), place)
    if origin in (dict, Mapping) or getattr(origin, "__name__", "") == "Mapping":
        return _convert_mapping(value, get_args(kind), place)
    if is_dataclass(kind):
        return _fill(value, cast("type[Any]", kind), place)
    return _convert_plain(value, kind, place)


def _convert_optional(value: object, kind: Any, place: str) -> object:
    (inner,) = (each for each in get_args(kind) if each is not type(None))
    return None if value is None else _convert(value, inner, place)


def _convert_list(value: object, kinds: tuple[Any, ...], place: str) -> object:
    if not isinstance(value, list | tuple):
        raise LawError(f"{place}: expected a list")
    return tuple(
        _convert(each, kinds[0], f"{place}[{index}]")
        for index, each in enumerate(value, start=1)
    )


def _convert_mapping(value: object, kinds: tuple[Any, ...], place: str) -> object:
    if not isinstance(value, Mapping):
        raise LawError(f"{place}: expected a table")
    return MappingProxyType(
        {
            _convert(key, kinds[0], place): _convert(each, kinds[1], f"{place}.{key}")
            for key, each in value.items()
        }
    )


def _convert_plain(value: object, kind: type[Any], place: str) -> object:
    """Take a value of exactly this kind, or its text (a decree is kept as JSON)."""
    if type(value) is kind:
        return value
    try:
        if kind is Decimal and type(value) in (int, str):
            return Decimal(cast("int | str", value))
        if issubclass(kind, Enum):
            return kind(value)
        if kind in (date, time) and isinstance(value, str):
            return kind.fromisoformat(value)
    except (ValueError, InvalidOperation):
        pass
    raise LawError(f"{place}: {value!r} is not a {kind.__name__}")
