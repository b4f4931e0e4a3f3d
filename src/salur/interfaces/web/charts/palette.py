"""The colours of the pictures, checked for contrast; red is only for what needs someone."""

INK = "#17212b"
MUTED = "#4d5a66"
LINE = "#c9d1cd"
TRACK = "#edf0ed"
PAPER = "#ffffff"
ALERT = "#b42318"

MONEY = "#0f5c4d"
MONEY_LOST = "#b9d8cd"
RICE = "#8a6410"
RICE_LOST = "#ead9b4"

# One hue from light to dark: the order is seen without telling colours apart.
STEPS = ("#e8f1ee", "#bfdcd2", "#86bba9", "#2f7d6a", "#0c4a3e")
STEP_INKS = (INK, INK, INK, PAPER, PAPER)

FONT = "Segoe UI, Roboto, Noto Sans, Liberation Sans, DejaVu Sans, sans-serif"
