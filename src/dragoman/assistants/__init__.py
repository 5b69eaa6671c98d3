"""The record for language models: a few read-only tools over the Model Context Protocol."""
