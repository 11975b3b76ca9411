"""What `start.sh` and `start.bat` share: makes `.venv`, installs, starts. Standard library only."""
