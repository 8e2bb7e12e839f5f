"""On whose word, told whom, where."""
