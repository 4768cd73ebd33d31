"""Dragoman: reads news about diplomacy and keeps a sourced record of meetings."""

__version__ = "0.1.0"
