"""How the names of warehouses and delivery points are matched."""


def place_key(name: str) -> str:
    """Give the name of a place as files match it: case and spaces fold."""
    return " ".join(name.split()).casefold()
