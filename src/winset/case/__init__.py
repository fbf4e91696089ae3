"""What does the case folder say?"""
