-- purpose: finds the lines by which families leave without reading every change
-- reads: nothing
-- writes: an index of registry_change
-- grain: one change

CREATE INDEX registry_change_graduating ON registry_change (id)
    WHERE kind IN ('GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI');
