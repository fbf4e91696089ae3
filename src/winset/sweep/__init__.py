"""Which answers change when a claim changes?"""
