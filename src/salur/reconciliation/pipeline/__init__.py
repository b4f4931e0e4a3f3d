"""Reconciliation as ordered batch steps: read, set aside, settle references, sum, class, write."""
