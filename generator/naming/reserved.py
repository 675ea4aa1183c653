"""Names that generated code uses itself, so that nothing of a document may take them."""

from __future__ import annotations

import builtins
import keyword

KEYWORDS = frozenset(keyword.kwlist)
#: Names that the modules of ``models`` and ``params`` use.
CLASSES = (
    frozenset(dir(builtins))
    | KEYWORDS
    | frozenset(
        "Annotated Any AsyncStream CallOptions ClassVar Field FileContent Literal Mapping OneOf Required Sequence Stream TypeAlias"
        " TypedDict TYPE_CHECKING Union Unpack".split()
    )
)
#: Public attributes of pydantic's BaseModel, and the types that annotations in a class body name.
ATTRIBUTES = frozenset(
    "construct copy dict from_orm json model_computed_fields model_config model_construct model_copy model_dump"
    " model_dump_json model_extra model_fields model_fields_set model_json_schema model_parametrized_name"
    " model_post_init model_rebuild model_validate model_validate_json model_validate_strings parse_file parse_obj"
    " parse_raw schema schema_json update_forward_refs validate bool bytes date datetime float int list str tuple".split()
)
#: What every method takes besides its own arguments.
CALL_OPTIONS = frozenset(
    {"timeout", "retries", "headers", "extra_query", "extra_body", "client_request_id", "response_hook"}
)
ARGUMENTS = CALL_OPTIONS | {"self", "body", "options", "polling_interval", "continuation_token"}
#: The client's own arguments and settings (``ClientSettings``). ``api_version`` is not among them: a variable of the
#: server's path that is called so is the version.
CLIENT_ARGUMENTS = frozenset(
    "self endpoint credential strict settings timeout retries retry_backoff headers transport policies enforce_https"
    " credential_scopes service_path".split()
)
#: Public attributes of the client's base class, and modules of ``models`` and ``params`` that belong to no group.
GROUPS = frozenset(
    "common other close send_request endpoint api_version strict with_raw_response with_options from_env".split()
)
