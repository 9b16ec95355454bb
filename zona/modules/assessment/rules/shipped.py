"""The instruments and suggestion rules that come with the application."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from .book import SuggestionBook, parse_suggestions
from .compiling import Plan, compile_instrument
from .instrument import Instrument
from .parsing import parse_instrument

LAW = files("zona.modules.assessment") / "law"
FILES: Mapping[str, str] = MappingProxyType(
    {"lke-zi-2019": "lke-2019.yaml", "lke-zi-2021": "lke-2021.yaml"}
)


def instrument_text(code: str) -> str:
    """The text as shipped; KeyError where no such instrument comes along."""
    return (LAW / FILES[code]).read_text(encoding="utf-8")


@cache
def instrument(code: str) -> Instrument:
    return parse_instrument(instrument_text(code))


@cache
def plan(code: str) -> Plan:
    return compile_instrument(instrument(code))


@cache
def suggestions() -> SuggestionBook:
    text = (LAW / "suggestions.yaml").read_text(encoding="utf-8")
    return parse_suggestions(text, [instrument(code) for code in FILES])
