"""The project's own gold: passages by status and example articles, written without sight of the reader."""
