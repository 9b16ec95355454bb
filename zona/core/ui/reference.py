"""The component reference, printed from signatures and docstrings."""

import inspect
from collections.abc import Callable
from typing import Any

from zona.core.ui.templatetags import ui, ui_data, ui_forms, ui_worksheet

FILES = (
    ("ui", ui),
    ("ui_data", ui_data),
    ("ui_forms", ui_forms),
    ("ui_worksheet", ui_worksheet),
)
GIVEN = {"content", "context"}  # filled by Django, not by the author of a page


def component_list() -> str:
    """Return every tag and filter with its signature and its first line."""
    lines: list[str] = []
    for name, module in FILES:
        lines += [f"### `templatetags/{name}.py`", ""]
        lines += [f"- {line}" for line in sorted(map(described, own(module).values()))]
        lines.append("")
    filters = {**ui_data.register.filters, **ui_forms.register.filters}
    lines += ["### Filters", ""]
    lines += [
        f"- `|{name}` – {first_line(function)}"
        for name, function in sorted(filters.items())
        if name != "as_input"  # for the field templates only
    ]
    return "\n".join(lines)


def own(module: Any) -> dict[str, Callable[..., Any]]:
    """Return the tags that a file defines itself."""
    return {
        name: function
        for name, tag in module.register.tags.items()
        if (function := inspect.unwrap(tag)).__module__ == module.__name__
    }


def described(function: Callable[..., Any]) -> str:
    name = function.__name__
    parameters = inspect.signature(function).parameters
    shown = ", ".join(
        spelled(each) for each in parameters.values() if each.name not in GIVEN
    )
    has_body = "content" in parameters
    call = f"{{% {name} %}} … {{% end{name} %}}" if has_body else f"{{% {name} %}}"
    return f"**`{call}`** `({shown})` – {first_line(function)}"


def spelled(parameter: inspect.Parameter) -> str:
    text = str(parameter)
    for long, short in (
        ("collections.abc.", ""),
        ("typing.", ""),
        ("zona.core.ui.parts.", ""),
        ("zona.core.ui.worksheet.", ""),
        ("zona.core.flow.", ""),
        ("zona.core.ui.templatetags.ui.", ""),
        ("django.forms.boundfield.", ""),
        ("django.forms.forms.", ""),
        ("django.core.paginator.", ""),
        ("|", "or"),  # a bar would end a cell of a Markdown table
    ):
        text = text.replace(long, short)
    return text


def first_line(function: Callable[..., Any]) -> str:
    return (inspect.getdoc(function) or "").splitlines()[0].replace("|", "\\|")
