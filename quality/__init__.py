"""How well Dragoman reads, measured: against gold beside the repository, and against passages and articles of our own."""
