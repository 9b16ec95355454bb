"""The component library. A tag's signature is the component's interface.

`{% load ui %}` gives every tag: those of this file, of `ui_forms` and of `ui_data`.
"""

from collections.abc import Sequence
from typing import Any, Literal

from django.template import Context, Library
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString

from zona.core.ui.parts import Tone

from . import ui_data, ui_forms

register = Library()
for _library in (ui_forms.register, ui_data.register):
    register.tags.update(_library.tags)
    register.filters.update(_library.filters)

type Look = Literal["primary", "secondary", "danger", "quiet"]

TONE_WORDS: dict[str, str] = {
    "neutral": "Catatan",
    "info": "Informasi",
    "good": "Berhasil",
    "warn": "Perhatian",
    "bad": "Masalah",
}
TONE_ICONS: dict[str, str] = {
    "neutral": "point",
    "info": "info-circle",
    "good": "circle-check",
    "warn": "alert-triangle",
    "bad": "circle-x",
}


def pairs(parts: Sequence[str]) -> list[dict[str, str]]:
    """Turn `label, url, label, url, last label` into a list of links."""
    urls = [*parts[1::2], ""]
    return [
        {"label": label, "url": url}
        for label, url in zip(parts[::2], urls, strict=False)
    ]


# --- words and marks -----------------------------------------------------------------


@register.inclusion_tag("ui/icon.html")
def icon(name: str, label: str = "") -> dict[str, Any]:
    """An icon of the sprite; silent unless `label` gives it a voice."""
    return {"href": f"{static('vendor/icons.svg')}#{name}", "label": label}


@register.inclusion_tag("ui/badge.html")
def badge(text: str, tone: Tone = "neutral") -> dict[str, Any]:
    """A short state, told by word and colour."""
    return {"text": text, "tone": tone, "icon": TONE_ICONS[tone]}


@register.inclusion_tag("ui/whole.html")
def whole(text: object) -> dict[str, Any]:
    """A code, a number or a date that stays on one line."""
    return {"text": text}


@register.inclusion_tag("ui/hidden.html")
def hidden(text: str) -> dict[str, Any]:
    """Words for screen readers only."""
    return {"text": text}


@register.inclusion_tag("ui/muted.html")
def muted(text: object) -> dict[str, Any]:
    """A quiet remark."""
    return {"text": text}


@register.inclusion_tag("ui/person.html")
def person(name: str, detail: str = "") -> dict[str, Any]:
    """A person and, smaller, the position or unit."""
    return {"name": name, "detail": detail}


# --- buttons and links ---------------------------------------------------------------


@register.inclusion_tag("ui/button.html")
def button(
    text: str,
    look: Look = "primary",
    icon: str = "",
    name: str = "",
    value: str = "",
    form: str = "",
    disabled: bool = False,
) -> dict[str, Any]:
    """A button that submits its form (or the form with the id `form`)."""
    return {
        "text": text,
        "look": look,
        "icon": icon,
        "name": name,
        "value": value,
        "form": form,
        "disabled": disabled,
    }


@register.inclusion_tag("ui/link_button.html")
def link_button(
    text: str, url: str, look: Look = "secondary", icon: str = "", about: str = ""
) -> dict[str, Any]:
    """A link that looks like a button; `about` is read out after its text."""
    return {"text": text, "url": url, "look": look, "icon": icon, "about": about}


@register.inclusion_tag("ui/post_button.html")
def post_button(
    text: str,
    url: str,
    look: Look = "secondary",
    icon: str = "",
    name: str = "",
    value: str = "",
) -> dict[str, Any]:
    """A one-button form: an act that needs no more words."""
    return {
        "text": text,
        "url": url,
        "look": look,
        "icon": icon,
        "name": name,
        "value": value,
    }


@register.simple_block_tag
def dialog(
    content: SafeString,
    id: str,
    text: str,
    title: str,
    url: str,
    look: Look = "secondary",
    icon: str = "",
) -> SafeString:
    """A link to `url` that opens its body as a dialog where scripts run."""
    return render_to_string(
        "ui/dialog.html",
        {
            "content": content,
            "id": id,
            "text": text,
            "title": title,
            "url": url,
            "look": look,
            "icon": icon,
        },
    )


# --- the frame of a page -------------------------------------------------------------


@register.simple_block_tag
def page_header(
    content: SafeString, title: str, subtitle: str = "", eyebrow: str = ""
) -> SafeString:
    """The page's h1; the body holds its actions and may be empty."""
    return render_to_string(
        "ui/page_header.html",
        {
            "content": content.strip() and content,
            "title": title,
            "subtitle": subtitle,
            "eyebrow": eyebrow,
        },
    )


@register.inclusion_tag("ui/breadcrumb.html")
def breadcrumb(*parts: str, label: str = "Jejak halaman") -> dict[str, Any]:
    """The way here: `label, url, label, url, this page`. Beranda comes by itself."""
    return {"crumbs": pairs(parts), "label": label}


@register.inclusion_tag("ui/tabs.html")
def tabs(label: str, current: str, *parts: str) -> dict[str, Any]:
    """Sibling pages: `label, url, label, url`; `current` is the label of this one."""
    return {"label": label, "current": current, "tabs": pairs(parts)}


@register.simple_block_tag
def toolbar(content: SafeString, label: str = "Tindakan") -> SafeString:
    """Buttons side by side, wrapping."""
    return render_to_string("ui/toolbar.html", {"content": content, "label": label})


@register.simple_block_tag
def columns(
    content: SafeString, layout: Literal["2", "3", "4", "wide-narrow"] = "2"
) -> SafeString:
    """Children side by side where there is room, below each other where not."""
    return render_to_string("ui/columns.html", {"content": content, "layout": layout})


@register.simple_block_tag
def stack(content: SafeString) -> SafeString:
    """Children below each other with even room between; one child of `columns`."""
    return render_to_string("ui/stack.html", {"content": content})


@register.simple_block_tag
def card(
    content: SafeString,
    title: str = "",
    subtitle: str = "",
    url: str = "",
    id: str = "",
    level: Literal[2, 3, 4] = 2,
) -> SafeString:
    """A titled surface; `url` makes its title a link."""
    return render_to_string(
        "ui/card.html",
        {
            "content": content,
            "title": title,
            "subtitle": subtitle,
            "url": url,
            "id": id,
            "level": level,
        },
    )


# --- telling -------------------------------------------------------------------------


@register.simple_block_tag
def notice(content: SafeString, tone: Tone = "info", title: str = "") -> SafeString:
    """Something the reader must know, in the flow of the page."""
    return render_to_string(
        "ui/notice.html",
        {
            "content": content,
            "tone": tone,
            "title": title,
            "word": TONE_WORDS[tone],
            "icon": TONE_ICONS[tone],
        },
    )


@register.inclusion_tag("ui/messages.html", takes_context=True)
def messages(context: Context) -> dict[str, Any]:
    """What the last action said; the layouts show it."""
    tones = {"success": "good", "warning": "warn", "error": "bad"}
    return {
        "items": [
            (message, tone, TONE_ICONS[tone])
            for message in context.get("messages") or ()
            for tone in [tones.get(message.level_tag, "info")]
        ]
    }


@register.inclusion_tag("ui/blank_slate.html")
def blank_slate(
    title: str, text: str = "", action: str = "", url: str = "", icon: str = "folder"
) -> dict[str, Any]:
    """What will stand here, and the first step towards it."""
    return {"title": title, "text": text, "action": action, "url": url, "icon": icon}
