"""What rules read: the matches of the rule files, made into candidates by kind."""
