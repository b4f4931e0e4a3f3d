"""The tables of people; no rules live here."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class PersonManager(BaseUserManager["Person"]):
    """This finds a person by e-mail, whatever the case it is typed in."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """Someone who signs in, by e-mail; what they may do stands in their memberships."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254, unique=True)  # in lower case
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 - AbstractBaseUser declares a list

    class Meta:
        db_table = "access_person"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="access_person_email_in_lower_case"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="access_person_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name
