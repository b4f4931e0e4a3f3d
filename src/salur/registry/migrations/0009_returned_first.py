"""Families that left and fell back wait before all others."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from salur.kernel.sql_text import sql_text


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0008_cards'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='family',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='family',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='family',
            name='waiting_first',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='familyevent',
            name='waiting_first',
            field=models.BooleanField(db_default=False, default=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='family',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "registry_family_history" ("address", "birth_date", "birth_place", "changed_at", "changed_by", "digest", "ended_from", "ended_no_ba", "evidence", "head_name", "held_no_ba", "held_reasons", "id", "id_kpm", "id_pengurus", "kode_wilayah", "member_from", "mother_sealed", "name", "nik_blind", "nik_sealed", "no_kk_blind", "no_kk_sealed", "path", "payable", "pgh_created_at", "pgh_label", "pgh_obj_id", "pkh_number", "pkh_status", "rt", "rw", "sex", "status_bpnt", "suspended_reasons", "verified_on", "waiting_first", "waiting_no_ba", "waiting_since") VALUES (OLD."address", OLD."birth_date", OLD."birth_place", OLD."changed_at", OLD."changed_by", OLD."digest", OLD."ended_from", OLD."ended_no_ba", OLD."evidence", OLD."head_name", OLD."held_no_ba", OLD."held_reasons", OLD."id", OLD."id_kpm", OLD."id_pengurus", OLD."kode_wilayah", OLD."member_from", OLD."mother_sealed", OLD."name", OLD."nik_blind", OLD."nik_sealed", OLD."no_kk_blind", OLD."no_kk_sealed", OLD."path", OLD."payable", NOW(), \'update\', OLD."id", OLD."pkh_number", OLD."pkh_status", OLD."rt", OLD."rw", OLD."sex", OLD."status_bpnt", OLD."suspended_reasons", OLD."verified_on", OLD."waiting_first", OLD."waiting_no_ba", OLD."waiting_since"); RETURN NULL;', hash='8ebd3c4d4dcb5cdf188a184851acbb246813356b', operation='UPDATE', pgid='pgtrigger_update_update_73475', table='registry_family', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='family',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "registry_family_history" ("address", "birth_date", "birth_place", "changed_at", "changed_by", "digest", "ended_from", "ended_no_ba", "evidence", "head_name", "held_no_ba", "held_reasons", "id", "id_kpm", "id_pengurus", "kode_wilayah", "member_from", "mother_sealed", "name", "nik_blind", "nik_sealed", "no_kk_blind", "no_kk_sealed", "path", "payable", "pgh_created_at", "pgh_label", "pgh_obj_id", "pkh_number", "pkh_status", "rt", "rw", "sex", "status_bpnt", "suspended_reasons", "verified_on", "waiting_first", "waiting_no_ba", "waiting_since") VALUES (OLD."address", OLD."birth_date", OLD."birth_place", OLD."changed_at", OLD."changed_by", OLD."digest", OLD."ended_from", OLD."ended_no_ba", OLD."evidence", OLD."head_name", OLD."held_no_ba", OLD."held_reasons", OLD."id", OLD."id_kpm", OLD."id_pengurus", OLD."kode_wilayah", OLD."member_from", OLD."mother_sealed", OLD."name", OLD."nik_blind", OLD."nik_sealed", OLD."no_kk_blind", OLD."no_kk_sealed", OLD."path", OLD."payable", NOW(), \'delete\', OLD."id", OLD."pkh_number", OLD."pkh_status", OLD."rt", OLD."rw", OLD."sex", OLD."status_bpnt", OLD."suspended_reasons", OLD."verified_on", OLD."waiting_first", OLD."waiting_no_ba", OLD."waiting_since"); RETURN NULL;', hash='9664df9068f2de5c8766b6e86e166c28de70f409', operation='DELETE', pgid='pgtrigger_delete_delete_3f5f6', table='registry_family', when='AFTER')),
        ),
        migrations.RunSQL(
            sql_text("registry", "returned"), sql_text("registry", "returned_reverse")
        ),
    ]
