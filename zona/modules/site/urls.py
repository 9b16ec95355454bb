"""Addresses of the module, without a namespace: the layouts of core know these names."""

from django.urls import path

from zona.modules.site import views

urlpatterns = [
    path("", views.home, name="home"),
    path("pemberitahuan/", views.notice_list, name="notice_list"),
    path("pemberitahuan/dibaca/", views.notice_read_all, name="notice_read_all"),
    path("pemberitahuan/<int:pk>/", views.notice_open, name="notice_open"),
    path("pemberitahuan/<int:pk>/dibaca/", views.notice_read, name="notice_read"),
]
