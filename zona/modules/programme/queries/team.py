"""Reading the team."""

from zona.core.people.models import Position
from zona.modules.programme.models import (
    TeamMember,
)


def represented(unit_id: int, members: list[TeamMember]) -> dict[str, bool]:
    """Return each section of the unit and whether a team member comes from it.

    A section is a post directly under the head's that leads other posts.
    """
    rows = Position.objects.filter(unit_id=unit_id).order_by("pk")
    posts = {post.pk: post for post in rows}
    leading = {post.superior_id for post in posts.values()}
    top = {pk for pk, post in posts.items() if post.superior_id not in posts}
    found = {
        pk: False
        for pk, post in posts.items()
        if pk in leading and post.superior_id in top
    }
    for member in members:
        pk = member.user.position_id if member.user else None
        while pk in posts:
            if pk in found:
                found[pk] = True
            pk = posts[pk].superior_id
    return {posts[pk].title: is_present for pk, is_present in found.items()}
