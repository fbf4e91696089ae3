"""Which worked cases ship with Winset?"""
