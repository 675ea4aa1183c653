"""What methods take."""
