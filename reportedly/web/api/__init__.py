"""The API, ``/api/v1``: what `asking` answers, over HTTP."""
