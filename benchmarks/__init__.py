"""What the program's speed is measured by; ``make bench`` runs it, the tests never do."""
