"""Pages through real servers: gunicorn and granian, two processes each, asked over the network."""
