"""The evening brief: drafted from the record, edited by a person, checked, written out, sent, corrected."""
