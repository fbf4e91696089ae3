"""How are the results shown to a reader?"""
