"""Training of the learned model: a command of the project, on texts of the project. Nothing here runs when kg reads."""
