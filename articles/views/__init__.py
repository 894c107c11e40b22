"""Pages: each view validates, asks, renders."""
