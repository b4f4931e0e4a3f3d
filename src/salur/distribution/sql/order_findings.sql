-- purpose: what is wrong with a received order, family by family
-- reads: nothing
-- writes: distribution_order_finding
-- grain: one finding about one family in one look at one cycle's order

CREATE TABLE distribution_order_finding (
    check_id bigint NOT NULL REFERENCES distribution_order_check (id),
    path ltree NOT NULL,
    kode_wilayah text NOT NULL,
    id_kpm text NOT NULL,
    finding text NOT NULL,
    lines integer NOT NULL,
    amount_idr bigint NOT NULL,
    CONSTRAINT distribution_order_finding_once PRIMARY KEY (check_id, kode_wilayah, id_kpm, finding),
    CONSTRAINT distribution_order_finding_known CHECK (
        finding IN (
            'ordered_not_listed', 'listed_not_ordered', 'ordered_suspended', 'ordered_twice', 'ordered_already_paid',
            'ordered_partly_paid', 'ordered_without_account', 'ordered_account_not_usable', 'ordered_account_unknown',
            'ordered_account_of_another', 'ordered_in_other_region', 'ordered_ineligible'
        )
    )
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON distribution_order_finding FROM salur_app;
CREATE TRIGGER distribution_order_finding_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON distribution_order_finding
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
