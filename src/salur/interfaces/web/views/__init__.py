"""Views: one per page; each asks its questions, lets a presenter turn the answers, and renders."""
