"""How fast is Winset, as ratios measured in one run?"""
