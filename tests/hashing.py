"""The hasher of the tests: the program's own, with a thousandth of its rounds."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class QuickHasher(PBKDF2PasswordHasher):
    """This hashes as the program does, for people who are made up and gone in a minute."""

    iterations = 1_000
