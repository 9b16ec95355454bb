"""The address of a file."""

from django.urls import path

from zona.core.files import views

urlpatterns = [path("<int:pk>/", views.file_download, name="file_download")]
