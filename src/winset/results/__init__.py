"""What did a run find, in records that any later step can read?"""
