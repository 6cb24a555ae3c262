"""What can be said: vocabulary, code lists, the register, records and errors."""
