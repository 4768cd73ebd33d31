"""Bytes to documents: text, Markdown, HTML, PDF and JSON lines, with the day of publication and how it is known."""
