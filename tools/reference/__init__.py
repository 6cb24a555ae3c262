"""The pages of docs/reference, each made of what the program itself says."""
