"""Sign-in and account addresses: allauth's views under Indonesian paths, each marked."""

from allauth.account import views as account
from django.urls import path

from zona.core.access import public, signed_in

urlpatterns = [
    path("masuk/", public(account.login), name="account_login"),
    path("keluar/", signed_in(account.logout), name="account_logout"),
]
