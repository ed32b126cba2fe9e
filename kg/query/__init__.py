"""The saved questions: their catalogue, parameters, answers and the formats of these."""
