"""The API, ``/api/v1``: what the pages show, for programs. `operations` is the table of what may be asked."""
