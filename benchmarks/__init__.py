"""Measuring: one door for every benchmark task, and the clock for every stage."""
