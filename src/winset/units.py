"""How are counts, shares, money and dates read and written?"""
