"""The record in the shapes of other programs: one writer a format, each row with the word it stands on."""

from __future__ import annotations

from dragoman.export.formats import FORMATS, export_events, find_format, whole_file

__all__ = ["FORMATS", "export_events", "find_format", "whole_file"]
