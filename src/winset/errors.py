"""What can go wrong, said in words the analyst can act on."""
