"""Winset reads a negotiation: claims with sources go in, one page of comparable readings comes out."""
