from ._runtime import ServiceDefinition

SERVICE = ServiceDefinition(name="tiny", version="1.2.3", base_path="/openai")
