"""Families that fell back wait before all others."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registry", "0008_cards")]

    operations = []
