"""How does each school of reading look at the same case?"""
