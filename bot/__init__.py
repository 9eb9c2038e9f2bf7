"""Mosty."""
