"""Realisation, berita acara and the way up to the ministry."""
