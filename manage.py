"""The same commands as `zona`, for tools that look for a manage.py."""

from zona.config.cli import main

if __name__ == "__main__":
    main()
