"""Regions by Kemendagri code, and the history of those codes."""
