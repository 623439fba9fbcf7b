"""以案定补: rates as a register, one check a month, lines counted from the files, a sheet for the payment."""
