"""The naming stage: gathers every nameable thing of a service, then allocates names, the stronger claim first."""

from __future__ import annotations

from generator.diagnostics import DiagnosticSink
from generator.ir.service import Service
from generator.ir.types import Model
from generator.naming.arguments import name_arguments, name_attributes
from generator.naming.classes import name_classes, name_helpers, shared_enums
from generator.naming.identifiers import constant_name
from generator.naming.methods import name_groups, name_methods
from generator.naming.modules import assign_modules
from generator.naming.operations import place_operations
from generator.naming.servers import name_path_variables
from generator.naming.table import NameTable, OperationNames
from generator.project.configuration import ServiceConfig

__all__ = ["name_service"]


def name_service(service: Service, config: ServiceConfig, sink: DiagnosticSink) -> NameTable:
    """Every Python name of the service's package."""
    definitions = service.definitions
    places = place_operations(service.operations, config.operations)
    by_resource = name_groups(places)
    groups = {key: by_resource[place.group].attribute for key, place in places.items()}
    methods = name_methods(service.operations, places, sink)
    shared = shared_enums(service)
    classes = name_classes(service, shared, sink)
    stems = {key: f"{groups[key]}_{method}" for key, method in methods.items()}
    helpers, fields = name_helpers(service.operations, stems, definitions, classes)
    operations = {}
    for operation in service.operations:
        key = operation.key
        arguments, keywords = name_arguments(operation, definitions)
        operations[key] = OperationNames(
            group=groups[key],
            method=methods[key],
            row=constant_name(groups[key], methods[key]),
            arguments=arguments,
            keywords=keywords,
            options=helpers[key, "Options"],
            result=helpers[key, "Result"],
            event=helpers[key, "Event"],
        )
    return NameTable(
        classes=classes,
        shared=shared,
        modules=assign_modules(service, classes, shared, groups),
        attributes={key: name_attributes(item) for key, item in definitions.items() if isinstance(item, Model)},
        fields=fields,
        groups=tuple(by_resource.values()),
        operations=operations,
        path_variables=name_path_variables(service, config, sink),
    )
