"""The way out of a family, step by step."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("coordination", "0006_answers"), ("registry", "0008_cards")]

    operations = []
