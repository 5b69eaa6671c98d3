"""Joins events and attributions: each event on the word of a chain of speakers, outermost first."""

from dragoman.claims.denials import part_denials
from dragoman.claims.factuality import factuality_of
from dragoman.claims.find import make_claims
from dragoman.claims.sources import actor_in, name_sources

__all__ = ["actor_in", "factuality_of", "make_claims", "name_sources", "part_denials"]
