"""How each small grammar of a case is written: dates, figures, sets, conditions, rules, waits."""
