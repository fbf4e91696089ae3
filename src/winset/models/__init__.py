"""How do the parties choose, under each model of the talks?"""
