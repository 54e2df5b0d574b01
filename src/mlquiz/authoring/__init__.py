"""The author's desk: findings, rules, lint, layout, audit. Knows banks; prints nothing."""
