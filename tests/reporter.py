"""Somebody who reports without an account: plain HTTP, files, and the code he keeps."""

import re
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection
from secrets import token_hex
from urllib.parse import urlencode

UNIT = "bppsi-pekanbaru"
START = f"/publik/wbs/{UNIT}/"
CODE = re.compile(r"(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}")
SECONDS = 120

type File = tuple[str, bytes]


class Reporter:
    """One anonymous browser; what it says of itself is given by the headers."""

    def __init__(self, port: int, headers: Mapping[str, str] | None = None) -> None:
        self._line = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        self._headers = dict(headers or {})
        self.cookies: list[str] = []

    def send(self, fields: Mapping[str, str], files: Sequence[File] = ()) -> str:
        """Send a report, type its code back; return the code."""
        page = self._post_files(START, {"posts": "lainnya", **fields}, files)
        found = CODE.search(page)
        if found is None:
            raise RuntimeError(f"The report was not taken:\n{page[-2000:]}")
        code = found[0]
        if "Laporan Anda diterima" not in self.post(
            "/publik/wbs/terkirim/", {"shown": code, "code": code}
        ):
            raise RuntimeError("The report was not confirmed.")
        return code

    def reply(self, code: str, message: str) -> str:
        """Write to the handler by the code; return the page."""
        fields = {"code": code, "kirim": "1", "message": message}
        return self.post("/publik/wbs/kode/", fields)

    def read(self, code: str) -> str:
        """Return the page of the mailbox."""
        return self.post("/publik/wbs/kode/", {"code": code})

    def post(self, path: str, fields: Mapping[str, str]) -> str:
        """Send a plain form; return the page."""
        kind = "application/x-www-form-urlencoded"
        return self._ask(path, urlencode(fields).encode(), kind)

    def _post_files(
        self, path: str, fields: Mapping[str, str], files: Sequence[File]
    ) -> str:
        border = token_hex(16)
        parts = [
            f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items()
        ]
        parts += [
            f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
            + content
            + b"\r\n"
            for name, content in files
        ]
        body = b"".join(parts) + f"--{border}--\r\n".encode()
        return self._ask(path, body, f"multipart/form-data; boundary={border}")

    def _ask(self, path: str, body: bytes, kind: str) -> str:
        self._line.request("POST", path, body, {**self._headers, "Content-Type": kind})
        answer = self._line.getresponse()
        self.cookies += answer.headers.get_all("set-cookie", [])
        return answer.read().decode()

    def close(self) -> None:
        """Hang up."""
        self._line.close()
