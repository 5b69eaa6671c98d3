"""The parse and the questions the other stages ask of it."""
