"""The addresses of conflicts of interest."""

from django.urls import path

from zona.modules.conflicts.views import (
    cases,
    declarations,
    mapping,
    overview,
    papers,
    reviews,
)

app_name = "conflicts"

urlpatterns = [
    path("", overview.conflict_view, name="conflict_view"),
    path("komitmen/", overview.commitment_list, name="commitment_list"),
    path("komitmen/baru/", overview.commitment_sign, name="commitment_sign"),
    path("peta/", mapping.map_list, name="map_list"),
    path("peta/baru/", mapping.map_new, name="map_new"),
    path("peta/pdf/", papers.map_pdf, name="map_pdf"),
    path("peta/xlsx/", papers.map_xlsx, name="map_xlsx"),
    path("peta/<int:pk>/", mapping.map_detail, name="map_detail"),
    path("peta/<int:pk>/ubah/", mapping.map_edit, name="map_edit"),
    path("peta/<int:pk>/tinjauan/", mapping.map_review, name="map_review"),
    path("peta/<int:pk>/akhir/", mapping.map_end, name="map_end"),
    path("deklarasi/", declarations.declaration_list, name="declaration_list"),
    path("deklarasi/baru/", declarations.declaration_new, name="declaration_new"),
    path("deklarasi/nihil/", declarations.declaration_nil, name="declaration_nil"),
    path("deklarasi/belum/", declarations.undeclared_list, name="undeclared_list"),
    path(
        "deklarasi/pengingat/", declarations.undeclared_remind, name="undeclared_remind"
    ),
    path(
        "deklarasi/<int:pk>/",
        declarations.declaration_detail,
        name="declaration_detail",
    ),
    path(
        "deklarasi/<int:pk>/kepentingan/",
        declarations.interest_new,
        name="interest_new",
    ),
    path(
        "deklarasi/<int:pk>/tanda-tangan/",
        declarations.declaration_sign,
        name="declaration_sign",
    ),
    path(
        "kepentingan/<int:pk>/penghapusan/",
        declarations.interest_remove,
        name="interest_remove",
    ),
    path(
        "kepentingan/<int:pk>/pelepasan/",
        reviews.interest_release,
        name="interest_release",
    ),
    path(
        "deklarasi/<int:pk>/telaah/<slug:step>/",
        reviews.declaration_review,
        name="declaration_review",
    ),
    path(
        "deklarasi/<int:pk>/pengalihan/",
        reviews.declaration_hand_over,
        name="declaration_hand_over",
    ),
    path("kasus/", cases.case_list, name="case_list"),
    path("kasus/baru/", cases.case_new, name="case_new"),
    path("kasus/<int:pk>/", cases.case_detail, name="case_detail"),
    path("kasus/<int:pk>/langkah/<slug:step>/", cases.case_step, name="case_step"),
    path("kasus/<int:pk>/pengalihan/", cases.case_hand_over, name="case_hand_over"),
]
