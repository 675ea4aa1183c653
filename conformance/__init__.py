"""Generated clients against Microsoft's conformance suite for generated clients: ``python -m conformance.run``."""
