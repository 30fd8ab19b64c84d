"""The field's own words: enumerations, rating scales and the category tree."""
