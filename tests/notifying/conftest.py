from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from tests.conftest import Cast


@pytest.fixture
def posted(cast: Cast) -> Cast:
    """Everybody has an address, and their name is in it."""
    for person in User.objects.all():
        person.email = f"{person.username}@example.org"
        person.save()
    for name in Cast.__dataclass_fields__:
        getattr(cast, name).refresh_from_db()
    return cast
