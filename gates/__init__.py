"""Quality floors: pinned scores on gold data, checked by `make floors`."""
