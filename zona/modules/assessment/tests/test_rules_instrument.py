"""Instruments: the shipped ones hold together, and every fault names its place."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
import yaml

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped

type Change = Callable[[dict[str, Any]], object]

CODES = sorted(shipped.FILES)
NEW = shipped.instrument("lke-zi-2021")


def node(raw: dict[str, Any], code: str) -> dict[str, Any]:
    return next(node for node in raw["nodes"] if node["code"] == code)


def at(raw: dict[str, Any], code: str) -> int:
    return [node["code"] for node in raw["nodes"]].index(code)


def problems(change: Change) -> str:
    """What is wrong with the shipped instrument after the change."""
    raw = yaml.load(shipped.instrument_text("lke-zi-2021"), yaml.CSafeLoader)
    change(raw)
    with pytest.raises(rules.InstrumentError) as refused:
        rules.parse_instrument(yaml.dump(raw, Dumper=yaml.CSafeDumper, sort_keys=False))
    return "\n".join(refused.value.problems)


@pytest.mark.parametrize(
    ("code", "questions"), [("lke-zi-2019", 84), ("lke-zi-2021", 113)]
)
def test_a_shipped_instrument_is_whole(code: str, questions: int) -> None:
    instrument = shipped.instrument(code)

    assert instrument.code == code
    assert len(instrument.questions) == questions
    assert sum(question.weight for question in instrument.questions) == 100
    assert instrument.predicates == ("WBK", "WBBM")
    assert len(instrument.area_groups) == 6
    assert instrument.legal_basis
    assert {item.scope for item in instrument.prerequisites} == {"instansi", "unit"}


def test_every_2019_question_maps_to_one_that_exists() -> None:
    named = [
        question.maps_to_2021
        for question in shipped.instrument("lke-zi-2019").questions
    ]

    assert len([code for code in named if code]) == 78
    assert all(NEW.has_question(code) for code in named if code)


def test_the_tree_is_walked_both_ways() -> None:
    assert [part.code for part in NEW.children(None)] == ["PU", "HS"]
    assert [part.code for part in NEW.children("PU")] == ["PM", "RF"]
    assert [q.code for q in NEW.questions_under("RF.MP.1")] == [
        "RF.MP.1.a",
        "RF.MP.1.b",
    ]
    assert len(NEW.questions_under("PU")) == 110
    assert [node.code for node in NEW.ancestors("PM.MP.1.a")] == [
        "PM.MP.1",
        "PM.MP",
        "PM",
        "PU",
    ]
    assert NEW.indicator_of("PM.MP.1.a").title == "Tim kerja ZI"
    assert NEW.indicator_of("HS.BA.a").code == "HS.BA"
    assert (NEW.area_of("RF.MP.1.a"), NEW.area_of("PM.MP")) == ("MP", "MP")
    assert (NEW.area_of("HS.BA.a"), NEW.area_of("PU")) == (None, None)
    assert NEW.question("HS.BA.a").weight == Fraction("17.5")
    assert NEW.weight(rules.TOTAL) == 100


@pytest.mark.parametrize(
    ("ask", "code"), [(NEW.node, "PM.MP.1.a"), (NEW.question, "PM.MP")]
)
def test_a_part_of_the_other_kind_is_not_found(
    ask: Callable[[str], object], code: str
) -> None:
    with pytest.raises(KeyError):
        ask(code)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda r: r.update(schema="lain"), "schema: harus lke-zi/1"),
        (lambda r: r.pop("instrument"), "instrument: tidak ada"),
        (
            lambda r: r["instrument"].update(total_weight=100.0),
            "instrument: “total_weight”",
        ),
        (
            lambda r: r["instrument"].update(total_weight="90"),
            "jumlah bobot komponen 100",
        ),
        (
            lambda r: r["instrument"].update(effective_from="kemarin"),
            "harus berupa tanggal",
        ),
        (
            lambda r: r["instrument"]["question_counts"].update(reform=24),
            "question_counts.reform: ada 23 pertanyaan, seharusnya 24",
        ),
        (
            lambda r: r["instrument"]["question_counts"].update(lain=1),
            "question_counts.lain: ada 0",
        ),
        (
            lambda r: r["answer_scales"]["abc"].update(kind="lain"),
            "answer_scales.abc: “kind”",
        ),
        (
            lambda r: r["answer_scales"]["abc"]["scores"].update(B="1"),
            "answer_scales.abc: nilai skala harus turun",
        ),
        (
            lambda r: r["answer_scales"]["abc"]["scores"].update(B="x"),
            "answer_scales.abc.scores: “B” harus berupa angka",
        ),
        (lambda r: r.update(nodes="x"), "“nodes” harus berupa daftar"),
        (lambda r: r["nodes"].append(3), "nodes[173]: harus berupa pasangan"),
        (
            lambda r: node(r, "PM.MP.1.b").update(code="PM.MP.1.a"),
            "nodes[5] PM.MP.1.a: kode",
        ),
        (
            lambda r: node(r, "PM.MP.1.a").update(parent="X"),
            "nodes[4] PM.MP.1.a: induk X",
        ),
        (
            lambda r: node(r, "PM.MP").update(parent="X"),
            "nodes[2] PM.MP: induk X tidak ada",
        ),
        (
            lambda r: node(r, "PM.MP").update(level="lain"),
            "nodes[2] PM.MP: “level” lain",
        ),
        (
            lambda r: node(r, "PM.MP").update(level="komponen"),
            "PM.MP: tingkat komponen",
        ),
        (
            lambda r: node(r, "PU").update(level="area"),
            "PU: tingkat area memerlukan induk",
        ),
        (lambda r: node(r, "PM.MP").update(title=""), "nodes[2] PM.MP: “title” harus"),
        (lambda r: node(r, "PM.MP").update(weight="4" * 30), "PM.MP: “weight” harus"),
        (lambda r: node(r, "PM.MP").update(weight="4e0"), "PM.MP: “weight” harus"),
        (lambda r: node(r, "PM.MP").update(weight="5"), "PM.MP: jumlah bobot isinya 4"),
        (
            lambda r: node(r, "PM.MP").update(weight="0"),
            "PM.MP: bobot harus lebih dari 0",
        ),
        (lambda r: node(r, "PM.MP.1.a").update(share="1/3"), "PM.MP.1: jumlah bagian"),
        (
            lambda r: node(r, "PM.MP.1.a").update(share="1/0"),
            "PM.MP.1.a: “share” harus",
        ),
        (lambda r: node(r, "PM.MP.1.a").update(share="x"), "PM.MP.1.a: “share” harus"),
        (
            lambda r: (
                node(r, "PM.MP.1.a").update(share="1/4"),
                node(r, "PM.MP.1.b").update(share="3/4"),
            ),
            "PM.MP.1: rata-rata memerlukan bagian (share) yang sama",
        ),
        (
            lambda r: (
                node(r, "PM.MP.1.a").update(share="0"),
                node(r, "PM.MP.1.b").update(share="1"),
            ),
            "PM.MP.1: setiap bagian (share) harus lebih dari 0",
        ),
        (
            lambda r: node(r, "RF.PW.3.a").update(weight=None),
            "RF.PW.3: sebagian pertanyaannya",
        ),
        (
            lambda r: node(r, "HS.BA.a").update(weight="17"),
            "HS.BA: bobot HS.BA.a tidak sama",
        ),
        (
            lambda r: r["nodes"].pop(at(r, "RF.SDM.3.a")),
            "RF.SDM.3: tidak mempunyai isi",
        ),
        (
            lambda r: (
                node(r, "PM.MP.1").update(parent="RF.SDM.3")
                or r["nodes"].append(r["nodes"].pop(at(r, "PM.MP.1")))
            ),
            "RF.SDM.3: memuat pertanyaan dan bagian sekaligus",
        ),
        (
            lambda r: node(r, "PM.MP.1.a").update(answer_type="x"),
            "PM.MP.1.a: “answer_type” x",
        ),
        (
            lambda r: node(r, "PM.MP.1.a").update(answer_type="abc"),
            "tidak sesuai dengan skala abc",
        ),
        (
            lambda r: node(r, "PM.MP.1.a")["options"].reverse(),
            "PM.MP.1.a: pilihan tidak sesuai",
        ),
        (
            lambda r: node(r, "PM.MP.1.a")["options"][0].update(label=1),
            "nodes[4] PM.MP.1.a.options[0]: “label” harus",
        ),
        (
            lambda r: node(r, "PM.MP.1.a").update(inputs=node(r, "HS.BA.a")["inputs"]),
            "PM.MP.1.a: pertanyaan pilihan tidak memakai isian",
        ),
        (
            lambda r: node(r, "PM.MP.1.a").update(evidence=[1]),
            "“evidence” harus berupa daftar",
        ),
        (
            lambda r: node(r, "PM.MP.1.a").update(uncertain="x"),
            "“uncertain” harus true",
        ),
        (
            lambda r: node(r, "HS.BA.a").pop("formula"),
            "HS.BA.a: skala nilai4 memerlukan rumus",
        ),
        (
            lambda r: node(r, "HS.BA.a").update(answer_type="persen"),
            "rumus tidak sesuai",
        ),
        (
            lambda r: node(r, "HS.BA.a")["formula"].update(max="0"),
            "HS.BA.a: nilai tertinggi indeks",
        ),
        (
            lambda r: node(r, "RF.MP.1.a")["formula"].update(numerator=["lain"]),
            "RF.MP.1.a: rumus menyebut isian lain",
        ),
        (
            lambda r: node(r, "RF.MP.1.a")["formula"].update(
                numerator=[], denominator=[]
            ),
            "RF.MP.1.a: rumus tidak menyebut isian",
        ),
        (
            lambda r: node(r, "RF.MP.1.a")["formula"].update(cap="2"),
            "RF.MP.1.a.formula: rumus dibatasi",
        ),
        (
            lambda r: node(r, "RF.MP.1.a")["formula"].update(type="lain"),
            "RF.MP.1.a.formula: “type” lain",
        ),
        (
            lambda r: node(r, "RF.MP.1.a")["inputs"][1].update(key="agen"),
            "RF.MP.1.a: kunci isian dipakai dua kali",
        ),
        (
            lambda r: node(r, "RF.MP.1.a")["official_sample"].pop("agen"),
            "RF.MP.1.a: contoh resmi tidak mengisi",
        ),
        (
            lambda r: node(r, "RF.MP.1.a")["zero_denominator"].update(default="x"),
            "zero_denominator: “default” x",
        ),
        (
            lambda r: r["area_groups"].update(MP=["PM.MP", "PM.TT"]),
            "PM.TT bukan area MP",
        ),
        (
            lambda r: r["area_groups"].update(MP=["PM.MP"]),
            "RF.MP: area ini harus ada tepat",
        ),
        (lambda r: r["area_groups"].update(MP=[]), "area_groups.MP: kosong"),
        (
            lambda r: r["thresholds"]["WBK"][1].update(target="XX"),
            "thresholds.WBK pengungkit: sasaran XX",
        ),
        (
            lambda r: r["thresholds"]["WBK"][1].update(metric="x"),
            "thresholds.WBK[1] pengungkit: “metric” x",
        ),
        (
            lambda r: r["thresholds"]["WBK"][1].update(min="61"),
            "thresholds.WBK pengungkit: ambang 61 di luar 0 sampai 60",
        ),
        (
            lambda r: r["thresholds"]["WBK"][2].update(metric="score"),
            "thresholds.WBK area: sasaran EACH_AREA",
        ),
        (
            lambda r: r["thresholds"]["WBBM"][0].update(min="XX"),
            "thresholds.WBBM predikat_wbk: predikat XX",
        ),
        (
            lambda r: r["thresholds"]["WBBM"][0].update(target="TOTAL"),
            "thresholds.WBBM predikat_wbk: metrik held",
        ),
        (
            lambda r: r["thresholds"]["WBK"][1].update(id="total"),
            "WBK total: ambang ini tertulis",
        ),
        (lambda r: r.pop("prerequisites"), "prerequisites: tidak ada"),
    ],
)
def test_a_faulty_instrument_names_the_place(change: Change, expected: str) -> None:
    assert expected in problems(change)


def test_all_faults_are_told_at_once() -> None:
    def change(raw: dict[str, Any]) -> None:
        node(raw, "PM.MP.1.a").update(answer_type="x", title="")
        raw["thresholds"]["WBK"][1].update(target="XX")

    found = problems(change)

    assert "“answer_type” x" in found
    assert "“title”" in found
    assert "sasaran XX" in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: [1,\n", "baris 3"),
        (
            "a: 1\na: 2\n",
            "baris 1: YAML tidak dapat dibaca: kunci “a” tertulis dua kali",
        ),
        ("a: !!python/object:os.system {}\n", "baris 1"),
        ("a: 2021-13-45\n", "YAML tidak dapat dibaca"),
        ("a: \x01\n", "baris 1"),
        ("[" * 20_000, "YAML tidak dapat dibaca"),
        ("- 1\n", "harus berupa pasangan kunci"),
        ("", "harus berupa pasangan kunci"),
    ],
)
def test_text_that_is_no_instrument_is_refused(text: str, expected: str) -> None:
    with pytest.raises(rules.InstrumentError, match=expected):
        rules.parse_instrument(text)
