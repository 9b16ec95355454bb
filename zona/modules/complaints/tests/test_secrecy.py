"""Who must not see, know or decide: accused, colleagues, people with a conflict."""

from datetime import date

import pytest
from django.db import connection

from zona.core.audit.models import Entry
from zona.core.recusal.actions import bar
from zona.core.refused import Refused
from zona.modules.complaints import actions, queries
from zona.modules.complaints.models import Complaint, FollowUp
from zona.modules.complaints.tests.people import NOON, STORY, Office, submitted
from zona.modules.complaints.tests.test_actions import photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def test_a_person_with_a_conflict_is_not_chosen_and_decides_nothing(
    office: Office,
) -> None:
    case = office.accepted()
    for user in (office.ani, office.gita):
        bar(
            user=user,
            unit=user.unit,
            process="complaints",
            since=date(2021, 1, 1),
            reason="Keluarga pelapor",
            source_url="/",
            by=office.citra,
            at=NOON,
        )

    assert office.ani not in queries.possible_pics(case, date(2021, 10, 4))
    with pytest.raises(Refused, match="benturan kepentingan"):
        actions.dispose(case, pic=office.budi, by=office.gita, at=NOON)


def test_the_accused_sees_nothing_and_does_nothing(office: Office) -> None:
    case = office.accepted(accused=office.citra)

    assert not Complaint.objects.visible_to(office.citra).exists()
    assert not FollowUp.objects.visible_to(office.citra).exists()
    assert queries.moves_for(office.citra, case) == ()
    assert office.citra not in list(queries.told(case))
    for act in (
        lambda: actions.dispose(case, pic=office.ani, by=office.citra, at=NOON),
        lambda: actions.add_note(case, note="x", by=office.citra, at=NOON),
        lambda: actions.renew_code(case, by=office.citra, at=NOON),
    ):
        with pytest.raises(Refused, match="bukan untuk Anda"):
            act()


def test_a_case_about_the_head_is_passed_on_not_answered(office: Office) -> None:
    case = office.accepted(accused=office.citra)

    with pytest.raises(Refused, match="Teruskan perkara"):
        actions.dispose(case, pic=office.ani, by=office.gita, at=NOON)
    case = actions.forward(case, forwarded_to="BSKJI", by=office.budi, at=NOON)

    assert case.state == "bukan_wewenang"
    assert not Complaint.objects.visible_to(office.citra).exists()


def test_internal_notes_stay_inside(office: Office) -> None:
    case = office.accepted()
    row = actions.add_note(case, note="Jangan bocor", by=office.gita, at=NOON)

    assert str(row) == "Catatan"
    assert "Jangan bocor" in {each.note for each in queries.history(case)}
    assert "Jangan bocor" not in {each.note for each in queries.public_history(case)}


def test_a_case_moved_to_whistleblowing_leaves_everybody_but_its_mover(
    office: Office,
) -> None:
    case = submitted(office.budi, uploads=[photo()]).complaint
    case = actions.move_to_wbs(case, by=office.budi, at=NOON)

    for user in (office.citra, office.gita, office.ani):
        assert not Complaint.objects.visible_to(user).exists()
    assert Complaint.objects.visible_to(office.budi).get() == case
    with pytest.raises(Refused, match="tidak sedang Anda alihkan"):
        actions.hand_over(case, by=office.gita, at=NOON)

    actions.add_note(case, note=STORY, by=office.budi, at=NOON)
    case = actions.hand_over(case, by=office.budi, at=NOON)

    assert (case.text, case.files.count()) == ("", 0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM complaints_followup")
        assert STORY not in str(cursor.fetchall())


def test_a_new_code_replaces_the_old_one(office: Office) -> None:
    receipt = submitted(office.budi)
    renewed = actions.renew_code(receipt.complaint, by=office.budi, at=NOON)

    assert renewed.code != receipt.code
    assert renewed.complaint.code_hash == actions.code_hash(
        renewed.complaint.number, renewed.code
    )


def test_an_opened_identity_is_on_record(office: Office) -> None:
    case = submitted(office.budi).complaint
    actions.show_identity(case, by=office.gita, at=NOON)

    assert Entry.objects.filter(verb="complaints.identity_opened", by=office.gita)
