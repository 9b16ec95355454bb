"""Declaring, reviewing, deciding: what may happen and what may not."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from zona.core.audit.models import Entry
from zona.core.notices.models import Notice
from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.recusal.models import Recusal
from zona.core.recusal.queries import barred, without_barred
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.core.workdays.actions import add_holiday
from zona.core.workdays.models import HolidayKind
from zona.modules.conflicts import actions, queries
from zona.modules.conflicts.models import Case, Declaration, Interest
from zona.modules.conflicts.rules import (
    CaseOrigin,
    DeclarationKind,
    InterestKind,
)
from zona.modules.conflicts.tests.people import (
    NOON,
    PARTY,
    at,
    case_of,
    declare,
    head,
    keeper,
    overseer,
    pair,
    stranger,
)

pytestmark = pytest.mark.django_db
LAB = "services"


@pytest.fixture
def people() -> tuple[User, User]:
    return pair()


def test_a_declared_party_is_not_assigned_from_the_same_day(
    people: tuple[User, User],
) -> None:
    """T9.1: a sibling owns PT X, declared 1 Nov; a sample of PT X comes 2 Nov."""
    ani, budi = people
    declare(ani, party="PT X")
    day = date(2021, 11, 2)

    everyone = User.objects.get_queryset().order_by("pk")
    of_x = without_barred(everyone, process=LAB, on=day, parties=["PT. X"])
    of_y = without_barred(everyone, process=LAB, on=day, parties=["PT Y"])

    assert ani not in of_x
    assert budi in of_x
    assert ani in of_y
    before = date(2021, 10, 31)
    assert barred(ani, process=LAB, on=before, parties=["PT X"]) is None
    assert barred(ani, process=LAB, on=date(2021, 11, 1), parties=["pt x"])


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        (date(2021, 10, 15), date(2021, 10, 21)),  # T16.10: 20 Oct is a holiday
        (date(2021, 11, 1), date(2021, 11, 4)),
    ],
)
def test_an_event_is_declared_within_three_working_days(
    people: tuple[User, User], sent: date, due: date
) -> None:
    made = actions.start_declaration(
        kind=DeclarationKind.KEJADIAN, happened_on=sent, by=people[0], at=NOON
    )

    assert made.due_on == due


def test_an_event_lies_not_in_the_future_and_has_its_day(
    people: tuple[User, User],
) -> None:
    event = DeclarationKind.KEJADIAN
    for day in (date(2021, 11, 2), None):
        with pytest.raises(ValidationError):
            actions.start_declaration(
                kind=event, happened_on=day, by=people[0], at=NOON
            )
    assert not Declaration.objects.exists()


def test_nil_is_declared_once_a_year_and_due_in_january(
    people: tuple[User, User],
) -> None:
    ani, budi = people

    made = actions.declare_nil(by=ani, at=at(2022, 1, 31))

    assert (made.kind, made.state, made.reviewer) == ("nihil", "dikirim", budi)
    assert made.submitted_on == made.due_on == date(2022, 1, 31)
    assert Notice.objects.get().recipient == budi
    with pytest.raises(ValidationError, match="sudah ada"):
        actions.declare_nil(by=ani, at=at(2022, 2, 1))
    actions.declare_nil(by=ani, at=at(2023, 1, 2))


def test_a_yearly_draft_without_interests_is_sent_as_nil(
    people: tuple[User, User],
) -> None:
    ani, _ = people
    made = actions.start_declaration(kind=DeclarationKind.BERKALA, by=ani, at=NOON)
    found = _interest(made, ani)
    actions.remove_interest(found, by=ani, at=NOON)
    actions.submit_declaration(made, by=ani, at=NOON)

    made.refresh_from_db()
    assert made.kind == DeclarationKind.NIHIL
    with pytest.raises(Refused, match="draf"):
        _interest(made, ani)


def _interest(made: Declaration, by: User, party: str = PARTY) -> Interest:
    return actions.add_interest(
        made,
        kind=InterestKind.KEPEMILIKAN,
        party=party,
        explanation="Saham",
        by=by,
        at=NOON,
    )


def test_an_event_needs_an_interest_and_a_draft_is_ones_own(
    people: tuple[User, User],
) -> None:
    ani, budi = people
    made = actions.start_declaration(
        kind=DeclarationKind.KEJADIAN, happened_on=NOON.date(), by=ani, at=NOON
    )

    with pytest.raises(Refused, match="Tambahkan"):
        actions.submit_declaration(made, by=ani, at=NOON)
    with pytest.raises(Refused, match="sendiri"):
        _interest(made, budi)
    with pytest.raises(Refused, match="wewenang"):
        actions.declare_nil(by=overseer(), at=NOON)


def test_what_is_declared_stands_in_no_audit_trail_or_notice(
    people: tuple[User, User],
) -> None:
    ani, budi = people
    case_of(declare(ani), budi)

    trail = str(list(Entry.objects.values_list("verb", "target", "detail")))
    told = str(list(Notice.objects.values_list("title", "body")))
    for word in ("rahasia", "Sumber Makmur", "Verifikasi rekomendasi"):
        assert word not in trail + told


def test_the_superior_finds_no_conflict_and_the_party_is_free_again(
    people: tuple[User, User],
) -> None:
    ani, budi = people
    made = declare(ani)

    for other in (ani, head()):
        with pytest.raises(Refused, match="Hanya atasan"):
            actions.review_declaration(made, "clear", by=other, at=NOON)
    actions.review_declaration(made, "clear", note="Baik", by=budi, at=at(2021, 11, 3))

    made.refresh_from_db()
    assert (made.state, made.note) == ("tanpa_benturan", "Baik")
    assert barred(ani, process=LAB, on=date(2021, 11, 4), parties=[PARTY]) is None
    with pytest.raises(Refused, match="tidak dapat"):
        actions.review_declaration(made, "clear", by=budi, at=NOON)


def test_what_is_given_back_is_completed_and_keeps_one_recusal(
    people: tuple[User, User],
) -> None:
    ani, budi = people
    made = declare(ani)
    with pytest.raises(ValidationError):
        actions.review_declaration(made, "return", note=" ", by=budi, at=NOON)
    actions.review_declaration(made, "return", note="Lengkapi", by=budi, at=NOON)

    _interest(made, ani, "PT Lain")
    actions.submit_declaration(made, by=ani, at=NOON)
    assert Recusal.objects.count() == 2
    actions.review_declaration(made, "return", note="Sekali lagi", by=budi, at=NOON)
    first = made.interests.order_by("pk")[0]
    actions.remove_interest(first, by=ani, at=NOON)

    day = NOON.date() + timedelta(days=1)
    assert barred(ani, process=LAB, on=day, parties=[PARTY]) is None
    assert barred(ani, process=LAB, on=day, parties=["PT Lain"])


def test_a_potential_conflict_needs_a_plan_and_is_settled(
    people: tuple[User, User],
) -> None:
    ani, budi = people
    made = declare(ani)
    with pytest.raises(ValidationError):
        _plan(made, budi, date(2021, 10, 31))
    with pytest.raises(ValidationError, match="rencana"):
        actions.plan_prevention(
            made, plan="", plan_due_on=date(2021, 12, 1), by=budi, at=NOON
        )
    _plan(made, budi, date(2021, 12, 1))

    made.refresh_from_db()
    assert made.is_found
    actions.review_declaration(made, "settle", by=budi, at=at(2021, 12, 1))
    made.refresh_from_db()
    assert made.state == "tanpa_benturan"
    assert barred(ani, process=LAB, on=date(2021, 12, 2), parties=[PARTY]) is None


def _plan(made: Declaration, by: User, due_on: date) -> None:
    actions.plan_prevention(
        made, plan="Pejabat lain memutus", plan_due_on=due_on, by=by, at=NOON
    )


def test_who_is_tied_to_the_same_party_does_not_review(
    people: tuple[User, User],
) -> None:
    ani, budi = people
    boss = head()
    budi.position.superior = boss.position  # type: ignore[union-attr]  # he has a post
    budi.position.save()  # type: ignore[union-attr]  # as above
    declare(budi)
    made = declare(ani)

    with pytest.raises(Refused, match="benturan kepentingan"):
        actions.review_declaration(made, "clear", by=budi, at=NOON)
    actions.hand_over(made, by=budi, at=NOON)
    made.refresh_from_db()

    assert made.reviewer == boss
    actions.review_declaration(made, "clear", by=boss, at=NOON)


def test_the_heads_declaration_is_reviewed_by_the_unit_above() -> None:
    citra, gita = head(), overseer()
    made = declare(citra)

    assert made.reviewer is None
    assert queries.judges(made) == (gita,)
    assert queries.may_judge(gita, made)
    assert not queries.may_judge(citra, made)
    assert not queries.may_judge(stranger(), made)
    with pytest.raises(Refused, match="Unit di atas"):
        actions.hand_over(made, by=gita, at=NOON)
    actions.review_declaration(made, "clear", by=gita, at=NOON)


def test_a_superior_without_a_right_in_the_unit_is_not_asked() -> None:
    elsewhere = person("rina", unit=stranger().unit)
    ani = person("ani", Role.EMPLOYEE, superior=elsewhere)

    assert declare(ani).reviewer is None


def test_only_who_judges_or_oversees_hands_over(people: tuple[User, User]) -> None:
    ani, budi = people
    made = declare(ani)

    for other in (ani, person("fajar", Role.EMPLOYEE)):
        with pytest.raises(Refused, match="wewenang"):
            actions.hand_over(made, by=other, at=NOON)
    budi.is_active = False
    budi.save()
    assert queries.judges(made) == ()
    actions.hand_over(made, by=keeper(), at=NOON)
    made.refresh_from_db()
    assert made.reviewer is None


def test_a_party_is_released_when_the_tie_ends(people: tuple[User, User]) -> None:
    ani, budi = people
    made = declare(ani)
    found = made.interests.get()
    with pytest.raises(Refused, match="penelaah"):
        actions.release_interest(found, by=budi, at=NOON)
    _plan(made, budi, date(2021, 12, 1))
    with pytest.raises(Refused, match="penelaah"):
        actions.release_interest(found, by=ani, at=NOON)
    actions.release_interest(found, by=budi, at=NOON)

    assert barred(ani, process=LAB, on=date(2021, 11, 2), parties=[PARTY]) is None


def test_people_are_reminded_and_their_number_is_told(
    people: tuple[User, User],
) -> None:
    ani, _ = people
    actions.declare_nil(by=ani, at=NOON)
    admin = keeper()

    count = actions.remind_undeclared(unit=ani.unit, year=2021, by=admin, at=NOON)

    assert count == 2
    with pytest.raises(Refused):
        actions.remind_undeclared(unit=ani.unit, year=2021, by=ani, at=NOON)


def test_a_commitment_is_signed_once_a_year(people: tuple[User, User]) -> None:
    ani, _ = people
    made = actions.sign_commitment(by=ani, at=NOON)

    assert (made.year, len(made.sha256)) == (2021, 64)
    with pytest.raises(ValidationError, match="sudah Anda"):
        actions.sign_commitment(by=ani, at=NOON)


def test_a_case_is_reported_by_oversight_about_its_own_people(
    people: tuple[User, User],
) -> None:
    ani, budi = people
    admin = keeper()
    given = {"origin": CaseOrigin.TEMUAN, "subject": "Pengadaan", "at": NOON}

    with pytest.raises(Refused):
        actions.report_case(unit=ani.unit, person=ani, party="X", by=budi, **given)  # type: ignore[arg-type]  # shared words
    with pytest.raises(Refused, match="pegawai"):
        actions.report_case(
            unit=ani.unit,
            person=stranger(),
            party="X",
            by=admin,
            **given,  # type: ignore[arg-type]  # as above
        )
    with pytest.raises(ValidationError, match="proses atau pihak"):
        actions.report_case(unit=ani.unit, person=ani, by=admin, **given)  # type: ignore[arg-type]  # as above
    first = actions.report_case(unit=ani.unit, person=ani, party="X", by=admin, **given)  # type: ignore[arg-type]  # as above
    second = actions.report_case(
        unit=ani.unit,
        person=ani,
        party="Y",
        by=admin,
        **given,  # type: ignore[arg-type]  # as above
    )

    assert (first.number, second.number) == ("BK-001/2021", "BK-002/2021")
    assert first.reviewer == budi
    assert Case.objects.of(ani.unit_id).count() == 2
    add = {"day": date(2021, 11, 3), "name": "Libur", "kind": HolidayKind.KHUSUS}
    add_holiday(**add, basis="SK", by=None, at=NOON)  # type: ignore[arg-type]  # as above
    assert actions.refresh_clocks(at=NOON) == 2
