"""What the client needs to know of the service itself."""

from ._runtime import ServiceDefinition

SERVICE = ServiceDefinition(
    name="azure-openai-assistants-2023-11-06-beta",
    version="0.1.0",
    base_path="/openai",
    api_version_parameter=None,
    key_header="api-key",
    key_prefix="",
    scopes=("https://cognitiveservices.azure.com/.default",),
)
