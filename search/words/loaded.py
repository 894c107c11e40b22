"""The dictionary, read by whoever imports this: one process does, and those forked from it need not."""

from search.words.dictionary import tables

tables(())
