"""What Sphinx writes into the pages from the program itself."""
