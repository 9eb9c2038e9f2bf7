"""What the service is. Imports the standard library, msgspec for its values, and nothing else."""
