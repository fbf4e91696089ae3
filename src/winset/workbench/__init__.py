"""How does the analyst work on a case in the browser?"""
