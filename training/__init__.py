"""Fitting the pair classifier on the project's own sentences; nothing here is needed to read pages."""
