"""An anticipated no is a page with its reason; any other error stays an error."""

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from zona.core.refusal import RefusalMiddleware, Refused


def _middleware() -> RefusalMiddleware:
    return RefusalMiddleware(lambda request: HttpResponse("baik"))


def _request() -> HttpRequest:
    return RequestFactory().get("/")


def test_a_request_without_refusal_passes() -> None:
    assert _middleware()(_request()).content == b"baik"


def test_a_refusal_is_shown_with_409_and_its_text_escaped() -> None:
    response = _middleware().process_exception(
        _request(), Refused("Laporan <b>ini</b> sudah diputus.")
    )

    assert response is not None
    assert response.status_code == 409
    assert "Laporan &lt;b&gt;ini&lt;/b&gt; sudah diputus." in response.content.decode()


def test_another_error_is_left_alone() -> None:
    assert _middleware().process_exception(_request(), ValueError("rusak")) is None
