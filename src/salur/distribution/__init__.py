"""The month of a programme in a kab/kota: its list, its order or request, what is reported."""
