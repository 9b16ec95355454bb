"""The printed lists tell what is there."""

from zona.core.listing import access_matrix, addresses, fact_list, url_list


def test_an_address_names_its_view_below_the_marks() -> None:
    found = {address.name: address for address in addresses()}

    readiness = found["assessment:readiness"]
    assert readiness.route == "/lke/kesiapan/"
    assert readiness.access == "assessment.view"
    assert readiness.view.endswith("readiness.readiness")


def test_the_list_of_addresses_is_sorted_and_leaves_the_gallery_out() -> None:
    lines = url_list().splitlines()

    assert lines == sorted(lines)
    assert not any(line.startswith("/_ui/") for line in lines)
    assert "/masuk/  public  account_login" in lines


def test_the_matrix_marks_roles_that_reach_below() -> None:
    matrix = access_matrix()

    assert "| `administration.manage` | Pengelola sistem* |" in matrix
    assert "| `site.home` | semua peran |" in matrix


def test_the_list_of_facts_has_code_and_title() -> None:
    assert "| `assessment.total_score` | Nilai LKE yang diklaim |" in fact_list()
