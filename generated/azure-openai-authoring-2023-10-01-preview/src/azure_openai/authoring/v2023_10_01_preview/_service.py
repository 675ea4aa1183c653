"""What the client needs to know of the service itself."""

from ._runtime import ServiceDefinition

SERVICE = ServiceDefinition(
    name="azure-openai-authoring-2023-10-01-preview",
    version="0.1.0",
    base_path="/openai",
    api_version_parameter="api-version",
    key_header="api-key",
    key_prefix="",
    scopes=("https://cognitiveservices.azure.com/.default",),
)
