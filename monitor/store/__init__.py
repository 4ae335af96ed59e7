"""Values <-> rows. The state of the program lives in one database and nowhere else."""
