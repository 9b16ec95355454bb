"""The trail in the words of an officer."""

import pytest

from zona.modules.administration.rules import act, thing, told


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("people.role_granted", "Memberi peran"),
        ("programme.plan_edited", "Program ZI: plan edited"),
        ("lain.sesuatu", "lain: sesuatu"),
    ],
)
def test_a_verb_is_told_and_an_unknown_one_is_not_hidden(verb: str, words: str) -> None:
    assert act(verb) == words


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("people.user:12", "Pengguna 12"),
        ("lain.hal:3", "lain.hal 3"),
        ("people.unit", "Unit kerja"),
    ],
)
def test_a_target_is_named_with_its_number(target: str, words: str) -> None:
    assert thing(target) == words


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ({}, ""),
        ({"role": "zi_lead", "areas": ""}, "peran: Ketua tim ZI"),
        ({"email": {"before": "", "after": "a@b.id"}}, "surel: – → a@b.id"),
        ({"after": {"value": "B", "note": ""}}, "menjadi: nilai: B"),
        ({"days": ["2021-01-01", "2021-05-13"]}, "tanggal: 2021-01-01, 2021-05-13"),
        ({"is_working": False}, "menjadi hari kerja: tidak"),
        ({"is_working": True}, "menjadi hari kerja: ya"),
        ({"some_thing": 0}, "some thing: 0"),
    ],
)
def test_a_detail_reads_as_one_line(detail: dict[str, object], words: str) -> None:
    assert told(detail) == words
