"""The texts of the suggestions, by what they are about."""
