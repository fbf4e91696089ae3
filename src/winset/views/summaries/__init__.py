"""What does a chart say to somebody who does not see it: one text, and one table?"""
