"""Which draws stand in for what the case leaves uncertain?"""
