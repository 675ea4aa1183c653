"""The stages, in order: a document in, a package out. Read this first; :mod:`generator.generation` runs them.

Each reads what earlier ones set in the :class:`Run`. All are pure but the first (reads) and the last (writes).
"""

from __future__ import annotations

from collections.abc import Callable

from generator.convert import convert
from generator.diff.changelog import changelog
from generator.infer import infer
from generator.naming import name_service
from generator.normalize import normalize
from generator.package.format import format_files
from generator.package.manifest import render_package
from generator.package.publish import publish
from generator.package.up_to_date import document_id
from generator.package.view import package_view
from generator.project.catalog import config_of
from generator.project.documents import read_documents
from generator.project.identity import identify
from generator.plan import plan
from generator.run import Run
from generator.samples import make_samples


def _load(run: Run) -> None:
    run.documents = read_documents(run.target, run.options.service, run.sink)


def _normalize(run: Run) -> None:
    run.normal = normalize(run.documents, run.sink)


def _convert(run: Run) -> None:
    run.service = convert(run.normal, run.sink)
    run.identity = identify(run.target, run.service.version, run.documents.root, *run.options.given)
    run.config = config_of(run.target, run.identity.service, run.identity.azure)


def _infer(run: Run) -> None:
    run.service, run.skipped = infer(run.service, run.config, run.sink)


def _name(run: Run) -> None:
    run.names = name_service(run.service, run.config, run.sink)


def _plan(run: Run) -> None:
    run.plan = plan(run.service, run.names, run.identity, run.config, run.sink)
    run.result = run.result.of(run.plan, run.skipped)


def _sample(run: Run) -> None:
    run.samples = make_samples(run.plan, run.sink)


def _view(run: Run) -> None:
    run.view = package_view(run.plan, run.samples)


def _render(run: Run) -> None:
    run.files = (*render_package(run.view), changelog(run.previous, run.version(document_id(run.target))))


def _format(run: Run) -> None:
    run.files = format_files(run.files)


def _write(run: Run) -> None:
    result = run.result.made_of(run.files, run.sink)
    run.result = publish(run.target, run.options, run.documents, run.identity, result, run.files)


Stages = tuple[Callable[[Run], None], ...]

#: A document into what its package is made of; PRODUCTION makes files of that, unless the analysis found errors.
ANALYSIS: Stages = (_load, _normalize, _convert, _infer, _name, _plan)
PRODUCTION: Stages = (_sample, _view, _render, _format, _write)
