"""How much somebody was told of and has not seen: read with whoever makes a request."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0006_birth")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="unseen",
            field=models.IntegerField(default=0, db_default=0),
        ),
    ]
