"""How a session becomes a person: with unit and grants, in one query."""

from allauth.account.auth_backends import AuthenticationBackend

from zona.core.people.models import Grant, User


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's sign-in; reads the person, the unit and all grants together."""

    def get_user(self, user_id: int) -> User | None:
        grants = list(
            Grant.objects.filter(user_id=user_id).select_related("user__unit", "unit")
        )
        user: User | None
        if grants:
            user = grants[0].user
            user.held = tuple(grants)
        else:
            user = User.objects.select_related("unit").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
