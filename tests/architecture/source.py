"""The source tree as the architecture tests read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
ROOT = REPOSITORY / "zona"
DOCS = REPOSITORY / "docs"


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def shown(path: Path, line: int | None = None) -> str:
    place = str(path.relative_to(REPOSITORY))
    return f"{place}:{line}" if line else place


def sources(*, tests: bool = False) -> Iterator[Path]:
    """Yield our own Python files; migrations are made, not written."""
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).parts
        if "migrations" in parts or ("tests" in parts and not tests):
            continue
        yield path


def files_named(*names: str) -> Iterator[Path]:
    """Yield the files with one of the names, also where one became a package."""
    for name in names:
        for home in ("modules", "core"):
            yield from sorted(ROOT.glob(f"{home}/*/{name}.py"))
            yield from sorted(ROOT.glob(f"{home}/*/{name}/**/*.py"))


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (
        node
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def templates() -> Iterator[Path]:
    return iter(sorted(ROOT.glob("**/templates/**/*.html")))
