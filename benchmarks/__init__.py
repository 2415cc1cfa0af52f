"""Benchmarks: ratios in one run, against the physical floor and the peer. Nothing here is a test."""
