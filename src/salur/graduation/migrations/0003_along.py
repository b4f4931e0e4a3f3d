"""Referrals and follow-ups."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("graduation", "0002_visits")]

    operations = []
