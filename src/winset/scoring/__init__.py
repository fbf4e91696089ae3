"""How well did earlier readings hold up against what happened?"""
