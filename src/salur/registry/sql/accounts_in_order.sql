-- purpose: gives the sealed numbers of several accounts in the order in which they are asked for
-- reads: registry_numbered (temporary: place bigint, account uuid), registry_account
-- writes: nothing
-- grain: one place

SELECT a.sealed
FROM registry_numbered n
JOIN registry_account a ON a.blind = n.account
ORDER BY n.place;
