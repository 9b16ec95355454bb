"""The gallery; included at `/_ui/` only where DEBUG is on."""

from django.urls import path

from zona.core.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("<slug:frame>/", views.frame, name="frame"),
]
