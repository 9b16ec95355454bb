"""Components: what they say, how they escape, how errors and states reach everyone."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from zona.core.ui.forms import SampleFilter, SampleForm
from zona.core.ui.gallery import FLOW
from zona.core.ui.parts import Chart, Column, Event, Gate, Rung, Series, Step, Stretch

HOSTILE = "<script>alert('x')</script>"
ESCAPED = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"


def draw(source: str, **context: Any) -> str:
    html = Template("{% load ui %}" + source).render(Context(context))
    return " ".join(html.split())


@pytest.mark.parametrize(
    "source",
    [
        "{% badge bad 'bad' %}",
        "{% button bad %}",
        "{% link_button bad bad %}",
        "{% post_button bad '#' name=bad value=bad %}",
        "{% page_header bad subtitle=bad %}{% endpage_header %}",
        "{% breadcrumb bad '#' bad %}",
        "{% tabs 'Bagian' bad bad '#' %}",
        "{% card bad subtitle=bad %}{{ bad }}{% endcard %}",
        "{% notice 'warn' title=bad %}{{ bad }}{% endnotice %}",
        "{% blank_slate bad bad bad '#' %}",
        "{% table bad head=bad %}{{ bad }}{% endtable %}",
        "{% definition_list %}{% definition bad %}{{ bad }}{% enddefinition %}{% enddefinition_list %}",
        "{% stat bad bad bad %}",
        "{% meter bad 1 2 %}",
        "{% person bad bad %}",
        "{% hidden bad %}{% muted bad %}{% icon 'home' bad %}",
        "{% dialog 'd' bad bad '#' %}{{ bad }}{% enddialog %}",
        "{% rung_list 'x' bad rungs help=bad error=bad %}",
        "{% step_list steps %}",
        "{% timeline events %}",
        "{% gate_list gates %}",
        "{% chart picture bad bad %}",
    ],
)
def test_hostile_text_is_escaped(source: str) -> None:
    html = draw(
        source,
        bad=HOSTILE,
        rungs=[Rung(HOSTILE, HOSTILE, 1, HOSTILE)],
        steps=[Step(HOSTILE, "current", HOSTILE)],
        events=[Event(HOSTILE, date(2021, 12, 1), HOSTILE, HOSTILE)],
        gates=[Gate(HOSTILE, 1, 2, passed=False, note=HOSTILE)],
        picture=Chart("bar", [HOSTILE], [Series(HOSTILE, [1])]),
    )

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_field_joins_its_help_and_its_error_to_the_control() -> None:
    form = SampleForm({"title": ""})

    html = draw("{% field form.title %}", form=form)

    assert '<label class="z-label" for="id_title">' in html
    assert 'aria-describedby="id_title_help id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_title_help"' in html
    assert 'id="id_title_error"' in html


def test_a_group_of_radios_has_a_legend_and_keeps_the_choice() -> None:
    html = draw("{% field form.answer %}", form=SampleForm({"answer": "tidak"}))

    assert "<fieldset" in html
    assert "<legend" in html
    assert html.count('type="radio"') == 2
    assert 'value="tidak" id="id_answer_1" checked' in html


def test_a_date_is_asked_with_the_browsers_picker() -> None:
    html = draw(
        "{% field form.happened_on %}",
        form=SampleForm({"happened_on": date(2021, 12, 3)}),
    )

    assert 'type="date"' in html
    assert 'value="2021-12-03"' in html


def test_money_shows_its_currency_and_its_grouping() -> None:
    form = SampleForm(initial={"value_rupiah": 1234567})

    html = draw("{% field form.value_rupiah money=True %}", form=form)

    assert '<span aria-hidden="true">Rp</span>' in html
    assert 'value="1.234.567"' in html
    assert (
        SampleForm({"value_rupiah": "1.234.567"})
        .fields["value_rupiah"]
        .clean("1.234.567")
        == 1234567
    )


def test_typed_text_survives_an_invalid_form() -> None:
    html = draw("{% form form %}{% endform %}", form=SampleForm({"reason": HOSTILE}))

    assert ESCAPED in html
    assert "<script" not in html


def test_a_form_with_a_file_is_sent_as_multipart() -> None:
    assert 'enctype="multipart/form-data"' in draw(
        "{% form form %}{% endform %}", form=SampleForm()
    )
    assert "enctype" not in draw("{% form form %}{% endform %}", form=SampleFilter())


def test_a_form_with_a_target_is_sent_by_htmx_and_still_posts_without() -> None:
    html = draw(
        "{% form form action='/lke/1/' target='#baris' autosave=True %}{% endform %}",
        form=SampleFilter(),
    )

    assert 'method="post" ' in html
    assert 'action="/lke/1/"' in html
    assert 'hx-post="/lke/1/" hx-target="#baris"' in html
    assert 'hx-trigger="change, submit"' in html


def test_the_error_summary_links_to_each_field_and_first_of_a_group() -> None:
    form = SampleForm({})
    form.add_error(None, "Sudah ada.")

    html = draw("{% error_summary form %}", form=form)

    assert 'role="alert"' in html
    assert "<li>Sudah ada.</li>" in html
    assert 'href="#id_title"' in html
    assert 'href="#id_answer_0"' in html


def test_an_unbound_form_has_no_error_summary() -> None:
    assert draw("{% error_summary form %}", form=SampleForm()) == ""


def test_the_rules_of_a_file_stand_before_its_choice() -> None:
    html = draw(
        "{% file_drop form.evidence kinds='PDF' max_mb=25 %}", form=SampleForm()
    )

    assert html.index("Jenis berkas: PDF.") < html.index('type="file"')
    assert "Ukuran paling besar 25 MB." in html


def test_filters_keep_to_the_address_and_can_be_cleared() -> None:
    request = RequestFactory().get("/laporan/", {"year": "2021"})

    html = draw(
        "{% filter_bar form %}", request=request, form=SampleFilter(request.GET)
    )

    assert '<form method="get" action="/laporan/"' in html
    assert "Hapus saringan" in html


def test_a_form_that_asks_names_its_own_way_back() -> None:
    request = RequestFactory().get("/jalur/", {"year": "2021"})

    html = draw(
        '{% filter_bar form clear="Mulai lagi" %}',
        request=request,
        form=SampleFilter(request.GET),
    )

    assert "Mulai lagi" in html
    assert "Hapus saringan" not in html


def test_the_pager_keeps_the_other_filters() -> None:
    request = RequestFactory().get("/laporan/", {"year": "2021", "page": "2"})

    html = draw(
        "{% pager page %}", request=request, page=Paginator(range(60), 20).page(2)
    )

    assert 'href="?year=2021&amp;page=3" rel="next"' in html
    assert "21–40 dari 60" in html
    assert html.count('aria-current="page"') == 1


def test_a_table_can_be_scrolled_by_keyboard_and_is_named() -> None:
    html = draw(
        "{% table 'Nilai' head='Area|#Nilai|' %}<tr><td>1</td></tr>{% endtable %}"
    )

    assert 'tabindex="0" role="region" aria-label="Nilai"' in html
    assert "z-num-2" in html
    assert "Tindakan" in html


def test_a_sorted_column_says_so() -> None:
    html = draw(
        "{% table 'Nilai' head=head %}{% endtable %}",
        head=[Column("Nomor", sort_url="?urut=nomor", sorted="descending")],
    )

    assert 'aria-sort="descending"' in html


@pytest.mark.parametrize(
    ("passed", "words"),
    [(True, "Terpenuhi"), (False, "Belum terpenuhi"), (None, "Belum dapat dinilai")],
)
def test_a_gate_tells_its_verdict_in_words(passed: bool | None, words: str) -> None:
    gate = Gate("Nilai total", Decimal("66.25"), 75, passed=passed)

    html = draw("{% gate_list gates %}", gates=[gate])

    assert words in html
    assert "66,25" in html
    assert ("Kurang <strong>8,75" in html) is (passed is False)


def test_an_unknown_value_has_no_distance() -> None:
    assert Gate("IPAK", None, 15, passed=None).distance is None
    assert Gate("Total", 80, 75, passed=True).distance == 0


def test_a_meter_speaks_indonesian_and_draws_with_points() -> None:
    html = draw("{% meter 'Pengungkit' 31.2 60 gate=40 %}")

    assert "<strong>31,20</strong> dari 60,00" in html
    assert 'width="52.00%"' in html
    assert 'x1="66.67%"' in html
    assert "style=" not in html


def test_a_rung_carries_its_points_and_what_is_missing() -> None:
    rung = Rung(
        "B", "Sebagian unsur terlibat", Decimal("0.5"), "wakil laboratorium", True
    )

    html = draw("{% rung_list 'q1' 'Tim?' rungs value='B' %}", rungs=[rung])

    assert 'name="q1" value="B" checked' in html
    assert "0,50" in html
    assert "Yang masih kurang: wakil laboratorium" in html
    assert "Diusulkan sistem" in html


def test_steps_of_a_flow_stop_where_the_case_was_refused() -> None:
    html = draw("{% step_list flow 'refused' %}", flow=FLOW)

    assert "Ditolak" in html
    assert "Terhenti" in html
    assert "Ditandatangani" not in html


def test_steps_of_a_flow_show_what_is_to_come() -> None:
    html = draw("{% step_list flow 'filled' %}", flow=FLOW)

    assert html.count('aria-current="step"') == 1
    assert "Ditandatangani" in html
    assert "Ditolak" not in html


def test_a_chart_carries_its_numbers_and_its_table() -> None:
    data = Chart("line", ["I", "II"], [Series("IKM", [81.25, None])], maximum=100)

    html = draw("{% chart data 'Indeks' %}", data=data)

    assert "&quot;values&quot;:[81.25,null]" in html
    assert "<td>81,25</td>" in html
    assert "<td>–</td>" in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ 1234567|rupiah }}", "Rp\N{NO-BREAK SPACE}1.234.567"),
        ("{{ 1234.5|number }}", "1.234,50"),
        ("{{ 62.5|percent }}", "62,5%"),
        ("{{ None|number }}{{ None|rupiah }}{{ None|percent }}", "–––"),
    ],
)
def test_numbers_are_written_the_indonesian_way(source: str, shown: str) -> None:
    assert Template("{% load ui %}" + source).render(Context()) == shown


def test_a_post_button_carries_the_forms_key() -> None:
    html = draw("{% post_button 'Kirim' '/kirim/' %}", csrf_token="kunci")

    assert 'name="csrfmiddlewaretoken" value="kunci"' in html


def test_a_line_of_the_year_tells_state_and_day_and_where_to_go() -> None:
    line = [
        Stretch("Jan", 1, "Nihil", "good", date(2021, 2, 5), "/laporan/1/", "buka"),
        Stretch("Feb", 1, "Lewat", "bad", date(2021, 3, 5)),
    ]
    html = draw('{% year_line "Rekap" line remark="Bulanan" %}', line=line)

    assert "<h3" in html
    assert html.count("<li") == 2
    assert html.count("<a ") == 1
    assert 'href="/laporan/1/"' in html
    assert "<strong>Nihil</strong>" in html
    assert "<strong>Lewat</strong>" in html
    assert "5 Mar" in html
