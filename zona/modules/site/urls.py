"""Addresses of the module."""

from django.urls import URLPattern

app_name = "site"

urlpatterns: list[URLPattern] = []
