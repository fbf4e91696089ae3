"""How does a document become one self-contained HTML page?"""
