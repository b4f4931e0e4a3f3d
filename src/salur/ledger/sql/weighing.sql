-- purpose: lets accounts hold what scales lose (weighing), in grams
-- reads: nothing
-- writes: the check of ledger_account
-- grain: the schema

ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_kind_has_unit;
ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_kind_has_unit CHECK (
    (kind IN ('treasury', 'bank_pool', 'cards', 'shops', 'returned') AND unit = 'IDR')
    OR (kind IN ('bulog_national', 'warehouse', 'in_transit', 'delivery_point', 'handed', 'rejected', 'weighing')
        AND unit = 'GRAM')
    OR kind = 'suspense'
);
