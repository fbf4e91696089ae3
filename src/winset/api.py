"""What can a program ask of Winset?"""
