"""``python -m zhunsheng``: the same as the ``zhunsheng`` command."""

from zhunsheng.faces.cli.main import main

if __name__ == "__main__":
    main()
