"""What a political scientist edits, and the reader for it."""
