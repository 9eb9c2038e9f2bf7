"""What the service is. Imports the standard library and nothing else."""
