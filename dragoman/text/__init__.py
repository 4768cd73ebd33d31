"""Clean text that keeps its offsets: repair, page furniture, the language of a text."""
