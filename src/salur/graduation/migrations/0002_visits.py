"""Home visits and what they found."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("graduation", "0001_cases")]

    operations = []
