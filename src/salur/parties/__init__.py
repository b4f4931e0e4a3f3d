"""The organisations that hand aid on, and who serves which area from when."""
