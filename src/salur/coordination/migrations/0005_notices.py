"""What somebody is told of, in the application and by e-mail."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("coordination", "0004_meetings")]

    operations: list[Operation] = []
