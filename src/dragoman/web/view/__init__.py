"""Pure functions that turn rows of the record into what templates show."""
