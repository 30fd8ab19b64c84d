"""Products as slides: native charts and tables where PowerPoint has them, else vectors."""
