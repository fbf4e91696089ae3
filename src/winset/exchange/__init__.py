"""How do cases and results travel to other tools and back?"""
