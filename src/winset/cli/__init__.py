"""What can an analyst ask of Winset at the command line?"""
