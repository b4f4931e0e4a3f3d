"""Obstacles with one owner and a deadline, meetings, complaints."""
